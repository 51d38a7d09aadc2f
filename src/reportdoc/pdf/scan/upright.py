"""A scan put upright, by comparing it with the page it is a print of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

SKEW = 5.0
"""Degrees to either side within which a crooked scan is made straight."""
_SIZE = 700
"""Pixels of the longer side of the picture that angles are tried on: there, a line of text is some pixels high."""
_STEPS = ((1.0, 2), (0.25, 2), (0.05, 1))
"""Degrees between the angles tried, and by how much smaller the picture may be for them."""
_SMALL = 128
"""Pixels of the side of the square on which scan and twin are compared."""
LIKE = 0.48
"""Correlation from which on a scan is taken for a print of its twin: other pages of two reports lay below 0.45, the
printed page, signed and with two seals on grey paper, above 0.53."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A scan made straight."""

    picture: Image
    turned: int
    """Quarter turns made, counter-clockwise."""
    skew: float
    """Degrees by which it was crooked, counter-clockwise positive."""
    likeness: float
    """Correlation with the twin: 1 where both are the same, about 0 where they have nothing in common."""


def upright(scan: Image, twin: Image) -> Upright:
    """Return a scan turned as its twin stands; the twin is the blank page, drawn.

    Of the four quarter turns, the one is taken in which the ink of both lies most alike; before that, the scan is
    made straight by the angle at which its lines of text are sharpest (the projection profile of H. S. Baird,
    “The skew angle of printed documents”, 1987).
    """
    from PIL import Image

    angle = _skew(scan)
    if angle:
        # Within the same frame: what is cut off at its corners lay beside the sheet, and the size stays.
        scan = scan.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_paper(scan))
    wanted, small = _ink(twin), scan.reduce(_factor(scan))
    quarters = range(4)
    alike = [_likeness(_ink(small.rotate(90 * turn, expand=True)), wanted) for turn in quarters]
    turn = max(quarters, key=alike.__getitem__)
    turned = scan.rotate(90 * turn, expand=True) if turn else scan
    return Upright(turned, turn, -angle, alike[turn])


def _factor(picture: Image) -> int:
    return max(1, max(picture.size) // (4 * _SMALL))


def _paper(picture: Image) -> int | tuple[int, ...]:
    return 255 if picture.mode == "L" else (255, 255, 255)


def _skew(scan: Image) -> float:
    """Return the degrees by which to turn a scan counter-clockwise so that its lines, or columns, lie straight."""
    from PIL import Image, ImageChops

    light = scan.convert("L")
    light.thumbnail((_SIZE, _SIZE), Image.Resampling.BOX)
    dark = ImageChops.invert(light)
    best, reach = 0.0, SKEW
    for step, factor in _STEPS:
        sharpness = partial(_sharpness, dark.reduce(factor))
        best, reach = max(_angles(best, reach, step), key=sharpness), step
    return best if abs(best) >= 2 * reach else 0.0


def _angles(middle: float, reach: float, step: float) -> Iterator[float]:
    count = round(reach / step)
    return (round(middle + step * number, 3) for number in range(-count, count + 1))


def _sharpness(dark: Image, angle: float) -> float:
    """Return how much the darkness changes from row to row, or from column to column where that is more."""
    from PIL import Image

    turned = np.asarray(dark.rotate(angle, Image.Resampling.BILINEAR), dtype=np.float64)
    return max(float(np.square(np.diff(turned.sum(axis=axis))).sum()) for axis in (0, 1))


def _ink(picture: Image) -> NDArray[np.float64]:
    """Return where a picture is dark, without its frame of paper, in a square and with mean 0."""
    from PIL import Image, ImageFilter

    square = picture.convert("L").resize((_SMALL, _SMALL), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(1))
    ink = np.clip(235.0 - np.asarray(square, dtype=np.float64), 0, 120)
    return np.asarray(ink - ink.mean(), dtype=np.float64)


def _likeness(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return the greatest correlation of two pictures over all shifts of one against the other."""
    size = float(np.sqrt(np.square(one).sum() * np.square(other).sum()))
    if not size:
        return 0.0
    shifts = np.fft.irfft2(np.fft.rfft2(one) * np.conj(np.fft.rfft2(other)), s=one.shape)
    return float(shifts.max()) / size
