"""`reportdoc new`: a small project that builds at once."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from subprocess import list2cmdline

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options


@click.command(
    help=as_written(
        _("Make a small project in DIR, a new folder or an empty one."),
        _(
            "It holds the chapters of a quality report with a table, a figure, a chart\n"
            "and a case to copy from, the six indicator tables to fill in, and the\n"
            "templates."
        ),
        _(
            "With --from it is next year's project instead: text, tables, labels and\n"
            "templates of last year's, whose content is kept in content/previous. check\n"
            "then tells which figures jumped and which sentences are still last year's."
        ),
    ),
    options_metavar=OPTIONS,
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from", "last", metavar="PROJECT", type=click.Path(path_type=Path), help=_("Last year's project to begin with.")
)
@click.option("--year", type=click.IntRange(1980, 2100), metavar="YEAR", help=_("The year to report on, with --from."))
@common_options
def new(directory: Path, last: Path | None, year: int | None) -> None:
    """Make the project and say how to go on."""
    if (last is None) != (year is None):
        raise click.UsageError(_("--from and --year go together"))
    with reported(as_json=False):
        if last is not None and year is not None:
            from reportdoc.app.scaffold.next_year import make_next

            make_next(last, directory, year)
        else:
            from reportdoc.app.scaffold.new import make

            make(directory)
    click.echo(_("Made {directory}. Next:").format(directory=directory))
    click.echo(f"  {list2cmdline(['reportdoc', 'build', str(directory)])}")
