"""`reportdoc province summary`: what only all reports together show."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.province.extra import extra
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Make summary.xlsx and summary.html of what `province check` found, in OUT:\n"
            "completeness, distributions, norms, findings, grades, ranking, copied text."
        ),
        _("The page needs no network; it can be sent by mail and printed."),
    ),
    short_help=_("Compare all colleges."),
    epilog=as_written(example("reportdoc province summary 结果 --previous 去年结果 --letters")),
    options_metavar=OPTIONS,
)
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help=_("Compare with the folder of an earlier year."),
)
@click.option(
    "--profile", metavar="NAME", help=_("Norms, grading and ranking of this profile (default: of the reports' year).")
)
@click.option(
    "--types",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE.csv",
    help=_("Types of colleges: code and type a line; distributions by type."),
)
@click.option("--letters", is_flag=True, help=_("Write a letter to each college as a Word file, into OUT/letters."))
@common_options
def summary(output: Path, previous: Path | None, profile: str | None, types: Path | None, letters: bool) -> None:
    """Make the summary; the heavy imports wait until the command line has been read."""
    with reported(as_json=False), extra():
        from reportdoc.batch.summary import Wanted
        from reportdoc.batch.summary import summary as run

        for path in run(language(), Wanted(output, previous, profile, types, letters)):
            click.echo(path)
