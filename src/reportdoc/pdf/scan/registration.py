"""Where in a scan the page lies that it is a print of: registration of one picture with another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reportdoc.pdf.scan.thumbnail import small_grey

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

LIKE = 0.37
"""Likeness from which on a scan is taken for a print of its twin: the other 132 pages of the sample lay below 0.26, the
page with two seals, noise, dark paper, uneven light, in grey, as a fax or at 97 % from 0.5 on."""
_COARSE, _FINE = 128, 384
"""Pixels of the side of the squares that pictures are compared on."""
_SIZE = 1200
"""Pixels of the longer side of the picture that is looked at."""
_SMALLER = tuple(number / 100 for number in range(98, 38, -2))
"""Sizes of the page within the scan that are tried: A4 on the glass for A3 is half of it, and less across."""
_AROUND = tuple(number / 1000 for number in range(-20, 21, 4))
"""What is added to a size to find it exactly."""
_PAPER, _BLACK = 235.0, 120.0


@dataclass(frozen=True, slots=True)
class Registration:
    """How a page lies in a scan that was turned and then laid on paper of the proportions of the page (`fitted`)."""

    turned: int
    """Quarter turns, counter-clockwise."""
    scale: float
    """Size of the page, 1 where it fills the scan."""
    left: float
    """Where it begins, in shares of the width."""
    top: float
    """Where it begins, in shares of the height."""
    likeness: float
    """Greatest normalised cross-correlation of their ink (B. Zitová, J. Flusser, “Image registration methods: a
    survey”, 2003, 3.1): 1 where both are the same."""


def register(scan: Image, twin: Image) -> Registration:
    """Return how the page of which `twin` is a picture lies in a straight scan, as far as the two are alike.

    That it fills the scan is tried first; of smaller ones, only one that is like it is taken.
    """
    quarters = _Quarters(scan, twin)
    whole = quarters.best((1.0,))
    if whole.likeness >= LIKE:
        return whole
    smaller = quarters.best(_SMALLER)
    return smaller if smaller.likeness >= LIKE else whole


class _Quarters:
    """A scan in its four quarter turns beside its twin."""

    def __init__(self, scan: Image, twin: Image) -> None:
        small = small_grey(scan, _SIZE)
        self._turned = [fitted(small.rotate(90 * turn, expand=True), twin.width / twin.height) for turn in range(4)]
        self._coarse = [_Ink(picture, _COARSE) for picture in self._turned]
        self._twin = twin

    def best(self, scales: Iterable[float]) -> Registration:
        """Return the best turn and size, found on a coarse picture and then looked at on a fine one."""
        pages = {scale: _Ink(_shrunk(self._twin, scale), _COARSE) for scale in scales}
        tried = [
            (ink.correlation(page)[0], turn, scale)
            for turn, ink in enumerate(self._coarse)
            for scale, page in pages.items()
        ]
        _, turn, scale = max(tried)
        fine = _Ink(self._turned[turn], _FINE)
        found = [self._exact(fine, turn, round(scale + more, 3)) for more in _AROUND]
        return max(found, key=lambda one: one.likeness)

    def _exact(self, fine: _Ink, turn: int, scale: float) -> Registration:
        likeness, row, column = fine.correlation(_Ink(_shrunk(self._twin, scale), _FINE))
        return Registration(turn, scale, _beginning(column, scale), _beginning(row, scale), likeness)


class _Ink:
    """Where a picture is dark, in a square and with mean 0."""

    def __init__(self, picture: Image, side: int) -> None:
        from PIL import Image, ImageFilter

        square = picture.resize((side, side), Image.Resampling.BOX)
        if side == _COARSE:
            square = square.filter(ImageFilter.GaussianBlur(1))
        ink = np.clip(_PAPER - np.asarray(square, dtype=np.float64), 0, _BLACK)
        self._ink: NDArray[np.float64] = ink - ink.mean()

    @cached_property
    def _spectrum(self) -> NDArray[np.complex128]:
        return np.fft.rfft2(self._ink)

    def correlation(self, page: _Ink) -> tuple[float, float, float]:
        """Return the greatest correlation over all shifts of a page, and the shift down and right in shares."""
        size = float(np.sqrt(np.square(self._ink).sum() * np.square(page._ink).sum()))
        if not size:
            return 0.0, 0.0, 0.0
        shifts = np.fft.irfft2(self._spectrum * np.conj(page._spectrum), s=self._ink.shape)
        row, column = np.unravel_index(int(np.argmax(shifts)), shifts.shape)
        side = self._ink.shape[0]
        return float(np.max(shifts)) / size, float(row) / side, float(column) / side


def fitted(picture: Image, ratio: float) -> Image:
    """Return a picture in the middle of paper that is so much wider than high, and no larger than needed."""
    from PIL import Image

    height = max(picture.height, round(picture.width / ratio))
    paper = Image.new(picture.mode, (round(height * ratio), height), "white")
    paper.paste(picture, ((paper.width - picture.width) // 2, (paper.height - picture.height) // 2))
    return paper


def _shrunk(page: Image, scale: float) -> Image:
    """Return a page in the upper left corner of paper of its own size."""
    from PIL import Image

    paper = Image.new("L", page.size, "white")
    paper.paste(page.resize((round(page.width * scale), round(page.height * scale)), Image.Resampling.BOX))
    return paper


def _beginning(shift: float, scale: float) -> float:
    """Return where a page begins: shifts go round, and one beyond the far edge is one over the near edge."""
    return shift - 1 if shift + scale / 2 > 1 else shift
