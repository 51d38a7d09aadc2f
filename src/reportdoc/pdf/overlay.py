"""Drawing on top of what a page already shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Object, Page, Pdf, Rectangle, Stream

from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 25_000_000
_LARGEST = 1200
"""Pixels of the longer side of a stamp that are kept: 42 mm at 720 dpi."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A picture with transparency, of which a PDF embeds one copy however often it is drawn."""

    name: str
    """Of its file, for messages."""
    image: Image
    """RGBA."""

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.image.width / self.image.height


def read_picture(path: Path) -> Overlay:
    """Return the picture of a seal.

    Raises InputError where it is not there, is no picture, or nothing in it is transparent; OSError.
    """
    import warnings

    from PIL import Image, UnidentifiedImageError

    if not path.is_file():
        text = message('there is no picture "{file}"', file=path)
        raise InputError(text, message("write SEAL.png@WHERE with declaration, cover or PAGE:X,Y in mm, as 3:105,250"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=("PNG", "TIFF", "WEBP", "GIF")) as opened:
                if opened.width * opened.height > _PIXELS:
                    raise InputError(message('the picture "{file}" is too large', file=path.name))
                image = opened.convert("RGBA")
    except UnidentifiedImageError:
        raise _wrong(path) from None
    except (ValueError, SyntaxError, EOFError, TypeError, Image.DecompressionBombError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise _wrong(path) from None
    if image.getchannel("A").getextrema()[0] == 255:
        text = message('nothing in the picture "{file}" is transparent: its paper would cover the text', file=path.name)
        raise InputError(text, message("save the seal as PNG with a transparent background"))
    image.thumbnail((_LARGEST, _LARGEST))
    return Overlay(path.name, image)


def embedded(pdf: Pdf, picture: Overlay) -> Object:
    """Return a picture as an image XObject with its transparency as soft mask (ISO 32000-1, 11.6.5.3)."""
    red, green, blue, alpha = picture.image.split()
    from PIL import Image

    colours = Image.merge("RGB", (red, green, blue))
    mask = _image(pdf, alpha, Name.DeviceGray)
    image = _image(pdf, colours, Name.DeviceRGB)
    image.SMask = mask
    return image


def _image(pdf: Pdf, picture: Image, space: Name) -> Object:
    stream = Stream(pdf, picture.tobytes())
    for key, value in {
        "/Type": Name.XObject,
        "/Subtype": Name.Image,
        "/Width": picture.width,
        "/Height": picture.height,
        "/ColorSpace": space,
        "/BitsPerComponent": 8,
    }.items():
        stream[key] = value
    return pdf.make_indirect(stream)


def draw(pdf: Pdf, page: Page, operators: str, resources: Mapping[str, Mapping[str, Object]], kind: str) -> None:
    """Draw over a page; `resources` maps a category, such as /XObject, to the objects that the operators name.

    The drawing is an artifact of a kind (ISO 32000-1, 14.8.2.2.2), so that the tags of the page stay as they are.
    """
    form = Stream(pdf, f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC\n{operators}\nEMC\n".encode("ascii"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, page.mediabox
    form.Resources = Dictionary({category: Dictionary(dict(objects)) for category, objects in resources.items()})
    page.add_overlay(pdf.make_indirect(form), Rectangle(page.mediabox))


def _wrong(path: Path) -> InputError:
    text = message('"{file}" is no picture that can be a stamp, or it is damaged', file=path.name)
    return InputError(text, message("save the seal as PNG with a transparent background"))
