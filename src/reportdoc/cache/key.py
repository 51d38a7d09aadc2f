"""The key that binds records to the user whose builds made them; it lies outside every project."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

from reportdoc.project.publishing.moving import patiently

SIZE = 32
"""Bytes of a key."""
KEEPSAKE = b"what a project keeps of its builds"
"""Everybody's key, for what is only compared with and never delivered: colleagues share it with the folder."""
_FOLDER, _FILE = "reportdoc", "cache.key"


def user_key() -> bytes | None:
    """Return the key of this user, made the first time; None where there is no place to keep one.

    Whoever lacks a key does without a cache: nothing else depends on it.
    """
    try:
        path = _state() / _FOLDER / _FILE
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _read(path) or _made(path)
    except (OSError, RuntimeError):  # the latter where nobody knows a home folder
        return None


def _state() -> Path:
    """Return where programs keep what outlives them and is of this user and machine alone, by the system's custom."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    # A relative path is to be ignored (XDG Base Directory Specification, Environment variables).
    named = Path(os.environ.get("XDG_STATE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local/state"


def _read(path: Path) -> bytes | None:
    """Return a key that nobody else can have read or put there."""

    def read() -> tuple[os.stat_result, bytes]:
        with path.open("rb") as file:
            return os.fstat(file.fileno()), file.read(SIZE + 1)

    try:
        # On Windows somebody may be putting it there just now.
        about, key = patiently(read)
    except (FileNotFoundError, PermissionError):
        return None
    ours = sys.platform == "win32" or (about.st_uid == os.getuid() and not stat.S_IMODE(about.st_mode) & 0o077)
    return key if ours and len(key) == SIZE else None


def _made(path: Path) -> bytes | None:
    """Put a new key in its place, whole or not at all; of several that do so at once, the first one's counts."""
    beside = path.with_name(f"{_FILE}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(SIZE))
        try:
            # Windows renames onto nothing that is there, and would not let go of a link to a file that somebody reads.
            (os.rename if sys.platform == "win32" else os.link)(beside, path)
        except OSError:  # somebody was quicker, or what lies there is no key
            if _read(path) is None:
                beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return _read(path)
