"""A short text that is another one as soon as a project's files are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from reportdoc.project.folders import OUTPUT, SOURCES


def stamp(project: Path, content: str = "") -> str:
    """Return what changes with any file that a report is made of, and with each build.

    `content` is its `content_stamp`, where that is known. Names, sizes and times tell, as `make` goes by them: reading
    every file would take longer than a page may.
    """
    found = hashlib.sha256((content or content_stamp(project)).encode())
    for file in sorted((project / OUTPUT).glob("*.docx")):
        found.update(f"{file.name} {file.stat().st_mtime_ns}\0".encode())
    return found.hexdigest()[:32]


def content_stamp(project: Path) -> str:
    """Return what changes with any file that a report is made of."""
    found = hashlib.sha256()
    for name in SOURCES:
        for line in _files(project / name):
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()[:32]


def _files(folder: Path) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    for one in entries:
        if one.is_dir(follow_symlinks=False):
            yield from _files(Path(one.path))
        else:
            state = one.stat(follow_symlinks=False)
            yield f"{one.path} {state.st_size} {state.st_mtime_ns}\0"
