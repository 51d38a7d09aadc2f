"""Submissions by an address such as `s3://…`: listed, and fetched one by one, through fsspec.

The storage is whoever's who runs this; names and bytes in it are the colleges' and not trusted.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from reportdoc.app.province.submission import ENTRIES
from reportdoc.app.province.unpacking import SUBMISSION, safe_name
from reportdoc.report.message import message
from reportdoc.report.problem import InputError, OperationError

_DEPTH = 16
"""Folders in one another that are looked into."""
_CHUNK = 1 << 20
_DATES = ("LastModified", "last_modified", "Last-Modified", "mtime", "modify", "updated", "created")
_MARKS = ("ETag", "etag", "Content-MD5", "content_md5", "md5Hash", "CRC", "generation", "version_id", *_DATES)
"""What kinds of storage tell of a file that is another one after each change."""


class StorageFailed(OperationError):
    """The storage, or what is between it and this machine, failed; that says nothing of a submission."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A submission in a storage."""

    name: str
    entry: str
    """Its path there; that of a folder ends in a slash, for on a web server nothing else tells the two apart."""
    parts: tuple[str, ...]
    """What tells it from others and from itself after a change."""
    modified: str
    """When it was last changed, UTC; empty where the storage does not say."""


def local_folder(submissions: str) -> Path | None:
    """Return the folder of this machine that is meant; None for an address elsewhere. Raises InputError."""
    if "://" not in submissions:
        return Path(submissions)
    system, root = _opened(submissions)
    return Path(root) if "file" in system.protocol else None


def listed(address: str) -> list[Stored]:
    """Return the submissions at an address, by name; raises InputError where it cannot be listed or holds nothing."""
    system, root = _opened(address)
    try:
        groups: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
        top = root.rstrip("/") + "/"
        for path, about in _files(system, root):
            entry = path.removeprefix(top).partition("/")[0]
            if path.startswith(top) and entry and not entry.startswith((".", "~$")) and not path.endswith("/"):
                groups[entry][path] = about
        found = [_stored(system, top, entry, group) for entry, group in groups.items()]
    except FileNotFoundError:
        found: list[Stored] = []
    except Exception as error:  # each kind of storage has errors of its own
        raise InputError(message('"{name}" cannot be listed: {error}', name=address, error=_said(error))) from None
    if not found:
        raise InputError(message('there is no submission in "{name}"', name=address))
    return sorted(found, key=lambda one: one.name)


def fetch(address: str, entry: str, folder: Path, most: int = SUBMISSION.unpacked) -> Path:
    """Fetch a submission into an empty folder and return it, a file or a folder with the name that it has there.

    Raises InputError where it is gone, bigger than `most` bytes, or has names that lead out of its folder;
    StorageFailed.
    """
    try:
        system, _ = _opened(address)
    except InputError as error:
        raise StorageFailed(error.message, error.hint) from None
    target, room = folder / safe_name(_decoded(system, entry.rstrip("/").rpartition("/")[2])), most
    try:
        whole = (path for path, _ in _files(system, entry)) if entry.endswith("/") else [entry]
        for count, path in enumerate(whole):
            if count > ENTRIES:
                raise InputError(message("the folder holds more than {count} files", count=ENTRIES))
            inner = _decoded(system, path.removeprefix(entry).lstrip("/"))
            room = _copied(system, path, target / safe_name(inner) if inner else target, room)
    except (FileNotFoundError, PermissionError) as error:
        raise InputError(message("it cannot be fetched: {error}", error=_said(error))) from None
    except OSError as error:
        raise StorageFailed(message("it cannot be fetched: {error}", error=_said(error))) from None
    if not target.exists():
        raise InputError(message("it is not there any more"))
    return target


def _opened(address: str) -> tuple[Any, str]:
    from fsspec.core import url_to_fs

    try:
        system, root = url_to_fs(address)
    except ImportError as error:
        text = message("no package is installed that reads {name} ({error})", name=address, error=str(error))
        raise InputError(text, message("install it with pip, beside reportdoc[province], on every machine")) from None
    except Exception as error:  # each kind of storage has errors of its own
        raise InputError(message('"{name}" is no address: {error}', name=address, error=_said(error))) from None
    return system, str(root)


def _files(system: Any, top: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the files below a folder with what is known of them; `find` would leave out what cannot be listed."""
    for _, _, files in system.walk(top, maxdepth=_DEPTH, detail=True, on_error="raise"):
        yield from ((str(about["name"]), about) for about in files.values())


def _stored(system: Any, top: str, entry: str, files: Mapping[str, Mapping[str, Any]]) -> Stored:
    parts: list[str] = []
    dates: list[str] = []
    for path, about in sorted(files.items()):
        known = about if set(about) & set(_MARKS) else system.info(path)
        marks = [f"{name}={known[name]}" for name in _MARKS if known.get(name)]
        parts += [path.removeprefix(top), str(known.get("size")), *(marks or [_digest(system, path)])]
        dates += [date for name in _DATES if (date := _date(known.get(name)))]
    path = top + entry if top + entry in files else f"{top}{entry}/"
    return Stored(_decoded(system, entry), path, tuple(parts), max(dates, default=""))


def _digest(system: Any, path: str) -> str:
    digest, size = hashlib.sha256(), 0
    for data in _chunks(system, path):
        digest.update(data)
        size += len(data)
        if size > SUBMISSION.unpacked:
            break  # it will be refused
    return digest.hexdigest()


def _copied(system: Any, path: str, target: Path, room: int) -> int:
    """Copy a file; return how many bytes may come after it. What the storage says of its size is not believed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as stream:
        for data in _chunks(system, path):
            room -= len(data)
            if room < 0:
                raise InputError(message('"{file}" is bigger than any report needs', file=target.name))
            stream.write(data)
    return room


def _chunks(system: Any, path: str) -> Iterator[bytes]:
    with system.open(path, "rb") as stream:
        while data := stream.read(_CHUNK):
            yield data


def _decoded(system: Any, name: str) -> str:
    return unquote(name) if {"http", "https"} & {*system.protocol} else name


def _date(value: object) -> str:
    """Return a date, which kinds of storage tell in four ways, as ISO 8601 in UTC; empty where it is none."""
    found: datetime | None = None
    with suppress(ValueError, TypeError, OverflowError, OSError):
        match value:
            case datetime():
                found = value
            case int() | float():
                found = datetime.fromtimestamp(value, UTC)
            case str() if "," in value:
                found = parsedate_to_datetime(value)
            case str():
                found = datetime.fromisoformat(value)
    if found is None:
        return ""
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")


def _said(error: Exception) -> str:
    return (str(error) or type(error).__name__).partition("\n")[0]
