"""Scans of a declaration, made of the page as it is printed: signed, askew, on paper, in many kinds of file."""

from __future__ import annotations

import io
import math
import subprocess
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tests.support.programs import program
from tests.support.sealing.starter import DECLARATION, built

DPI = 150
CORNERS = (70, 70)
"""Pixels of the middle of a green spot from the upper left corner of the page; nothing else is green."""
GREEN = (0, 160, 60)


def page(project: Path) -> Image.Image:
    """Return the blank declaration at 150 dpi with a signature's strokes, and a green spot at its upper left."""
    return marked(rendered(built(project), DECLARATION))


def oversized(side: int) -> bytes:
    """Return a PNG that says it is a square with a side of so many pixels, and holds one pixel."""
    buffer = io.BytesIO()
    Image.new("RGBA", (1, 1)).save(buffer, "PNG")
    data = buffer.getvalue()
    # The header begins behind signature and length, with the name that its checksum covers (PNG 5.3, 11.2.1).
    header = data[12:16] + side.to_bytes(4) * 2 + data[24:29]
    return data[:12] + header + zlib.crc32(header).to_bytes(4) + data[33:]


def rendered(pdf: Path, number: int, dpi: int = DPI) -> Image.Image:
    """Return a page of a PDF, counted from 1, as Poppler draws it."""
    command = [program("pdftoppm"), "-f", str(number), "-l", str(number), "-r", str(dpi), str(pdf)]
    done = subprocess.run(command, check=True, capture_output=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def marked(picture: Image.Image) -> Image.Image:
    """Draw a green spot and strokes of a pen on a page."""
    draw = ImageDraw.Draw(picture)
    x, y = CORNERS
    draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=GREEN)
    width, height = picture.size
    draw.line(
        [(width // 2 + step * 9, height * 5 // 8 + (step % 3) * 14) for step in range(16)], fill=(30, 30, 120), width=4
    )
    return picture


def green(picture: Image.Image) -> tuple[float, float]:
    """Return the middle of what is green in a picture, in shares of its width and height."""
    red, grass, blue = np.moveaxis(np.asarray(picture.convert("RGB")).astype(int), 2, 0)
    rows, columns = np.nonzero((grass > red + 60) & (grass > blue + 50))
    assert rows.size, "nothing green is left"
    return float(columns.mean()) / picture.width, float(rows.mean()) / picture.height


def slope(picture: Image.Image) -> float:
    """Return how far the uppermost line of text sinks from its left to its right end, in degrees.

    The first ink below the green spot in each column is taken; a straight line is laid through it by least squares.
    """
    grey = np.asarray(picture.convert("L"))
    height, width = grey.shape
    top = height // 8
    dark = grey[top : height // 2] < 110
    rows = dark.any(axis=1)
    first = int(np.argmax(rows))
    band = dark[first : first + height // 20]
    columns = [index for index in range(width // 10, width * 9 // 10) if band[:, index].any()]
    lowest = [band.shape[0] - int(np.argmax(band[::-1, index])) for index in columns]
    gradient = float(np.polyfit(columns, lowest, 1)[0])
    return math.degrees(math.atan(gradient))
