"""What a file or a folder is, as far as its content goes."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path


def identity(path: Path) -> str | None:
    """Return a text that changes as soon as a file, or anything in a folder, does; None where nothing is.

    Links are not followed: what counts is where they lead. Raises OSError where something cannot be read.
    """
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    return f"folder {_tree(path)}" if stat.S_ISDIR(mode) else _one(path, mode)


def is_file(path: Path) -> bool:
    """Tell whether a path is a regular file, and no link to one."""
    return path.is_file() and not path.is_symlink()


def _one(path: Path, mode: int) -> str:
    if stat.S_ISLNK(mode):
        return f"link {hashlib.sha256(os.fsencode(path.readlink())).hexdigest()}"
    if not stat.S_ISREG(mode):
        return "other"
    with path.open("rb") as file:
        return f"file {hashlib.file_digest(file, 'sha256').hexdigest()}"


def _tree(root: Path) -> str:
    digest = hashlib.sha256()
    for place, folders, names in os.walk(root, onerror=_raise):
        folders.sort()
        for name in sorted((*folders, *names)):
            path = Path(place, name)
            mode = path.lstat().st_mode
            what = "folder" if stat.S_ISDIR(mode) else _one(path, mode)
            digest.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0" + what.encode() + b"\n")
    return digest.hexdigest()


def _raise(error: OSError) -> None:
    raise error
