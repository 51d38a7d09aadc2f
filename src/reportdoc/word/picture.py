"""Pictures made fit for print: upright, and no finer than paper can show."""

from __future__ import annotations

import hashlib
from io import BytesIO

from reportdoc.project.files import changed
from reportdoc.report.block import Picture
from reportdoc.report.place import Place
from reportdoc.word.builder import Builder
from reportdoc.word.xml import escape

EMU_PER_INCH = 914_400
"""ECMA-376 Part 1, 20.1.2.1."""
RESOLUTION = 220
"""Pixels an inch kept in print; what Word itself keeps for print by default."""
TOLERANCE = 2.0
"""A picture up to this much finer than the resolution is left as it is."""
QUALITY = 88
"""JPEG quality of pictures that are made anew."""


def drawing(builder: Builder, picture: Picture, width: int, height: int, alt: str) -> str:
    """Return the run of an inline picture of that size (EMU) with its alternative text."""
    relationship = _relationship(builder, picture, width)
    number = next(builder.ids)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="图片 {number}" descr="{escape(alt)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{escape(picture.path.name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _relationship(builder: Builder, picture: Picture, width: int) -> str:
    pixels = width * RESOLUTION // EMU_PER_INCH
    fine = picture.width > pixels * TOLERANCE
    as_is = picture.format in ("JPEG", "PNG") and picture.orientation == 1 and not fine
    key = (picture.path, None if as_is else pixels)
    known = builder.parts.known_picture(key)
    if known:
        return known
    if as_is:
        return builder.parts.picture(key, _bytes(picture), picture.format.lower())
    return builder.parts.picture(key, *_printable(picture, pixels if fine else picture.width))


def _bytes(picture: Picture) -> bytes:
    """Return the file of a picture; raises ContentError where it is no longer the one that was looked into."""
    data = picture.path.read_bytes()
    if picture.digest and hashlib.sha256(data).hexdigest() != picture.digest:
        raise changed(Place(picture.path.name))
    return data


def _printable(picture: Picture, pixels: int) -> tuple[bytes, str]:
    """Return the picture turned upright and that many pixels wide, and its format."""
    from PIL import Image, ImageOps

    with Image.open(BytesIO(_bytes(picture))) as image:
        turned = picture.orientation >= 5
        wanted = (round(pixels * picture.height / picture.width), pixels)
        image.draft("RGB", wanted if turned else wanted[::-1])
        upright = ImageOps.exif_transpose(image) if picture.orientation != 1 else image
        transparent = upright.has_transparency_data
        colours = upright.convert("RGBA" if transparent else "RGB")
    size = (pixels, max(1, round(pixels * picture.height / picture.width)))
    printable = colours.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    buffer = BytesIO()
    if transparent:
        printable.save(buffer, "PNG", optimize=False)
        return buffer.getvalue(), "png"
    printable.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue(), "jpeg"
