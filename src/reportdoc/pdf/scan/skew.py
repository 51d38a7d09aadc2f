"""By which angle a scan is askew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from reportdoc.pdf.scan.thumbnail import small_grey

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

_REACH = 45.0
"""Degrees to either side that are tried: beyond them, columns lie as lines do."""
_STEPS = (1.0, 0.25, 0.05)
"""Degrees between the angles tried, coarse ones first."""
_SIZE = 1000
"""Pixels of the longer side of the picture that angles are tried on: there, a line of text is some pixels high."""
_DARK = 40
"""By how much, of 255, a pixel is darker than the paper to count as ink."""
_MOST = 200_000
"""Dark pixels that are looked at; print has fewer, and of a photograph some are enough."""


def skew(scan: Image) -> float:
    """Return the degrees by which to turn a scan counter-clockwise so that its lines, or columns, lie straight.

    It is the angle at which they are sharpest (the projection profile of H. S. Baird, “The skew angle of printed
    documents”, 1987), within 0.2 degrees for a page with few lines; 0 where it is hardly any.
    """
    dots = _Dots(small_grey(scan, _SIZE))
    best, reach = 0.0, _REACH
    for step in _STEPS:
        # Where nothing is sharper than anything else, as on an empty page, it lies straight.
        best, reach = max(_angles(best, reach, step), key=lambda angle: (dots.sharpness(angle), -abs(angle))), step
    return best if abs(best) >= 2 * reach else 0.0


def _angles(middle: float, reach: float, step: float) -> Iterator[float]:
    count = round(reach / step)
    return (round(middle + step * number, 3) for number in range(-count, count + 1))


class _Dots:
    """The dark pixels of a picture, each somewhere in its square: so no angle has the grid on its side."""

    def __init__(self, light: Image) -> None:
        grey = np.asarray(light, dtype=np.float64)
        dark = np.median(grey) - grey
        found = np.flatnonzero(dark > _DARK)
        found = found[:: 1 + found.size // _MOST]
        rows, columns = np.divmod(found, light.width)
        somewhere = np.random.default_rng(0)
        self._y = rows + somewhere.random(found.size) - light.height / 2
        self._x = columns + somewhere.random(found.size) - light.width / 2
        self._weight = dark.ravel()[found]
        self._far = max(light.size)

    def sharpness(self, angle: float) -> float:
        """Return how much the darkness changes from row to row, or from column to column where that is more.

        The picture is turned by an angle in degrees, counter-clockwise.
        """
        sine, cosine = np.sin(np.radians(angle)), np.cos(np.radians(angle))
        return max(self._changes(self._y * cosine - self._x * sine), self._changes(self._x * cosine + self._y * sine))

    def _changes(self, places: NDArray[np.float64]) -> float:
        profile = np.bincount((places + self._far).astype(np.intp), self._weight)
        return float(np.square(np.diff(profile)).sum())
