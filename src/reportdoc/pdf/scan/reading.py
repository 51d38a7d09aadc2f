"""The file of a scan as a picture: PDF, JPEG, PNG or TIFF, one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pdf.scan.rendering import ENCRYPTED, LARGEST, SIGNED, Unusable, draw_page
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

BYTES = 100_000_000
"""The largest file taken: a page of A4 at 600 dpi, uncompressed and in colour, is as large."""
PIXELS = 80_000_000
"""The most pixels taken: A3 at 600 dpi has 70 million."""
_LEAST = 200
"""The fewest pixels of a side taken: A4 at 25 dpi, of which nobody can read a word."""
_FORMATS = ("JPEG", "PNG", "TIFF")


def read_scan(path: Path) -> Image:
    """Return the one page of a scan in colour or grey, white where it was transparent, turned as its file says.

    Raises InputError where the file is none of PDF, JPEG, PNG and TIFF, is damaged, encrypted, signed, too large or too
    small, or has more than one page; OSError where it cannot be read.
    """
    if path.stat().st_size > BYTES:
        raise _wrong(path, "large")
    with path.open("rb") as file:
        start = file.read(1024)
    scan = _pdf(path) if b"%PDF-" in start else _picture(path)
    if min(scan.size) < _LEAST:
        raise _wrong(path, "small")
    return scan


def _pdf(path: Path) -> Image:
    try:
        return draw_page(path)
    except Unusable as error:
        raise _unusable(path, error.args[0]) from None


def _unusable(path: Path, reason: str) -> InputError:
    if reason == ENCRYPTED:
        hint = message("save it without a password")
        return InputError(message('the scan "{file}" is encrypted', file=path.name), hint)
    if reason == SIGNED:
        text = message(
            'the scan "{file}" is signed electronically; as a picture it would lose its signature', file=path.name
        )
        return InputError(text, message("scan the page that was signed by hand"))
    return _not_one(path, int(reason)) if reason.isdecimal() else _wrong(path, "damaged")


def _picture(path: Path) -> Image:
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures and of odd metadata; the limit here is ours.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=_FORMATS) as picture:
                if picture.width * picture.height > PIXELS:
                    raise _wrong(path, "large")
                if picture.format == "TIFF" and (pages := getattr(picture, "n_frames", 1)) != 1:
                    raise _not_one(path, pages)
                # JPEG can be read at half its size, which is still more than is kept.
                picture.draft(None, (LARGEST, LARGEST))
                return _opaque(ImageOps.exif_transpose(picture))
    except UnidentifiedImageError:
        text = message('the scan "{file}" is none of PDF, JPEG, PNG and TIFF, or it is damaged', file=path.name)
        raise InputError(text, message("scan the page again")) from None
    except Image.DecompressionBombError:
        raise _wrong(path, "large") from None
    except (ValueError, SyntaxError, EOFError, KeyError, TypeError, MemoryError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _wrong(path, "damaged") from None


def _opaque(picture: Image) -> Image:
    from PIL import Image

    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode.startswith("I;16") or picture.mode in ("I", "F"):
        return picture.point(lambda value: value / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    above = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", above.size, "white"), above).convert("RGB")


def _not_one(path: Path, pages: int) -> InputError:
    text = message('the scan "{file}" has {pages} pages', file=path.name, pages=pages)
    return InputError(text, message("give the declaration alone, one page"))


def _wrong(path: Path, what: str) -> InputError:
    if what == "large":
        text = message('the scan "{file}" is too large', file=path.name)
        return InputError(text, message("scan the page at 300 dpi"))
    if what == "small":
        text = message('the scan "{file}" is too small to be read', file=path.name)
        return InputError(text, message("scan the page at 300 dpi"))
    return InputError(message('the scan "{file}" is damaged', file=path.name), message("scan the page again"))
