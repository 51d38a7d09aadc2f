"""Making files out of a comparison: beside their place first, and never over what was compared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reportdoc.app.compare.versions import Version
from reportdoc.project.publishing.workplace import beside
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

AUTHOR = "reportdoc"
"""Whose changes those of a redline are."""
_ENDING = "-修订.docx"
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The moment of changes to a file without a date."""


def write_redline(old: Version, new: Version, target: Path | None) -> Path:
    """Write a Word file that shows the changes as tracked changes, and return its path.

    Without a target it is named after the newer file and stands in its output folder, or beside it. Changes bear the
    date of the newer report, so the same versions give the same bytes.

    Raises InputError where a file is damaged or the target is one of them, OSError where it cannot be written.
    """
    from reportdoc.diff.reading import modified
    from reportdoc.redline.redline import redline

    path = target or new.folder / f"{new.docx.stem}{_ENDING}"
    moment = modified(new.docx) or _UNDATED
    return written(path, lambda made: redline(old.docx, new.docx, made, AUTHOR, moment), old, new)


def written(path: Path, write: Callable[[Path], object], old: Version, new: Version) -> Path:
    """Have a file written beside its place and put it there in one step; raises as `write_redline` does."""
    for version in (old, new):
        kept = (version.docx, version.folder / version.docx.name)
        if path.exists() and any(one.exists() and path.samefile(one) for one in kept):
            text = message("{file} is one of the versions to compare", file=str(path))
            raise InputError(text, message("name another file with --output"))
    with beside(path) as made:
        write(made)
    return path
