"""Pictures of seals on pages: at a spot, and cut over the right edges of many (骑缝章)."""

from __future__ import annotations

from itertools import pairwise

from pikepdf import Object, Pdf

from reportdoc.pdf.overlay import Overlay, draw
from reportdoc.pdf.placement import SIZE, Placement
from reportdoc.pdf.units import MM

GROUP = 20
"""Pages that share one seal at most: 42 mm on 20 pages are 2.1 mm each, about what can still be told apart."""


def box(picture: Overlay, spot: Placement, size: float = SIZE) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top in points of a picture whose longer side is `size` mm, around a spot."""
    width = size * MM * min(1, picture.ratio)
    height = size * MM * min(1, 1 / picture.ratio)
    return spot.x - width / 2, spot.y - height / 2, spot.x + width / 2, spot.y + height / 2


def stamp(pdf: Pdf, image: Object, place: tuple[float, float, float, float], page: int) -> None:
    """Draw an embedded picture into a box on a page."""
    left, bottom, right, top = place
    matrix = f"{right - left:.3f} 0 0 {top - bottom:.3f} {left:.3f} {bottom:.3f} cm"
    draw(pdf, pdf.pages[page], f"{matrix} /Seal Do", {"/XObject": {"/Seal": image}}, "Stamp")


def groups(pages: int, most: int = GROUP) -> list[range]:
    """Return the pages in groups of at most `most`, as equal in size as can be, so that no seal is left on one page.

    A single page has no seam; it makes a group of one only where the document has no more.
    """
    count = -(-pages // most)
    ends = [round(pages * number / count) for number in range(count + 1)]
    return [range(start, end) for start, end in pairwise(ends)]


def edge_stamp(pdf: Pdf, image: Object, picture: Overlay, most: int = GROUP, size: float = SIZE) -> list[range]:
    """Draw one seal over the right edges of each group of pages, in equal slices from left to right; return the groups.

    The slices lie flush with the edge at half the height of each page, so that the fanned edges show the whole seal.
    """
    made = groups(len(pdf.pages), most)
    for group in made:
        for number, index in enumerate(group):
            _slice(pdf, image, picture, index, number, len(group), size)
    return made


def _slice(pdf: Pdf, image: Object, picture: Overlay, index: int, number: int, count: int, size: float) -> None:
    _left, bottom, right, top = (float(side) for side in pdf.pages[index].mediabox)
    left, low, far, high = box(picture, Placement(index, 0, (bottom + top) / 2), size)
    width = (far - left) / count
    clip = f"{right - width:.4f} {low:.3f} {width:.4f} {high - low:.3f} re W n"
    start = right - width * (number + 1)
    matrix = f"{far - left:.4f} 0 0 {high - low:.3f} {start:.4f} {low:.3f} cm"
    draw(pdf, pdf.pages[index], f"{clip} {matrix} /Seal Do", {"/XObject": {"/Seal": image}}, "Stamp")
