"""`reportdoc undo`: what a command wrote into a project is taken back."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Take back what the latest command wrote into PROJECT (default: this folder):\n"
            "take, bind, accept, confirm, comment, settings, import --force or\n"
            "snapshot --restore. Once more takes back the one before."
        ),
        _(
            "What they replaced is kept in PROJECT/history, the last fifty. Where a file\n"
            "has been changed since, that is told, and nothing is written."
        ),
    ),
    epilog=as_written(example("reportdoc undo 年报 --list", "reportdoc undo 年报")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--list", "listed", is_flag=True, help=_("List what can be taken back, the latest first."))
@common_options
def undo(project: Path, listed: bool) -> None:
    """Take back the latest command, or list what can be."""
    with reported(as_json=False):
        from reportdoc.app import undo as undoing
        from reportdoc.present.history import text

        if listed:
            lines = list(text.listed(language(), undoing.entries(project)))
        else:
            lines = list(text.undone(language(), undoing.undo(project)))
    for line in lines:
        click.echo(line)
