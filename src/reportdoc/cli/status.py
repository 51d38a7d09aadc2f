"""`reportdoc status`: how far the report is, department by department."""

from __future__ import annotations

import json
from gettext import gettext as _
from pathlib import Path

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language


@click.command(
    help=as_written(
        _(
            "Show, department by department, what of the report in PROJECT (default: this\n"
            "folder) has been delivered, what is missing, and what is newer than the last\n"
            "build."
        )
    ),
    epilog=as_written(example("reportdoc status 年报")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@common_options
def status(project: Path, as_json: bool) -> None:
    """Show the state of a project."""
    with reported(as_json=as_json):
        from reportdoc.app.deliveries.status import status as of
        from reportdoc.present.deliveries.status import as_data, as_text

        found = of(project)
    if as_json:
        click.echo(json.dumps(as_data(language(), found), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(language(), found))
