"""Pages of a PDF as pictures for a screen, and what they say, one at a time."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Self

from reportdoc.pdf.lines import PageLines, page_lines
from reportdoc.report.message import message
from reportdoc.report.problem import InputError, OperationError

if TYPE_CHECKING:
    from PIL.Image import Image

PDFIUM = Lock()
"""PDFium works in one thread at a time."""
_QUALITY = 80
"""Of JPEG: letters stay clean, and a page of text at 144 dots an inch takes 12 ms and 250 kB; WebP takes ten times as
long for two thirds of that."""
_COVER = (236, 239, 243)


class Rendering:
    """An open PDF, whose pages are drawn when somebody asks for them."""

    def __init__(self, data: bytes) -> None:
        """Open a PDF; raises InputError where it is damaged."""
        from pypdfium2 import PdfDocument, PdfiumError

        with PDFIUM:
            try:
                self._document = PdfDocument(data)
                self.count = len(self._document)
            except PdfiumError:
                raise InputError(message("the PDF is damaged")) from None
        self._closed = False

    def picture(self, index: int, width: int, masks: Sequence[tuple[float, float]] = ()) -> bytes:
        """Return a page as JPEG of a width in pixels, strips of it covered: from where to where, in points.

        Raises OperationError where the PDF has been closed.
        """
        with self._turn():
            page = self._document[index]
            scale = width / page.get_width()
            bitmap = page.render(scale=scale)
            # What PDFium holds is given back here, and not whenever Python gets to it, in any thread.
            picture: Image = bitmap.to_pil().copy()
            bitmap.close()
            page.close()
        for top, bottom in masks:
            picture.paste(_COVER, (0, int(top * scale), picture.width, min(picture.height, int(bottom * scale) + 1)))
        stream = BytesIO()
        picture.save(stream, "JPEG", quality=_QUALITY)
        return stream.getvalue()

    def lines(self, index: int) -> PageLines:
        """Return what a page says, and where; raises OperationError where the PDF has been closed."""
        with self._turn():
            return page_lines(self._document, index)

    def close(self) -> None:
        """Close it; pages that are being drawn are finished first."""
        with PDFIUM:
            if not self._closed:
                self._document.close()
            self._closed = True

    @contextmanager
    def _turn(self) -> Generator[None]:
        with PDFIUM:
            if self._closed:
                raise OperationError(message("there is a newer build; open the page anew"))
            yield

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
