"""`reportdoc status`: how far the report is, department by department."""

from __future__ import annotations

import json
from gettext import gettext as _
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, language_option
from reportdoc.present.language import translated

if TYPE_CHECKING:
    from reportdoc.app.deliveries.status import Line, Status


@click.command(
    help=as_written(
        _(
            "Show, department by department, what of the report in PROJECT (default: this\n"
            "folder) has been delivered, what is missing, and what is newer than the last\n"
            "build."
        )
    ),
    short_help=_("Show what is in and what is missing."),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option("--json", "as_json", is_flag=True, help=_("Print it as JSON."))
@language_option
def status(project: Path, as_json: bool) -> None:
    """Show the state of a project."""
    with reported(as_json=as_json):
        from reportdoc.app.deliveries.status import status as of

        found = of(project)
    if as_json:
        click.echo(json.dumps(_data(found), ensure_ascii=False, indent=2))
        return
    built = found.built
    click.echo(_("Last build: {time}").format(time=f"{built:%Y-%m-%d %H:%M}") if built else _("Not built yet."))
    for department, lines in groupby(found.lines, key=lambda line: line.department):
        click.secho(department or _("no department named in content/report.yaml"), bold=True)
        for line in lines:
            _show(line)


def _show(line: Line) -> None:
    delivery = line.delivery
    when = f"{delivery.time:%Y-%m-%d}  {delivery.file}" if delivery else _("not delivered")
    newer = "  " + _("newer than the last build") if line.newer else ""
    click.echo(f"  {line.title}: {when}{newer}")
    if line.carried and line.carried[0]:
        click.echo("    " + _("still last year's: {count} of {all}").format(count=line.carried[0], all=line.carried[1]))
    for hole in line.missing:
        click.echo("    " + _("missing: {what}").format(what=translated(hole)))


def _data(found: Status) -> dict[str, object]:
    return {
        "built": found.built.isoformat(timespec="seconds") if found.built else None,
        "parts": [
            {
                "department": line.department,
                "title": line.title,
                "file": line.file,
                "delivered": line.delivery.time.isoformat(timespec="seconds") if line.delivery else None,
                "delivered_file": line.delivery.file if line.delivery else None,
                "delivered_by": line.delivery.department if line.delivery else None,
                "missing": [translated(hole) for hole in line.missing],
                "carried": {"count": line.carried[0], "of": line.carried[1]} if line.carried else None,
                "newer": line.newer,
            }
            for line in found.lines
        ],
    }
