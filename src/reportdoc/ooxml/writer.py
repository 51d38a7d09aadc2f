"""Writing an Office file: the same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reportdoc.ooxml.archive import opened
from reportdoc.ooxml.limits import OWN

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The first time a zip archive can hold; the archive's own times say nothing, so all are this."""

_PACKED: Final = (".jpeg", ".jpg", ".png", ".gif", ".xlsx", ".docx", ".zip")
"""What gets no smaller by packing it once more."""


def write(target: Path | IO[bytes], parts: Iterable[tuple[str, bytes]], level: int = 6) -> None:
    """Write the parts in their order, packed as well as the level says; raises OSError where that is impossible."""
    with ZipFile(target, "w") as archive:
        for name, content in parts:
            info = ZipInfo(name, _EARLIEST)
            # zipfile says 0 on Windows, and 3 elsewhere, which goes with rights as POSIX has them (APPNOTE 4.4.2).
            info.create_system = 3
            info.external_attr = 0o600 << 16
            stored = not level or name.lower().endswith(_PACKED)
            archive.writestr(info, content, ZIP_STORED if stored else ZIP_DEFLATED, level or None)


def repacked(data: bytes) -> bytes:
    """Return an archive that a library of ours has just packed as `write` packs it: the same bytes on every system."""
    target = BytesIO()
    with opened(data, OWN) as made:
        write(target, ((name, made.read(name)) for name in made.names))
    return target.getvalue()
