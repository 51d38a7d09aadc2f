"""The one page of a PDF as a picture, drawn in a process of its own: a file made to hurt hurts nobody else.

A few kilobytes can ask for gigabytes, or for hours, and a renderer written in C++ can crash; the process has limits.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Resolution to which a page is drawn; what offices scan at."""
_LARGEST = 3500
"""The most pixels of a side when drawn: A4 at 300 dpi has 3508."""
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

    command = [sys.executable, "-m", __spec__.name, str(path.resolve())]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unusable(DAMAGED) from None
    head, _, pixels = done.stdout.partition(b"\n")
    words = head.decode("ascii", "replace").split()
    if done.returncode or not words:
        raise Unusable(DAMAGED)
    if words[0] != "RGB":
        raise Unusable(words[0])
    return Image.frombytes("RGB", (int(words[1]), int(words[2])), pixels)


def _main(path: str) -> None:
    """Write what `draw_page` reads: one line, and after `RGB WIDTH HEIGHT` the pixels."""
    _limit()
    try:
        picture = _drawn(path)
    except Unusable as error:
        print(error.args[0])
        return
    sys.stdout.buffer.write(b"RGB %d %d\n" % picture.size + picture.tobytes())


def _limit() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _drawn(path: str) -> Image:
    import pypdfium2

    _check(path)
    try:
        with pypdfium2.PdfDocument(path) as document:
            page = document[0]
            width, height = page.get_size()
            if not (1 <= width <= _SIDE and 1 <= height <= _SIDE):
                raise Unusable(DAMAGED)
            scale = min(DPI / 72, _LARGEST / max(width, height))
            picture: Image = page.render(scale=scale, draw_annots=True).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        raise Unusable(DAMAGED) from None
    return picture


def _check(path: str) -> None:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
            signed = "/AcroForm" in pdf.Root and int(pdf.Root.AcroForm.get("/SigFlags", 0)) & 1
    except pikepdf.PasswordError:
        raise Unusable(ENCRYPTED) from None
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError, MemoryError):
        raise Unusable(DAMAGED) from None
    if pages != 1:
        raise Unusable(str(pages))
    if signed:
        raise Unusable(SIGNED)


if __name__ == "__main__":
    _main(sys.argv[1])
