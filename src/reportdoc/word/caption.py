"""Captions of tables, figures and cases."""

from __future__ import annotations

from reportdoc.report.inline import Inline
from reportdoc.report.label import bookmark
from reportdoc.word.builder import Builder
from reportdoc.word.field import run, sequence
from reportdoc.word.inline import runs

_SPACE = "　"


def caption(builder: Builder, label: str, title: tuple[Inline, ...]) -> str:
    """Return the runs of a caption: its number, bookmarked for references, and its title.

    Without a number the title alone is bookmarked, so that its page can still be found.
    """
    number = builder.numbers.get(label)
    if number is None:
        return builder.bookmark(bookmark(label), runs(builder, title))
    return builder.bookmark(bookmark(label), sequence(number)) + run(_SPACE) + runs(builder, title)
