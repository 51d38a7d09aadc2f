"""Word files and PDFs changed for tests of whether both say the same."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

Change = Callable[[str], str]
"""From the text of a part to its new one."""


def changed(docx: Path, target: Path, change: Change, part: str = "word/document.xml") -> Path:
    """Write a copy of a Word file with one part changed, and return it."""
    with zipfile.ZipFile(docx) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                text = data.decode("utf-8")
                data = change(text).encode("utf-8")
                assert data.decode("utf-8") != text
            new.writestr(name, data)
    return target


def instead(old: str, new: str, count: int = 1) -> Change:
    """Return a change that writes one text, the last of its kind, instead of another."""
    return lambda text: new.join(text.rsplit(old, count))


def without(kind: str, holding: str) -> Change:
    """Return a change that removes the last element of a kind, such as `w:p`, that holds a text."""

    def change(text: str) -> str:
        elements = re.finditer(f"<{kind}[ >](?:(?!<{kind}[ >]).)*?</{kind}>", text, re.DOTALL)
        found = [one for one in elements if holding in "".join(re.findall(r"<w:t[ >][^<]*", one[0]))][-1]
        return text[: found.start()] + text[found.end() :]

    return change


def after(kind: str, holding: str, more: str) -> Change:
    """Return a change that puts XML after the last element of a kind that holds a text."""

    def change(text: str) -> str:
        place = text.rindex(f"</{kind}>", 0, text.index(f"</{kind}>", text.rindex(holding)) + 9) + len(f"</{kind}>")
        return text[:place] + more + text[place:]

    return change


def emptied(pdf: Path, target: Path, page: int) -> Path:
    """Write a copy of a PDF with nothing on a page, counted from 1, and return it."""
    with pikepdf.open(pdf) as opened:
        opened.pages[page - 1].obj.Contents = pikepdf.Stream(opened, b"")
        opened.save(target)
    return target
