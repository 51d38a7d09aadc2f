"""A page of a PDF as a picture."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 200
"""Enough for lines and words in print; a chart across the page then has 1,200 pixels."""


def first_page(pdf: bytes) -> bytes:
    """Return the first page as PNG at 200 dots an inch; nothing where the file has none or cannot be read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            picture: Image = document[0].render(scale=_DPI / 72).to_pil()
    except (pypdfium2.PdfiumError, IndexError):
        return b""
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
