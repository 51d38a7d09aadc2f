"""`reportdoc doctor`: what is there to build a report with, and what is missing."""

from __future__ import annotations

import json
import sys
from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli import exit_code
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Look at what this machine has to build a report with, and say what is\n"
            "missing and what to do: Python, packages, LibreOffice, fonts, disk, write\n"
            "rights, browser; and in PROJECT (default: this folder, if it is one) its\n"
            "content and the certificates in it. Nothing is changed."
        ),
    ),
    epilog=as_written(
        example("reportdoc doctor 年报"),
        _("Exit codes: 0 a report can be built; 1 not yet; 2 a wrong command line."),
    ),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path, exists=True, file_okay=False), required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@common_options
def doctor(project: Path | None, as_json: bool) -> None:
    """Show what is there and what is missing."""
    with reported(as_json):
        from reportdoc.app.doctor.doctor import diagnose, here
        from reportdoc.present.doctor.json import as_data
        from reportdoc.present.doctor.text import as_text

        found = diagnose(project or here(Path()))
    spoken = language()
    if as_json:
        click.echo(json.dumps(as_data(spoken, found), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(spoken, found))
    if not found.ready:
        sys.exit(exit_code.FAILED)
