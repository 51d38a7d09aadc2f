"""Names of WordprocessingML and its companions in lxml's form (ECMA-376 Part 1, Annex A)."""

from __future__ import annotations

from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def value(element: etree._Element | None, default: str = "") -> str:
    """Return the `w:val` of an element, or the default where there is no such element or attribute."""
    return default if element is None else element.get(f"{W}val", default)


def number(text: str, default: int) -> int:
    """Return a text as a whole number, or the default where it is none or absurdly long."""
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() else default
