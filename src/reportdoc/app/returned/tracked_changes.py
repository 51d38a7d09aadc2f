"""The tracked changes of a returned file, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportdoc.manuscript.model import Remark
    from reportdoc.ooxml.revisions import Rejected

_TRACKED = ("inserted", "deleted")
"""Kinds of remarks that are tracked changes."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """A tracked change of a returned file."""

    kind: str
    """`inserted`, `deleted` or `moved`."""
    author: str
    date: str
    """As Word has it (ISO 8601); may be empty."""
    text: str
    """Empty where only paragraphs were parted or joined."""
    rejected: bool
    single: bool = True
    """Whether it can be accepted or taken back by itself: not in a note, nor where another program has to read the
    file first."""


def tracked_changes(source: Path, remarks: Sequence[Remark], rejected: Rejected) -> Iterator[Tracked]:
    """Yield the tracked changes of a file: those of its text one by one, then those of its notes."""
    from reportdoc.ooxml.package import opened
    from reportdoc.ooxml.revisions import tracked

    known = _is_package(source)
    if known:
        with opened(source) as package:
            for at, one in enumerate(tracked(package.main()[1])):
                back = rejected if isinstance(rejected, bool) else at in rejected
                yield Tracked(one.kind, one.author, one.date, " ".join(one.text.split()), back)
    for remark in remarks:
        if remark.kind in _TRACKED and not (known and remark.index):
            yield Tracked(remark.kind, remark.author, remark.date, remark.text, rejected is True, single=False)


def _is_package(source: Path) -> bool:
    from reportdoc.app.file_kinds import WORD, ending
    from reportdoc.layout.engines import OLD_FORMATS

    return ending(source, OLD_FORMATS) == WORD
