"""The store: files under the digest of their content, and JSON records that say what they are.

    objects/<SHA-256>            any bytes; a damaged one does not match its name
    records/<stage>-<key>.json   {"seal": keyed digest of stage, key and record, "record": {…}}

Whatever is not as it should be is as good as not there, so nothing in here ever needs repair. A folder may come from
anybody, its records with it; only those count that were sealed with this user's key (`cache.key`).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportdoc.project.digest import digest_of

_log = logging.getLogger(__name__)

Record = dict[str, Any]
"""A JSON object; the digests of the objects it needs stand in the list `objects`."""

CACHE = ".reportdoc-cache"
"""Name of the folder of a store in an output folder."""
BYTES = 400_000_000
"""The objects together stay below this, or are those of the newest records alone: twenty builds of 130 pages."""
RECORDS = 40
"""So many records are kept, of all stages together."""
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by reportdoc; delete it whenever you like.\n"
"""Tells backup programs that this folder can be made again (Cache Directory Tagging Specification)."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def key_of(parts: Mapping[str, Any]) -> str:
    """Return the digest of what a stage reads: strings, numbers, lists and mappings of them."""
    return digest_of(_canonical(parts))


class Store:
    """A cache folder, which is made when something is first put into it; without a key it keeps and knows nothing."""

    def __init__(self, folder: Path, key: bytes | None, limit: int = RECORDS) -> None:
        self._folder, self._key, self._limit = folder, key, limit
        self._objects, self._records = folder / "objects", folder / "records"

    def put(self, data: bytes) -> str:
        """Keep bytes and return their digest; raises OSError where that fails."""
        digest = digest_of(data)
        if self._key and self.get(digest) is None:
            self._write(self._objects / digest, data)
        return digest

    def get(self, digest: str) -> bytes | None:
        """Return the bytes of a digest; None where they are not there or have been damaged."""
        if not _DIGEST.fullmatch(digest):
            return None
        try:
            data = (self._objects / digest).read_bytes()
        except OSError:
            return None
        return data if digest_of(data) == digest else None

    def write(self, stage: str, key: str, record: Record) -> None:
        """Keep a record; raises OSError where that fails."""
        if self._key:
            path = self._path(stage, key)
            whole = {"seal": _sealed(self._key, path.stem, record), "record": record}
            _log.info("record %s: kept", path.stem)
            self._write(path, json.dumps(whole, ensure_ascii=False, indent=1).encode())

    def record(self, stage: str, key: str) -> Record | None:
        """Return a record; None where there is none that is whole and ours."""
        path = self._path(stage, key)
        found = self._read(path)
        _log.info("record %s: %s", path.stem, "none" if found is None else "found")
        if found is not None:
            with suppress(OSError):
                os.utime(path)  # tells `prune`, and nobody else, that it is still of use
        return found

    def newest(self, stage: str) -> Iterator[tuple[str, Record]]:
        """Yield key and record of every record of a stage that is whole and ours, the last used first."""
        for path in _by_age(self._records):
            if path.name.startswith(f"{stage}-") and (found := self._read(path)) is not None:
                yield path.stem.removeprefix(f"{stage}-"), found

    @property
    def empty(self) -> bool:
        """Tell whether nothing was ever kept here."""
        return self._key is None or not self._records.is_dir()

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def prune(self) -> None:
        """Remove what was not used for longest, beyond its limit and `BYTES`, and whatever is no part of the store."""
        if self._key is None:
            return
        kept: set[str] = set()
        size = 0
        for index, path in enumerate(_by_age(self._records)):
            record = self._read(path)
            wanted = set(record.get("objects", ())) - kept if record else set()
            more = sum(_size(self._objects / digest) for digest in wanted)
            if record is None or index >= self._limit or (index and size + more > BYTES):
                _remove(path)
                continue
            kept |= wanted
            size += more
        for path in _entries(self._objects):
            if path.name not in kept:
                _remove(path)

    def _path(self, stage: str, key: str) -> Path:
        return self._records / f"{stage}-{key}.json"

    def _read(self, path: Path) -> Record | None:
        if self._key is None:
            return None
        try:
            whole = json.loads(path.read_bytes())
            record, seal = whole["record"], whole["seal"]
            sound = isinstance(record, dict) and hmac.compare_digest(seal, _sealed(self._key, path.stem, record))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return record if sound else None

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
            if not (self._folder / name).exists():
                (self._folder / name).write_text(text, encoding="ascii")
        # Beside and renamed: whoever is killed here leaves a name that no record knows.
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            if path.is_dir():
                _remove(path)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def _sealed(key: bytes, name: str, record: Record) -> str:
    """Return the digest that only the holder of a key can make of a record under a name."""
    return hashlib.blake2b(_canonical([name, record]), key=key, digest_size=32, person=b"reportdoc record").hexdigest()


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _by_age(folder: Path) -> list[Path]:
    """Return the entries of a folder, the last touched first."""
    times: dict[Path, int] = {}
    for path in _entries(folder):
        with suppress(OSError):
            times[path] = path.lstat().st_mtime_ns
    return sorted(times, key=lambda path: (-times[path], path.name))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
