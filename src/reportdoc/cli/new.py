"""`reportdoc new`: a small project that builds at once."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from subprocess import list2cmdline

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, language_option


@click.command(
    help=as_written(
        _("Make a small project in DIR, a new folder or an empty one."),
        _(
            "It holds the chapters of a quality report with a table, a figure, a chart\n"
            "and a case to copy from, the six indicator tables to fill in, and the\n"
            "templates."
        ),
    ),
    short_help=_("Make a small project that builds at once."),
    options_metavar=OPTIONS,
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@language_option
def new(directory: Path) -> None:
    """Make the project and say how to go on."""
    with reported(as_json=False):
        from reportdoc.scaffold import make

        make(directory)
    click.echo(_("Made {directory}. Next:").format(directory=directory))
    click.echo(f"  {list2cmdline(['reportdoc', 'build', str(directory)])}")
