"""Picture files, looked into before anything relies on them."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Literal, cast

from reportdoc.content import limits
from reportdoc.project.files import Source
from reportdoc.report.block import Picture
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")

_KEPT = 1_000
_SOUND: dict[str, Picture] = {}
"""By SHA-256, pictures that were found sound: a report is read again after each change, and decoding takes longest."""

_ORIENTATION = 0x0112
"""EXIF tag of the orientation (CIPA DC-008, 4.6.4)."""

_OTHERS: Mapping[bytes, str] = {b"%PDF": "PDF", b"<svg": "SVG", b"\xd7\xcd\xc6\x9a": "WMF", b"ftypheic": "HEIC"}
"""What other formats of pictures show near their beginning."""

_EXPORT = message("export it as PNG or JPEG")


def read_picture(source: Source) -> Picture:
    """Return what a picture file holds, after decoding all of it once.

    Raises ContentError where it is no picture, one of a format that Word files cannot carry everywhere, damaged or cut
    short, or has too many pixels; that is decided from its header alone.
    """
    data = source.read(limits.PICTURE_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    if known := _SOUND.get(digest):
        return replace(known, path=source.path)
    with _open(data, source) as image:
        if image.width * image.height > limits.PICTURE_PIXELS:
            raise _too_large(source)
        try:
            orientation = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size
            image.draft("L", (1, 1))  # a JPEG is decoded at an eighth of its size, which still reads all of it
            image.load()
        except Exception:
            # Decoders raise many kinds of errors on damaged files.
            raise _damaged(source) from None
    orientation = orientation if orientation in range(1, 9) else 1
    if orientation >= 5:
        width, height = height, width
    kind = cast(Literal["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"], image.format)
    found = _SOUND[digest] = Picture(source.path, kind, width, height, orientation, digest)
    if len(_SOUND) > _KEPT:
        _SOUND.clear()
    return found


def _open(data: bytes, source: Source) -> Image:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is stricter
            return Image.open(BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(source) from None
    except UnidentifiedImageError:
        raise _no_picture(data, source) from None
    except Exception:
        raise _damaged(source) from None


def _no_picture(data: bytes, source: Source) -> ContentError:
    start = data[:1024]
    other = next((name for mark, name in _OTHERS.items() if mark in start), "")
    if data[40:44] == b" EMF":
        other = "EMF"
    if other:
        text = message("{format} pictures cannot be used", format=other)
        return _wrong(source, text, _EXPORT)
    return _wrong(source, message("the file is not a picture"), message("use a PNG or JPEG file"))


def _too_large(source: Source) -> ContentError:
    limit = limits.PICTURE_PIXELS // 1_000_000
    text = message("the picture has more than {limit} million pixels", limit=limit)
    return _wrong(source, text, message("make it smaller; 2000 pixels of width are plenty"))


def _damaged(source: Source) -> ContentError:
    return _wrong(source, message("the picture is damaged or cut short"), _EXPORT)


def _wrong(source: Source, text: Message, hint: Message) -> ContentError:
    return ContentError([Problem(Place(source.file), text, hint)])
