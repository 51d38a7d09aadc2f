"""A scan as the picture of a page: upright, A4, no larger than print needs."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pdf.scan.reading import read_scan
from reportdoc.pdf.scan.rendering import DPI
from reportdoc.pdf.scan.upright import Straight, straightened, upright

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 85
"""Quality of the JPEG: no ring around the strokes of a signature can be seen, at a tenth of the size."""
A4 = 841.89
"""Points of the longer side of A4 (ISO 216)."""
COARSE = 100
"""Dots per inch below which small print is hard to read."""


@dataclass(frozen=True, slots=True)
class StraightScan:
    """A scan as far as it can be made ready without the page that it is a print of."""

    straight: Straight
    finer: float
    """So many times finer it was in its file."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A scan, ready to stand in a PDF: a JPEG that fills a page of the proportions asked for."""

    jpeg: bytes
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    grey: bool
    dpi: int
    """Resolution of the scan on the page."""
    turned: int
    """Quarter turns made, counter-clockwise."""
    skew: float
    """Degrees by which it was crooked."""
    likely: bool
    """Whether it looks like a print of the page it is to replace."""


def straight_scan(path: Path) -> StraightScan:
    """Return the scan in a file, decoded and straight; one finer than 300 dpi on A4 is made coarser.

    Raises InputError where the file cannot be used (see `read_scan`), OSError where it cannot be read.
    """
    scan = read_scan(path)
    finer = max(1.0, max(scan.size) / A4 * 72 / DPI)
    return StraightScan(straightened(_coarser(scan, finer)), finer)


def scanned_page(scan: StraightScan, twin: Image, size: tuple[float, float]) -> ScannedPage:
    """Return a scan as a page of a size in points, put upright like its twin.

    A scan of other proportions is fitted into the page, with white beside it.
    """
    placed = upright(scan.straight, twin)
    dots = max(side / wanted for side, wanted in zip(placed.picture.size, size, strict=True)) * 72
    page = _on_paper(placed.picture, size, min(round(dots), DPI))
    grey = page.mode == "L"
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    dpi = round(dots * scan.finer)
    return ScannedPage(buffer.getvalue(), *page.size, grey, dpi, placed.turned, placed.skew, placed.likely)


def _coarser(scan: Image, factor: float) -> Image:
    """Return a picture so many times smaller: to turn one that is finer than it will be in the end takes longer."""
    from PIL import Image

    size = round(scan.width / factor), round(scan.height / factor)
    return scan if factor == 1 else scan.resize(size, Image.Resampling.LANCZOS)


def _on_paper(picture: Image, size: tuple[float, float], dpi: int) -> Image:
    """Return a white page of a size in points with the picture as large as it fits, in its middle."""
    from PIL import Image

    width, height = (round(side / 72 * dpi) for side in size)
    scale = min(width / picture.width, height / picture.height)
    fitted = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    page = Image.new(fitted.mode, (width, height), 255 if fitted.mode == "L" else (255, 255, 255))
    page.paste(fitted, ((width - fitted.width) // 2, (height - fitted.height) // 2))
    return page
