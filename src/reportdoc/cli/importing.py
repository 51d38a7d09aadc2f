"""`reportdoc import`: last year's Word file becomes a project."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from pathlib import Path
from subprocess import list2cmdline
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.imports import Imported


@click.command(
    name="import",
    help=as_written(
        _("Make a project in DIR of REPORT, a whole report as a Word file (.docx; also .doc,\n.wps and .rtf)."),
        _(
            "Chapters become Markdown, tables CSV files, captions and cases blocks with\n"
            "labels, 见表 1-3 a reference; numbers that were typed go. import-report.md in\n"
            "DIR says what was recognised by which evidence, what needs a look, and what\n"
            "of the manuscript is not in the project."
        ),
    ),
    epilog=as_written(example("reportdoc import 去年年报.docx 年报2023")),
    options_metavar=OPTIONS,
)
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=_("Replace the content of a project that is in DIR already."))
@common_options
def import_(report: Path, directory: Path, force: bool) -> None:
    """Make the project, write the two reports on it, say how to go on."""
    with reported(as_json=False):
        from reportdoc.app.imports import import_report
        from reportdoc.present.handbook.guide import templates_guide
        from reportdoc.present.imports.files import reports

        imported = import_report(report, directory, force, partial(reports, language()), templates_guide(language()))
    _tell(imported, directory)


def _tell(imported: Imported, directory: Path) -> None:
    from reportdoc.present.imports.files import REPORT
    from reportdoc.present.imports.markdown import counts, reviews

    for _key, name, count in counts(language(), imported.report):
        click.echo(f"{count:>5}  {name}")
    looks = reviews(imported)
    click.echo(
        _("Made {directory}; {count} places need a look: {report}").format(
            directory=directory, count=len(looks), report=directory / f"{REPORT}.md"
        )
    )
    if imported.problems:
        click.secho(_("The project cannot be built yet; the report says why."), err=True, fg="yellow")
    click.echo(_("Next:"))
    click.echo(f"  {list2cmdline(['reportdoc', 'build', str(directory)])}")
