"""Pictures for tests: the specimen of a seal, drawn without any font."""

from __future__ import annotations

from PIL import Image, ImageDraw

RED = (220, 20, 20, 255)


def seal_picture(size: int = 300) -> Image.Image:
    """Return a red ring with a cross in it on a transparent ground."""
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((5, 5, size - 5, size - 5), outline=RED, width=size // 20)
    draw.line((size // 2, size // 5, size // 2, size * 4 // 5), fill=RED, width=size // 12)
    draw.line((size // 5, size // 2, size * 4 // 5, size // 2), fill=RED, width=size // 12)
    return picture
