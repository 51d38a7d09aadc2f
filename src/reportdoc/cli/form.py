"""`reportdoc form`: what a department has to deliver, as files to be filled in."""

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
            "Write the form for ID, a label, number or title of the report in PROJECT (the\n"
            "last argument if it is a folder, or else this folder): a chapter or section as\n"
            "a Word file with its text of today, a table as a workbook with its header,\n"
            "number formats and last year's figures."
        ),
        _("Filled in, it goes back with take, which knows what it is for."),
    ),
    short_help=_("Write forms for departments to fill in."),
    epilog=as_written(example("reportdoc form 1.2 年报", "reportdoc form --department 学生处 年报")),
    options_metavar=OPTIONS,
)
@click.argument("names", metavar="[ID] [PROJECT]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--department", metavar="NAME", help=_("All forms of a department, in one archive."))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Where it goes (default: here, under its own name)."),
)
@common_options
def form(names: tuple[Path, ...], department: str | None, output: Path | None) -> None:
    """Write a form, or those of a department."""
    wanted, project = _divided(names, department)
    with reported(as_json=False):
        from reportdoc.app.forms import forms
        from reportdoc.project.portable import fit
        from reportdoc.project.publishing.workplace import beside

        if department is not None:
            name, data = f"{fit(department)}.zip", forms.zipped(forms.forms(project, department))
        else:
            found = forms.form(project, wanted)
            name, data = found.name, found.data
        target = output or Path(name)
        with beside(target) as made:
            made.write_bytes(data)
    click.echo(language().message("Written: {file}", file=target))


def _divided(names: tuple[Path, ...], department: str | None) -> tuple[str, Path]:
    if names and names[-1].is_dir():
        *before, project = names
    else:
        before, project = list(names), Path(".")
    if len(before) != (department is None):
        raise click.UsageError(_("name one thing, or a department with --department"))
    return str(before[0]) if before else "", project
