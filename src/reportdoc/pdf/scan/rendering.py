"""The one page of a PDF as a picture, drawn in a process of its own: a file made to hurt hurts nobody else.

A few kilobytes can ask for gigabytes, or for hours, and a renderer written in C++ can crash; the process has limits.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfBitmap, PdfDocument, PdfPage

_log = logging.getLogger(__name__)

DPI = 300
"""Resolution to which a page is drawn; what offices scan at."""
LARGEST = 3500
"""The most pixels of a side that are of use: A4 at 300 dpi has 3508."""
_FILLING = 0.8
"""Share of a page from which on a picture fills it."""
_MEMORY = 2_000_000_000
"""Bytes that the process may address; a page of A4 in colour at 600 dpi takes a tenth."""
_SECONDS = 60
_SIDE = 14_400
"""The longest side of a page in points (ISO 32000-1, annex C.2)."""

ENCRYPTED: Final = "encrypted"
SIGNED: Final = "signed"
DAMAGED: Final = "damaged"


class Unusable(Exception):
    """Why a PDF is no scan: `ENCRYPTED`, `SIGNED`, `DAMAGED`, or how many pages it has, as the argument."""


def draw_page(path: Path) -> Image:
    """Return the page of a PDF in colour; raises Unusable."""
    from PIL import Image

    # -P: nothing is imported from the folder we are in, which may be a project of anybody's.
    command = [sys.executable, "-P", "-m", __spec__.name, str(path.resolve())]
    try:
        _log.info("running %s", command)
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unusable(DAMAGED) from None
    head, _, pixels = done.stdout.partition(b"\n")
    words = head.decode("ascii", "replace").split()
    if done.returncode or not words:
        raise Unusable(DAMAGED)
    if words[0] != "RGB":
        raise Unusable(words[0])
    width, height, stride = map(int, words[1:])
    return Image.frombytes("RGB", (width, height), pixels, "raw", "RGB", stride)


def _main(path: str) -> None:
    """Write what `draw_page` reads: one line, and after `RGB WIDTH HEIGHT STRIDE` the pixels."""
    _limit()
    try:
        drawn = _drawn(path)
    except Unusable as error:
        print(error.args[0])
        return
    head = f"RGB {drawn.width} {drawn.height} {drawn.stride}\n"
    sys.stdout.buffer.write(head.encode("ascii") + bytes(drawn.buffer))


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _drawn(path: str) -> PdfBitmap:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = PdfDocument(path)
        _check(document)
        page = document[0]
        width, height = page.get_size()
        if not (1 <= width <= _SIDE and 1 <= height <= _SIDE):
            raise Unusable(DAMAGED)
        scale = min(_density(page) / 72, LARGEST / max(width, height))
        return page.render(scale=scale, draw_annots=True, rev_byteorder=True)
    except PdfiumError as error:
        raise Unusable(ENCRYPTED if error.err_code == FPDF_ERR_PASSWORD else DAMAGED) from None
    except (ValueError, MemoryError):
        raise Unusable(DAMAGED) from None


def _check(document: PdfDocument) -> None:
    from pypdfium2.raw import FPDF_GetSignatureCount

    if len(document) != 1:
        raise Unusable(str(len(document)))
    if FPDF_GetSignatureCount(document) > 0:
        raise Unusable(SIGNED)


def _density(page: PdfPage) -> float:
    """Return the dots per inch of the picture that fills a page, as a scanner makes it; `DPI` where there is none."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for image in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _FILLING * width * height:
            across, down = image.get_px_size()
            return float(min(DPI, max(across / (right - left), down / (top - bottom)) * 72))
    return DPI


if __name__ == "__main__":
    _main(sys.argv[1])
