"""Pictures for tests."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(form: str, width: int, height: int, orientation: int = 1) -> bytes:
    """Return the bytes of a picture with some variation in it."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = BytesIO()
    image.save(buffer, form, **({"exif": exif} if form in ("JPEG", "PNG", "WEBP", "TIFF") else {}))
    return buffer.getvalue()
