"""`reportdoc check`: the figures and texts of a report, held against each other."""

from __future__ import annotations

import json
import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli import exit_code
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.present.language import language
from reportdoc.project.folders import OUTPUT

if TYPE_CHECKING:
    from reportdoc.app.audit.check import Audited

TEXT, JSON, XLSX = "text", "json", "xlsx"
_ENDINGS = {".txt": TEXT, ".json": JSON, ".xlsx": XLSX}
_SEVERITIES = ("explain", "conflict", "error")


@click.command(
    help=as_written(
        _(
            "Hold the figures and texts of the report in PROJECT (default: this folder)\n"
            "against each other. Nothing is changed."
        ),
        _(
            "A finding is an error: wrong by arithmetic, structure or rule; or a\n"
            "conflict: two places state different values; or to explain: it may be\n"
            "another definition. What is right as it is, is accepted with its id, a\n"
            "reason and a name in content/accepted.yaml."
        ),
        _(
            "The ledger lists every number and who or what answers for it: bound to a\n"
            "value, checked against another place, confirmed by somebody in\n"
            "content/confirmed.csv, lapsed since, or open."
        ),
    ),
    epilog=as_written(
        example("reportdoc check 年报", "reportdoc check 年报 --format xlsx --output 核查.xlsx"),
        _(
            "Exit codes: 0 no finding as grave as --fail-on says; 1 there is one, or\n"
            "something outside the content failed; 2 problems in the content, or a wrong\n"
            "command line."
        ),
    ),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option(
    "--format",
    "form",
    type=click.Choice([TEXT, JSON, XLSX]),
    metavar="FORMAT",
    help=_("text, json or xlsx, findings and ledger (default: as FILE ends, or else\ntext)."),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Where to write (default: text and json on the screen, xlsx into\nPROJECT/output)."),
)
@click.option(
    "--only", metavar="CODES", default="", help=_("Look for these alone: codes or their beginnings, as T,C2.")
)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    metavar="SEVERITY",
    default="conflict",
    help=_("The least that counts: error, conflict or explain (default: conflict)."),
)
@click.option("--accepted", is_flag=True, help=_("Show in the text what is accepted, too."))
@common_options
def check(project: Path, form: str | None, output: Path | None, only: str, fail_on: str, accepted: bool) -> None:
    """Audit a project; the heavy imports wait until the command line has been read."""
    form = form or _form(output)
    with reported(as_json=form == JSON):
        from reportdoc.app.audit.check import check as run

        audited = run(project, _codes(only))
        if form == XLSX:
            _write_workbook(audited, output or project / OUTPUT / f"{audited.name}.xlsx")
        else:
            _show(audited, form, output, accepted)
    if _fails(audited, fail_on):
        sys.exit(exit_code.FINDINGS)


def _form(output: Path | None) -> str:
    if output is None:
        return TEXT
    if output.suffix.lower() not in _ENDINGS:
        raise click.UsageError(_("say with --format what {file} is to be").format(file=output))
    return _ENDINGS[output.suffix.lower()]


def _codes(only: str) -> list[str]:
    return [code.strip().upper() for code in only.replace("，", ",").split(",") if code.strip()]


def _write_workbook(audited: Audited, path: Path) -> None:
    from reportdoc.present.findings.workbook import write_workbook
    from reportdoc.project.publishing.workplace import beside

    with beside(path) as made:
        write_workbook(language(), audited, made)
    click.echo(path)


def _show(audited: Audited, form: str, output: Path | None, accepted: bool) -> None:
    if form == JSON:
        from reportdoc.present.findings.json import as_data

        shown = json.dumps(as_data(language(), audited.audit, audited.places), ensure_ascii=False, indent=2)
    else:
        from reportdoc.present.findings.text import as_text

        shown = as_text(language(), audited.audit, audited.places, accepted)
    if output is None:
        click.echo(shown)
        return
    from reportdoc.project.publishing.workplace import beside

    with beside(output) as made:
        made.write_text(click.unstyle(shown) + "\n", encoding="utf-8", newline="\n")
    click.echo(output, err=form == JSON)


def _fails(audited: Audited, fail_on: str) -> bool:
    least = _SEVERITIES.index(fail_on)
    graver = _SEVERITIES[least:]
    return any(
        result.finding.severity.name.lower() in graver for result in audited.audit.results if not result.acceptance
    )
