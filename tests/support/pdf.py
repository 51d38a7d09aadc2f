"""Looking into PDF files with Poppler and qpdf, which know nothing of the library that wrote them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.programs import output, program

_SUBSET = re.compile("^[A-Z]{6}\\+")


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a PDF uses."""

    name: str
    """Without the six letters that mark a subset."""
    embedded: bool


def pages(pdf: Path) -> list[str]:
    """Return the text of each page as it lies on the page, lines from top to bottom."""
    return output("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]


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
