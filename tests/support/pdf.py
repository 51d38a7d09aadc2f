"""Looking into PDF files with Poppler, PDFium and qpdf, which know nothing of the library that wrote them."""

from __future__ import annotations

import ctypes
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument, PdfPage, raw

from tests.support.programs import output, program

_SUBSET = re.compile("^[A-Z]{6}\\+")
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What PDFium tells where a line ends in a hyphen."""
_SAME = 3.0
"""Points between baselines up to which characters stand in the same line."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a PDF uses."""

    name: str
    """Without the six letters that mark a subset."""
    embedded: bool


def pages(pdf: Path) -> list[str]:
    """Return the text of each page as it lies on the page, lines from top to bottom."""
    return output("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


@dataclass(frozen=True, slots=True)
class TextLine:
    """What stands beside each other on a page."""

    baseline: float
    """Points above the lower edge of the page."""
    text: str
    """From left to right, without white space."""


def lines(pdf: Path) -> list[list[TextLine]]:
    """Return the lines of each page from top to bottom, by where their characters stand."""
    with PdfDocument(pdf) as document:
        return [_lines(page) for page in document]


def drawn(pdf: Path) -> list[str]:
    """Return the text of each page in the order in which it was drawn, cell by cell, without white space."""
    with PdfDocument(pdf) as document:
        return ["".join(text for _, _, text in characters(page)) for page in document]


def _lines(page: PdfPage) -> list[TextLine]:
    found: list[list[tuple[float, float, str]]] = []
    for one in sorted(characters(page), key=lambda one: -one[1]):
        if found and found[-1][0][1] - one[1] <= _SAME:
            found[-1].append(one)
        else:
            found.append([one])
    return [TextLine(line[0][1], "".join(text for *_, text in sorted(line))) for line in found]


def characters(page: PdfPage) -> list[tuple[float, float, str]]:
    """Return where each character begins, in points from the left and the lower edge, and what it is.

    Text that runs downwards is read with the page turned until it is upright.
    """
    text, x, y = page.get_textpage(), ctypes.c_double(), ctypes.c_double()
    found = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = _HYPHENS.get(code) or chr(code)
        if not character.isspace() and character.isprintable():
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            turned = raw.FPDFText_GetCharAngle(text, index) > 0.1
            found.append((page.get_height() - y.value, x.value, character) if turned else (x.value, y.value, character))
    return found


def info(pdf: Path) -> dict[str, str]:
    """Return what pdfinfo tells, by its words: `Title`, `Pages`, `Page size`, `Tagged`, …."""
    lines = output("pdfinfo", "-enc", "UTF-8", pdf).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def fonts(pdf: Path) -> set[Font]:
    """Return the fonts of a file."""
    _, rule, *rows = output("pdffonts", pdf).splitlines()
    names = slice(0, rule.index(" "))
    # After the name come type and encoding, which may hold spaces; then emb, sub, uni and two numbers.
    return {Font(_SUBSET.sub("", row[names].strip()), row.split()[-5] == "yes") for row in rows}


def complaints(pdf: Path) -> list[str]:
    """Return what `qpdf --check` has against a file; none for a clean one."""
    done = subprocess.run([program("qpdf"), "--check", pdf], capture_output=True, encoding="utf-8", timeout=600)
    return [] if done.returncode == 0 else (done.stderr + done.stdout).splitlines()


def picture(pdf: Path, page: int, png: Path, dpi: int = 60) -> Path:
    """Draw a page, counted from 1, as a PNG file and return it."""
    output(
        "pdftoppm", "-png", "-singlefile", "-r", str(dpi), "-f", str(page), "-l", str(page), pdf, png.with_suffix("")
    )
    return png
