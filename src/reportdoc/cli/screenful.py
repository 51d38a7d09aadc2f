"""Long texts on a screen: a screenful is shown, the rest on wish."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from gettext import gettext as _
from unicodedata import east_asian_width

import click

_UNDER = 5
"""Rows of a screen that are left for what stands above, and for the question under the text."""


def show(text: str, full: bool, notices: Sequence[str] = ()) -> None:
    """Print notices, which are no result, and a text; on a terminal no more than fits there unless all is wanted.

    A file or a pipe gets all. What needs a look takes half of a screen at most, or what the text leaves free.
    """
    lines = text.splitlines()
    columns, height = shutil.get_terminal_size()
    room = max(height - _UNDER, 2)
    if sys.stdout.isatty() and not full:
        above = _fitting(notices, max(room // 2, room - 1 - _rows(lines, columns)), columns)
        room -= _rows(notices[:above], columns) + (above < len(notices))
        shown = _fitting(lines, max(room, 1), columns)
    else:
        above, shown = len(notices), len(lines)
    for line in notices[:above]:
        click.secho(line, err=True, fg="yellow")
    if above < len(notices):
        click.secho(_more(len(notices) - above), err=True, fg="yellow")
    click.echo("\n".join(lines[:shown]))
    if shown < len(lines):
        click.echo(_more(len(lines) - shown))


def _more(count: int) -> str:
    return _("… {count} more lines; --full shows them all").format(count=count)


def _fitting(lines: Sequence[str], room: int, columns: int) -> int:
    """Return how many lines stand in so many rows, one at least."""
    for count, line in enumerate(lines):
        room -= _rows([line], columns)
        if room < 0:
            return max(count, 1)
    return len(lines)


def _rows(lines: Sequence[str], columns: int) -> int:
    return sum(max(1, -(-_width(line) // max(columns, 1))) for line in lines)


def _width(line: str) -> int:
    """Return the columns that a line takes: two for a Chinese character (Unicode, UAX 11), none for a colour."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in click.unstyle(line))
