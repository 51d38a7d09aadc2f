"""Long texts on a screen: a screenful is shown, the rest on wish."""

from __future__ import annotations

import shutil
import sys
from gettext import gettext as _

import click

_UNDER = 5
"""Lines of a screen that are left for notices and the question under the text."""


def show(text: str, full: bool) -> None:
    """Print a text, on a terminal no more of it than fits there unless all is wanted; a file or a pipe gets all."""
    lines = text.splitlines()
    room = max(shutil.get_terminal_size().lines - _UNDER, 1)
    if sys.stdout.isatty() and not full and len(lines) > room:
        click.echo("\n".join(lines[:room]))
        click.echo(_("… {count} more lines; --full shows them all").format(count=len(lines) - room))
    else:
        click.echo("\n".join(lines))
