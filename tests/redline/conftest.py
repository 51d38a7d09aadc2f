"""Comparing two files, with all that must hold of every redline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from reportdoc.redline.redline import redline
from tests.redline.content import bookmarks, content
from tests.redline.documents import Part, write
from tests.redline.resolve import accept, reject
from tests.support import validator

MOMENT = datetime(2024, 1, 4, 9, 30)
Compare = Callable[..., Path]


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Return a function that compares two bodies and returns the redline.

    With all changes made it must be the newer file, with none the older, and valid where that is asked: the validator
    takes its time to start.
    """

    def compared(
        old: str,
        new: str,
        parts: tuple[Part, ...] = (),
        old_parts: tuple[Part, ...] | None = None,
        valid: bool = False,
    ) -> Path:
        before = write(tmp_path / "old.docx", old, *(parts if old_parts is None else old_parts))
        after = write(tmp_path / "new.docx", new, *parts)
        return checked(before, after, tmp_path / "redline.docx", valid)

    return compared


def checked(old: Path, new: Path, target: Path, valid: bool = True) -> Path:
    """Return the redline of two files after checking it."""
    redline(old, new, target, "审阅人", MOMENT)
    accepted = accept(target, target.with_name("accepted.docx"))
    rejected = reject(target, target.with_name("rejected.docx"))
    assert content(accepted) == content(new)
    assert content(rejected) == content(old)
    assert bookmarks(new).items() <= bookmarks(accepted).items()
    assert not valid or validator.errors(target) == []
    return target
