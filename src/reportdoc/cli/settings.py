"""`reportdoc settings`: what the report is about, who answers for what, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.particulars import owners, pairs, particulars_options
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Show what content/report.yaml of PROJECT (default: this folder) says of the\n"
            "report, who answers for its parts and until when they are to deliver; or\n"
            "change what the options name, and leave everything else as it is."
        )
    ),
    epilog=as_written(
        example(
            "reportdoc settings 年报",
            "reportdoc settings 年报 --department 人才培养=教务处 --deadline 教务处=2024-11-15",
        )
    ),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@particulars_options
@click.option("--date", "day", metavar="DAY", default="", help=_("The date of the declaration, as 2024-01-04."))
@click.option(
    "--deadline",
    "deadlines",
    metavar="NAME=DAY",
    multiple=True,
    help=_(
        "Until when a department is to deliver, as\n教务处=2024-11-15; without a day, no deadline\n(may be repeated)."
    ),
)
@common_options
def settings(
    project: Path,
    college: str | None,
    english: str | None,
    code: str | None,
    year: int | None,
    day: str,
    departments: tuple[str, ...],
    deadlines: tuple[str, ...],
) -> None:
    """Show the settings, or change some."""
    answering = owners(departments)
    days = pairs(deadlines, _("write --deadline as 教务处=2024-11-15"))
    with reported(as_json=False):
        from reportdoc.app.settings import Wish, change
        from reportdoc.project.folders import CONTENT
        from reportdoc.project.project import REPORT

        if not (college or english or code or year or day or answering or days):
            _show(project)
            return
        wish = Wish(college or "", english or "", code or "", str(year or ""), day, answering, days or None)
        if change(project, wish):
            click.echo(language().message("Written: {file}", file=f"{CONTENT}/{REPORT}"))
        else:
            click.echo(language().gettext("Nothing changes: the project says this already."))
        _tell_of_strangers(project, [name for name, day in days.items() if day])


def _show(project: Path) -> None:
    from reportdoc.app.parts import parts
    from reportdoc.present.settings import as_text
    from reportdoc.project.project import load_project

    loaded = load_project(project)
    click.echo(as_text(language(), loaded.settings, parts(loaded)))


def _tell_of_strangers(project: Path, names: Sequence[str]) -> None:
    """Tell which departments with a deadline answer for nothing: they may be misspelled."""
    from reportdoc.app.deliveries.status import status
    from reportdoc.report.problem import ContentError

    if not names:
        return
    try:
        known = {line.department for line in status(project).lines}
    except ContentError:  # what is wrong in the content is told by build
        return
    for name in names:
        if name not in known:
            text = language().message("{department} answers for no part of the report yet", department=name)
            click.secho(text, err=True, fg="yellow")
