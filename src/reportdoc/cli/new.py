"""`reportdoc new`: a small project that builds at once."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from subprocess import list2cmdline

import click

from reportdoc.cli.asking import asked
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.particulars import owners, particulars_options


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
@particulars_options
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
            from reportdoc.present.handbook.guide import templates_guide
            from reportdoc.present.language import language

            check_empty(directory)
            known = asked(Particulars(college, english, code, year, owners(departments)))
            make(directory, known, templates_guide(language()))
    click.echo(_("Made {directory}. Next:").format(directory=directory))
    click.echo(f"  {list2cmdline(['reportdoc', 'build', str(directory)])}")
