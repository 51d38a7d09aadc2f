"""`reportdoc settings`: what the report is about, who answers for what, and until when."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.asking import checked, college_code, college_name
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
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
@click.option(
    "--college", metavar="NAME", default="", callback=checked(college_name), help=_("The college's name in Chinese.")
)
@click.option("--english", metavar="NAME", default="", help=_("The college's name in English, for the cover."))
@click.option("--code", metavar="DIGITS", callback=checked(college_code), help=_("Its code of five digits."))
@click.option("--year", type=click.IntRange(1980, 2100), metavar="YEAR", help=_("The year to report on."))
@click.option("--date", "day", metavar="DAY", default="", help=_("The date of the declaration, as 2024-01-04."))
@click.option(
    "--department",
    "departments",
    metavar="PART=NAME",
    multiple=True,
    help=_("Who answers for a part, as 人才培养=教务处 (may be repeated)."),
)
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
    college: str,
    english: str,
    code: str | None,
    year: int | None,
    day: str,
    departments: tuple[str, ...],
    deadlines: tuple[str, ...],
) -> None:
    """Show the settings, or change some."""
    owners = _pairs(departments, _("write --department as 人才培养=教务处"))
    days = _pairs(deadlines, _("write --deadline as 教务处=2024-11-15"))
    with reported(as_json=False):
        from reportdoc.app.parts import parts
        from reportdoc.app.settings import Wish, change
        from reportdoc.present.settings import as_text
        from reportdoc.project.folders import CONTENT
        from reportdoc.project.project import REPORT, load_project

        if not (college or english or code or year or day or owners or days):
            known = load_project(project).settings
            click.echo(as_text(language(), known, parts(project, known)))
            return
        wish = Wish(college, english, code or "", str(year or ""), day, owners, days or None)
        if change(project, wish):
            click.echo(language().message("Written: {file}", file=f"{CONTENT}/{REPORT}"))
        else:
            click.echo(language().gettext("Nothing changes: the project says this already."))


def _pairs(given: tuple[str, ...], usage: str) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    if not all(name.strip() and equals for name, equals, _value in pairs):
        raise click.UsageError(usage)
    return {name.strip(): value.strip() for name, _equals, value in pairs}
