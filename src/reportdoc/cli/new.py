"""`reportdoc new`: a small project that builds at once."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported


@click.command(
    help=_(
        "Make a small project in DIR, which must not exist or be empty: the chapters of a quality report with a table, a"
        " figure, a chart and a case to copy from, the six indicator tables to fill in, and the templates."
    ),
    short_help=_("Make a small project that builds at once."),
)
@click.argument("directory", metavar=_("DIR"), type=click.Path(path_type=Path))
def new(directory: Path) -> None:
    """Make the project and say how to go on."""
    with reported(as_json=False):
        from reportdoc.scaffold import make

        make(directory)
    click.echo(_("Made {directory}. Next:").format(directory=directory))
    click.echo(f"  reportdoc build {directory}")
