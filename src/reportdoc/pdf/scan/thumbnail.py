"""A scan as a small picture in grey, for looking at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def small_grey(scan: Image, size: int) -> Image:
    """Return a copy in grey whose longer side has at most `size` pixels; the scan, colour or grey, stays as it is.

    It is the red part of a scan in colour: in red light, seals fade, and what is printed and written stays.
    """
    from PIL import Image

    # Made smaller first, no picture of the scan's own size comes into being.
    grey = scan.reduce(max(1, max(scan.size) // size)).getchannel(0)
    grey.thumbnail((size, size), Image.Resampling.BOX)
    return grey
