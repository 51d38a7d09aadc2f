"""A zip file that a college handed in becomes a folder; nothing of it is trusted, its names least of all."""

from __future__ import annotations

import re
import stat
from pathlib import Path, PurePosixPath
from zipfile import ZipInfo

from reportdoc.ooxml.archive import Archive, Damaged, TooLarge, opened
from reportdoc.ooxml.limits import Bounds
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

SUBMISSION = Bounds(unpacked=1_000_000_000, ratio_from=64_000_000)
"""A whole submission: a report's Word file and PDF, or a project with its pictures."""

_UTF_8 = 0x800
"""Flag of a name that says it is UTF-8 (APPNOTE.TXT 4.4.4, bit 11)."""
_ENCRYPTED = 0x1
_NAME_BYTES = 255
"""Bytes of a name on the file systems of Linux."""
_DRIVE = re.compile(r"[A-Za-z]:")
_LEFT_OUT = ("__MACOSX", ".DS_Store", "Thumbs.db")
"""What computers add of themselves."""


def unpack(source: Path, folder: Path) -> None:
    """Unpack a zip file into an empty folder.

    Raises InputError where it is damaged or encrypted, unpacks to more than any report needs, or has members that are
    links or lead out of the folder; OSError where a file cannot be written.
    """
    try:
        with opened(source, SUBMISSION) as archive:
            for name, member in _members(archive).items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(archive.read(member.filename))
    except Damaged:
        raise InputError(message('"{file}" is damaged or no zip file', file=source.name)) from None
    except TooLarge:
        raise InputError(message('"{file}" unpacks to more than any report needs', file=source.name)) from None
    except (FileExistsError, IsADirectoryError, NotADirectoryError):
        raise InputError(message('"{file}" has a file and a folder of one name', file=source.name)) from None


def is_word_file(source: Path) -> bool:
    """Tell whether a zip file is a Word file itself, not one that holds some; raises InputError as `unpack` does."""
    try:
        with opened(source, SUBMISSION) as archive:
            return {"[Content_Types].xml", "mimetype"} & set(archive.names) != set()
    except Damaged:
        raise InputError(message('"{file}" is damaged or no zip file', file=source.name)) from None
    except TooLarge:
        raise InputError(message('"{file}" unpacks to more than any report needs', file=source.name)) from None


def _members(archive: Archive) -> dict[str, ZipInfo]:
    members: dict[str, ZipInfo] = {}
    for member in archive.members:
        name = safe_name(_name(member))
        if stat.S_ISLNK(member.external_attr >> 16):
            raise InputError(message('"{name}" is a link; send the file itself', name=name))
        if member.flag_bits & _ENCRYPTED:
            raise InputError(message('"{name}" is encrypted', name=name))
        if member.is_dir() or set(PurePosixPath(name).parts) & set(_LEFT_OUT):
            continue
        if name in members:
            raise InputError(message('"{name}" is there twice', name=name))
        members[name] = member
    return members


def _name(member: ZipInfo) -> str:
    """Return the name of a member; one that does not say it is UTF-8 is so all the same, or GBK, as Windows packs."""
    name = member.orig_filename
    if not member.flag_bits & _UTF_8:
        raw = name.encode("cp437")  # as the library has decoded it
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def safe_name(name: str) -> str:
    """Return the relative path that a name from elsewhere says, with / between.

    Raises InputError where it leads out of its folder, or no system could have it.
    """
    parts = PurePosixPath(name).parts
    if name.startswith("/") or _DRIVE.match(name) or ".." in parts or "\0" in name or not parts:
        raise InputError(message('"{name}" leads out of its folder', name=name.replace("\0", "")))
    if any(len(part.encode("utf-8", "surrogatepass")) > _NAME_BYTES for part in parts):
        raise InputError(message("a name is longer than {count} bytes", count=_NAME_BYTES))
    return "/".join(parts)
