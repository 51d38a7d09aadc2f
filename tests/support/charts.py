"""What a chart looks like on a page of a PDF: its bars, and whether its figures stand clear. Measured with PDFium."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pypdfium2 import PdfDocument, PdfPage, raw

_BLUE = (47, 84, 150)
"""The first series of the official template."""
_SCALE = 3
"""Pixels a point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points."""
        return self.top - self.bottom

    def meets(self, other: Box) -> bool:
        """Tell whether the two have a point in common."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )


def page_of(pdf: Path, title: str) -> int:
    """Return the index of the last page whose text has this title, without blanks."""
    with PdfDocument(pdf) as document:
        return max(at for at, page in enumerate(document) if title in _text(page))


def bars(pdf: Path, page: int) -> list[Box]:
    """Return the bars of a first series on a page, from the left, or from the top where they lie."""
    found = []
    with PdfDocument(pdf) as document:
        for one in document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
            colour = [ctypes.c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetFillColor(one.raw, *colour)
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(one.raw, fill, stroke)
            if fill.value and tuple(part.value for part in colour[:3]) == _BLUE:
                found.append(Box(*one.get_bounds()))
    return sorted(found, key=lambda box: (round(box.left), -box.top))


def figures(pdf: Path, page: int, pattern: str) -> dict[str, Box]:
    """Return where figures that match a pattern stand on a page, as far as labels of 9 points and less say them."""
    found = {}
    with PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        whole = text.get_text_range()
        for match in re.finditer(pattern, whole):
            places = range(*match.span())
            if raw.FPDFText_GetFontSize(text, match.start()) < 10:
                boxes = [text.get_charbox(at) for at in places]
                sides = list(zip(*boxes, strict=True))
                found[match[0]] = Box(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
    return found


def unclear(pdf: Path, page: int, boxes: dict[str, Box]) -> list[str]:
    """Return the figures that meet another, or that something other than their own black runs through."""
    told = [f"{one} meets {other}" for one, other in combinations(boxes, 2) if boxes[one].meets(boxes[other])]
    with PdfDocument(pdf) as document:
        height = document[page].get_height()
        picture = document[page].render(scale=_SCALE).to_pil().convert("RGB")
    for figure, box in boxes.items():
        edges = (box.left, height - box.top, box.right, height - box.bottom)
        part = picture.crop(tuple(round(edge * _SCALE) for edge in edges))
        if any(max(colour) - min(colour) > 40 for _, colour in part.getcolors(1 << 20) or ()):
            told.append(f"{figure} is run through")
    return told


def _text(page: PdfPage) -> str:
    return re.sub(r"\s", "", page.get_textpage().get_text_range())
