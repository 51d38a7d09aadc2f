"""A scan put upright, by comparing it with the page it is a print of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportdoc.pdf.scan.registration import LIKE, Registration, fitted, register
from reportdoc.pdf.scan.skew import skew
from reportdoc.pdf.scan.thumbnail import small_grey

if TYPE_CHECKING:
    from PIL.Image import Image, Resampling

_SLIGHT = 5.0
"""Degrees up to which a sheet that lies askew fills its scan; beyond them, the scan must be of something larger."""
_WHOLE = 0.97
"""Size from which on a page is taken as filling its scan; printers make it smaller by as much."""
_FINE = 2900
"""Pixels of the longer side from which on the dots of a scan are fine: A4 at 250 dpi."""
_SIZE = 1000
"""Pixels of the longer side of the picture in which dark edges are looked for."""
_DARK = 100
"""Up to here, of 255, a pixel is darker than any paper."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A scan that has not been compared with its page yet."""

    picture: Image
    skew: float
    """Degrees by which it was crooked, counter-clockwise positive."""
    unlike: Image
    """What is taken where it turns out not to be the page: far askew, the scan as it was."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A scan made straight, the page alone."""

    picture: Image
    turned: int
    """Quarter turns made, counter-clockwise."""
    skew: float
    """Degrees by which it was crooked, counter-clockwise positive."""
    likely: bool
    """Whether it looks like a print of its twin."""


def straightened(scan: Image) -> Straight:
    """Return a scan without its dark edges and made straight, as far as that can be told from the scan alone."""
    scan = _without_edges(scan)
    angle = skew(scan)
    far = abs(angle) > _SLIGHT
    # What a small angle cuts off at the corners lay beside the sheet, and the size stays.
    picture = scan.rotate(angle, _how(scan), expand=far, fillcolor="white") if angle else scan
    return Straight(picture, -angle, scan if far else picture)


def upright(straight: Straight, twin: Image) -> Upright:
    """Return a scan turned as its twin stands; the twin is the blank page, drawn in grey.

    Both are registered; where the page is only a part of the scan, that part is taken. A scan that is not like its twin
    is never turned far.
    """
    found = register(straight.picture, twin)
    if found.likeness < LIKE:
        skewed = straight.skew if straight.unlike is straight.picture else 0.0
        return Upright(straight.unlike, 0, skewed, likely=False)
    picture, skewed = straight.picture.rotate(90 * found.turned, expand=True), straight.skew
    if found.scale < _WHOLE:
        picture = _page(picture, found, twin.width / twin.height)
        # By itself it is looked at twice as large as on a glass for A3, on which it may seem half a degree askew.
        if abs(angle := skew(picture)) <= _SLIGHT:
            picture, skewed = picture.rotate(angle, _how(picture), fillcolor="white"), skewed - angle
    return Upright(picture, found.turned, skewed, likely=True)


def _how(scan: Image) -> Resampling:
    """Return how to turn a scan: where its dots are too fine to be seen, in half the time."""
    from PIL.Image import Resampling

    return Resampling.BILINEAR if max(scan.size) > _FINE else Resampling.BICUBIC


def _without_edges(scan: Image) -> Image:
    """Cut off rows and columns at the edges that are mostly dark: the lid was open, or the glass is larger."""
    small = small_grey(scan, _SIZE)
    dark = np.asarray(small) < _DARK
    rows, columns = (np.flatnonzero(dark.mean(axis=axis) < 0.5) for axis in (1, 0))
    if not rows.size or not columns.size or (rows.size, columns.size) == dark.shape:
        return scan
    left, top, right, bottom = (
        round(float(side) * scan.width / small.width) for side in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    )
    return scan.crop((left, top, right, bottom))


def _page(picture: Image, found: Registration, ratio: float) -> Image:
    """Return the part of a picture that a page was found in, with paper where it lies beyond the edges."""
    from PIL import Image

    paper = fitted(picture, ratio)
    size = round(paper.width * found.scale), round(paper.height * found.scale)
    page = Image.new(picture.mode, size, "white")
    page.paste(paper, (-round(paper.width * found.left), -round(paper.height * found.top)))
    return page
