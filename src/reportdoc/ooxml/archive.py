"""The members of a zip file that nobody vouches for: nothing is unpacked beyond what was looked at and allowed."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from reportdoc.ooxml import limits
from reportdoc.ooxml.limits import Bounds

_BROKEN = (BadZipFile, ZlibError, NotImplementedError, EOFError, RuntimeError, ValueError)
"""What the library raises about a zip file that is none, or a broken one."""


class Damaged(Exception):
    """This is no zip file, or one that cannot be unpacked."""


class TooLarge(Exception):
    """The members are too many, or too large when unpacked."""

    def __init__(self, unpacked: int = 0) -> None:
        super().__init__()
        self.unpacked = unpacked
        """Bytes of all members as the file declares them; 0 where they are too many."""


class Archive:
    """An open zip file."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        # Some programs of Windows write the names with its own mark between folders, which only Windows reads as one.
        self._members = {member.filename.replace("\\", "/"): member for member in archive.infolist()}

    @property
    def names(self) -> list[str]:
        """Names of the members, in their order in the file."""
        return list(self._members)

    @property
    def members(self) -> list[ZipInfo]:
        """The members as the file's directory tells them, in their order in the file."""
        return self._archive.infolist()

    def read(self, name: str) -> bytes:
        """Return the bytes of a member, never more than it declares; raises Damaged, KeyError where there is none."""
        member = self._members[name]
        # Other methods are no part of the format (ECMA-376 Part 2, Annex C) and unpack without a bound.
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Damaged
        try:
            with self._archive.open(member) as stream:
                # Asked for everything, the library first unpacks a member whole and then cuts it to its declared size.
                data = stream.read(member.file_size)
        except (*_BROKEN, OSError):
            raise Damaged from None
        if len(data) < member.file_size:
            raise Damaged
        return data


@contextmanager
def opened(source: Path | bytes, bounds: Bounds) -> Generator[Archive]:
    """Yield the members of a zip file; raises Damaged, TooLarge, or OSError where it cannot be read."""
    raw = FileIO(source) if isinstance(source, Path) else BytesIO(source)
    with _Source(raw) as stream:
        try:
            archive = ZipFile(stream)
        except _BROKEN:
            raise Damaged from None
        stream.opening = False
        _check(archive.infolist(), stream.seek(0, os.SEEK_END), bounds)
        yield Archive(archive)


class _Source(BufferedReader):
    """The bytes of a zip file, whose directory may only have a sensible size: it is parsed before it can be counted."""

    opening = True

    def read(self, size: int | None = -1, /) -> bytes:
        if self.opening and size is not None and size > limits.DIRECTORY_BYTES:
            raise TooLarge
        return super().read(size)


def _check(members: list[ZipInfo], packed: int, bounds: Bounds) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.MEMBERS:
        raise TooLarge
    if unpacked > bounds.unpacked or (unpacked > bounds.ratio_from and unpacked > limits.RATIO * packed):
        raise TooLarge(unpacked)
