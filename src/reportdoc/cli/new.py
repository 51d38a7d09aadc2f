"""`reportdoc new`: a small project that builds at once."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from subprocess import list2cmdline

import click

from reportdoc.cli.asking import asked, checked, college_code, college_name
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example


@click.command(
    help=as_written(
        _("Make a small project in DIR, a new folder or an empty one."),
        _(
            "It holds the chapters of a quality report with a table, a figure, a chart\n"
            "and a case to copy from, the six indicator tables to fill in, and the\n"
            "templates. On a terminal it asks for what the options below do not say;\n"
            "Enter leaves a stand-in to be written over later."
        ),
        _(
            "With --from it is next year's project instead: text, tables, labels and\n"
            "templates of last year's, whose content is kept in content/previous. check\n"
            "then tells which figures jumped and which sentences are still last year's."
        ),
    ),
    epilog=as_written(
        example(
            "reportdoc new 年报 --college 某某职业技术学院 --year 2024",
            "reportdoc new 年报2024 --from 年报2023 --year 2024",
        )
    ),
    options_metavar=OPTIONS,
)
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--from", "last", metavar="PROJECT", type=click.Path(path_type=Path), help=_("Last year's project to begin with.")
)
@click.option("--year", type=click.IntRange(1980, 2100), metavar="YEAR", help=_("The year to report on."))
@click.option("--college", metavar="NAME", callback=checked(college_name), help=_("The college's name in Chinese."))
@click.option("--english", metavar="NAME", help=_("The college's name in English, for the cover."))
@click.option("--code", metavar="DIGITS", callback=checked(college_code), help=_("Its code of five digits."))
@click.option(
    "--department",
    "departments",
    metavar="PART=NAME",
    multiple=True,
    help=_("Who answers for a part, as 人才培养=教务处 (may be repeated)."),
)
@common_options
def new(
    directory: Path,
    last: Path | None,
    year: int | None,
    college: str | None,
    english: str | None,
    code: str | None,
    departments: tuple[str, ...],
) -> None:
    """Make the project and say how to go on."""
    with reported(as_json=False):
        if last is not None:
            if year is None or college or english or code or departments:
                raise click.UsageError(_("--from needs --year, and takes the rest from last year's project"))
            from reportdoc.app.scaffold.next_year import make_next

            make_next(last, directory, year)
        else:
            from reportdoc.app.scaffold.new import check_empty, make
            from reportdoc.app.scaffold.particulars import Particulars

            check_empty(directory)
            make(directory, asked(Particulars(college, english, code, year, _by_part(departments))))
    click.echo(_("Made {directory}. Next:").format(directory=directory))
    click.echo(f"  {list2cmdline(['reportdoc', 'build', str(directory)])}")


def _by_part(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in given]
    if not all(part and equals for part, equals, name in pairs):
        raise click.UsageError(_("write --department as 人才培养=教务处"))
    return {part.strip(): name.strip() for part, _equals, name in pairs}
