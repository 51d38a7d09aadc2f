"""Pictures out of a Word file: their real format, and whether they are sound."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from reportdoc.manuscript import limits

_ENDINGS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "GIF": "gif",
    "BMP": "bmp",
    "DIB": "bmp",
    "TIFF": "tif",
    "WEBP": "webp",
}
"""Endings by Pillow's name of the format; all are formats that content may have."""
_EMF = b" EMF"
"""Signature in the header of an EMF file, at byte 40 (MS-EMF, 2.2.9)."""
_WMF = (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
"""Signatures of WMF files with and without the placeable header (MS-WMF, 2.3.2)."""


@dataclass(frozen=True, slots=True)
class Media:
    """A picture's bytes and the ending that its format asks for."""

    data: bytes
    """Empty where the picture is damaged or of a format nobody reads."""
    ending: str


def usable(parts: Mapping[str, bytes]) -> dict[str, Media]:
    """Return each picture with the ending of its real format; what Pillow cannot decode is empty."""
    return {name: _media(data) for name, data in parts.items()}


def metafiles(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the endings of the parts that are drawings of Windows, `emf` or `wmf`, which another program converts."""
    found = {name: metafile(data) for name, data in parts.items()}
    return {name: ending for name, ending in found.items() if ending}


def metafile(data: bytes) -> str:
    """Return `emf` or `wmf` for such a file, or nothing."""
    if data[40:44] == _EMF:
        return "emf"
    return "wmf" if data.startswith(_WMF) else ""


def cropped(page: bytes) -> bytes:
    """Return what stands on a page (PNG) without the empty paper around it, as PNG; nothing where it is empty."""
    from PIL import Image, ImageChops

    with Image.open(BytesIO(page)) as image:
        white = Image.new("RGBA", image.size, "white")
        whole = Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    box = ImageChops.difference(whole, white.convert("RGB")).getbbox()
    stream = BytesIO()
    if box:
        whole.crop(box).save(stream, "PNG")
    return stream.getvalue()


def stand_in() -> bytes:
    """Return a grey box with a cross, 800 by 450 pixels, as PNG: what stands for a picture that is missing."""
    from PIL import Image, ImageDraw

    image = Image.new("L", (800, 450), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 799, 449), outline=150, width=3)
    draw.line((0, 0, 799, 449), fill=190, width=2)
    draw.line((0, 449, 799, 0), fill=190, width=2)
    stream = BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def _media(data: bytes) -> Media:
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of pictures above a limit of its own; ours decides
        try:
            with Image.open(BytesIO(data)) as image:
                ending = _ENDINGS.get(image.format or "", "")
                if not ending or image.width * image.height > limits.PICTURE_PIXELS:
                    return Media(b"", "")
                image.draft("L", (1, 1))
                image.load()
        except Exception:
            # Decoders raise many kinds of errors on damaged files.
            return Media(b"", "")
    return Media(data, ending)
