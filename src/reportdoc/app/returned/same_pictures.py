"""Pictures that a program wrote anew when it saved the file: in another format or smaller, they are still the old ones.

Word brings pictures to 220 dots an inch on saving unless it is told not to (docs/resaving.md).
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from reportdoc.app.returned.items import Item
from reportdoc.manuscript.limits import PICTURE_PIXELS

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE = "picture"
"""Shape of a picture."""
_SMALL = 32
"""Width and height of what is compared first."""
_LARGE = 1600
"""Width or height that is compared at most."""
_BLOCK = 8
"""Width and height of what must be alike everywhere, so that one figure in a photographed table is another picture."""
_FIRST, _EVERYWHERE = 12, 12
"""How far grey values, 0 to 255, may be apart on average, of the whole and of every block. Measured on figures of 8 to
20 dots, black on white: JPEG of quality 75, and two thirds of the size at 85, are 5 to 9 apart, another digit 13 to
51; in two thirds of the size, of 8 dots, it is 5 and not seen."""
_RATIO = 0.02
"""How far the ratio of width to height may be apart."""


@dataclass(frozen=True, slots=True)
class _Sketch:
    ratio: float
    small: Image


def as_built(
    built: Sequence[Item], returned: Sequence[Item], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> list[Item]:
    """Return the items of a returned file; pictures that look like one that is missing have its key.

    `old` and `new` are the pictures of both files, by the names of their parts.
    """
    keys = {one.key for one in built if one.shape == PICTURE}, {one.key for one in returned if one.shape == PICTURE}
    missing = {one.key: one.part for one in built if one.shape == PICTURE and one.key not in keys[1]}
    strange = {one.key: one.part for one in returned if one.shape == PICTURE and one.key not in keys[0]}
    if not missing or not strange:
        return list(returned)
    sketches = {key: found for key, part in missing.items() if (found := _sketch(old.get(part, b"")))}
    names: dict[str, str] = {}
    for key, part in strange.items():
        data = new.get(part, b"")
        sketch = _sketch(data)
        alike = [one for one, other in sketches.items() if sketch and _alike(sketch, other)]
        same = [one for one in alike if _same(old[missing[one]], data)]
        if len(same) == 1:
            names[key] = same[0]
    return [replace(one, key=names.get(one.key, one.key)) if one.shape == PICTURE else one for one in returned]


def _alike(one: _Sketch, other: _Sketch) -> bool:
    return abs(one.ratio / other.ratio - 1) <= _RATIO and _apart(one.small, other.small, _SMALL) <= _FIRST


def _same(old: bytes, new: bytes) -> bool:
    images = _opened(old), _opened(new)
    one, other = images
    if one is None or other is None:
        return False
    scale = min(1.0, _LARGE / max(one.size), other.width / one.width)
    size = max(1, round(one.width * scale)), max(1, round(one.height * scale))
    return _apart(one.resize(size), other.resize(size), _BLOCK) <= _EVERYWHERE


def _apart(one: Image, other: Image, block: int) -> int:
    """Return by how much the blocks of two pictures of one size differ where they differ most."""
    from PIL import Image, ImageChops

    apart = ImageChops.difference(one, other).convert("L")
    size = max(1, -(-apart.width // block)), max(1, -(-apart.height // block))
    values = apart.resize(size, Image.Resampling.BOX).histogram()
    return max(value for value, many in enumerate(values) if many)


def _sketch(data: bytes) -> _Sketch | None:
    image = _opened(data)
    return None if image is None else _Sketch(image.width / image.height, image.resize((_SMALL, _SMALL)))


def _opened(data: bytes) -> Image | None:
    """Return a picture on white; None where it cannot be read, as those of Windows cannot."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of pictures above a limit of its own; ours decides
        try:
            with Image.open(BytesIO(data)) as image:
                if image.width * image.height > PICTURE_PIXELS:
                    return None
                whole = image.convert("RGBA")
        except Exception:
            # Decoders raise many kinds of errors on damaged files.
            return None
    return Image.alpha_composite(Image.new("RGBA", whole.size, "white"), whole).convert("RGB")
