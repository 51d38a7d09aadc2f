"""A picture that a program wrote anew is the old one; one with another figure in it is another."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.same_pictures import as_built
from reportdoc.manuscript.model import Look, ManuscriptParagraph

_PARAGRAPH = ManuscriptParagraph(1, (), "", 0, None, Look(), False, (), (), ())


def picture(key: str) -> Item:
    """Return a picture of a file."""
    return Item(_PARAGRAPH, "", key, "picture", (), 1, key)


def table(figure: str = "2152", size: int = 20) -> Image.Image:
    """Return a photographed table: small black figures on white, beside a coloured field."""
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((500, 300, 899, 599), fill=(30, 90, 160))
    for row in range(12):
        for column in range(6):
            said = figure if (row, column) == (7, 3) else str(1000 + 37 * row + column)
            draw.text((20 + 80 * column, 20 + 30 * row), said, fill="black", font=ImageFont.load_default(size))
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: int) -> bytes:
    """Return a picture's bytes."""
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def found(old: list[bytes], new: list[bytes]) -> list[str]:
    """Return as which of the old pictures the new ones are known, or by their own keys."""
    before, after = ([f"{name}{at}" for at in range(len(data))] for name, data in (("old", old), ("new", new)))
    parts = dict(zip(before, old, strict=True)), dict(zip(after, new, strict=True))
    return [one.key for one in as_built(list(map(picture, before)), list(map(picture, after)), *parts)]


@pytest.mark.parametrize(
    "new",
    [
        saved(table(), compress_level=1),
        saved(table(), "JPEG", quality=75),
        saved(table().resize((600, 400), Image.Resampling.LANCZOS), "JPEG", quality=85),
        saved(table().convert("RGBA")),
    ],
    ids=["dots", "JPEG", "smaller", "transparent"],
)
def test_what_was_only_written_anew_is_the_old_picture(new: bytes) -> None:
    assert found([saved(table())], [new]) == ["old0"]


@pytest.mark.parametrize(
    "new",
    [
        saved(table("2125")),
        saved(table("2125"), "JPEG", quality=85),
        saved(table().filter(ImageFilter.GaussianBlur(6))),
        saved(table().crop((0, 0, 900, 500))),
        saved(Image.new("RGB", (900, 600), "white")),
        b"GIF89a",
    ],
    ids=["figure", "figure in a JPEG", "blurred", "cut", "white", "damaged"],
)
def test_what_shows_something_else_is_another_picture(new: bytes) -> None:
    assert found([saved(table())], [new]) == ["new0"]


def test_each_of_several_pictures_is_known_by_its_looks_and_none_of_two_that_look_alike() -> None:
    blue, red = Image.new("RGB", (300, 200), "blue"), Image.new("RGB", (300, 200), "red")
    again = [saved(one, "JPEG") for one in (red, table(), blue)]
    assert found([saved(one) for one in (table(), blue, red)], again) == ["old2", "old0", "old1"]
    assert found([saved(blue), saved(blue, compress_level=1)], [saved(blue, "JPEG")]) == ["new0"]
