"""`reportdoc build`: the official Word file and the same document as PDF."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli import exit_code
from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, language_option
from reportdoc.cli.progress import progress
from reportdoc.cli.quiet import quiet_libraries
from reportdoc.present.findings.counts import counted
from reportdoc.present.language import translated
from reportdoc.present.problems import as_data, line

if TYPE_CHECKING:
    from reportdoc.app.build.result import Built, Found


@click.command(
    help=as_written(
        _("Build the report in PROJECT, a folder with content/report.yaml (default:\nthis folder)."),
        _(
            "Writes <code>-<college>-<year>年度质量报告.docx and .pdf. Files of that name\n"
            "are replaced only when the new ones are whole. Where nothing has changed\n"
            "since the last build, nothing is done."
        ),
    ),
    short_help=_("Build the Word file and the PDF."),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help=_("Where to write (default: PROJECT/output).")
)
@click.option("--no-pdf", is_flag=True, help=_("Make the Word file alone, without page numbers."))
@click.option("--clean", is_flag=True, help=_("Start from nothing: use nothing that an earlier build has kept."))
@click.option("--no-check", is_flag=True, help=_("Do not count what reportdoc check would find."))
@click.option(
    "--verify",
    is_flag=True,
    help=_(
        "Read the PDF a second time, and stop where outline, links, page labels or\n"
        "directories say otherwise than its pages."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the summary, or what is wrong, as JSON."))
@language_option
def build(
    project: Path, output: Path | None, no_pdf: bool, clean: bool, no_check: bool, verify: bool, as_json: bool
) -> None:
    """Run one build; the heavy imports wait until the command line has been read."""
    if verify and no_pdf:
        raise click.UsageError(_("--verify reads the PDF; leave out --no-pdf"))
    quiet_libraries()
    with reported(as_json):
        from reportdoc.app.build.build import build as run

        with progress(quiet=as_json) as step:
            target = output or project / "output"
            built = run(project, target, pdf=not no_pdf, step=step, clean=clean, audit=not no_check, verify=verify)
    _show_json(built) if as_json else show(built)
    if built.engine_missing:
        sys.exit(exit_code.NO_ENGINE)


def show(built: Built, again: bool = False) -> None:
    """Print what was built, and before it what the user should know; the second time, only what may be new."""
    for notice in built.notices:
        click.secho(_("Note: {text}").format(text=line(notice)), err=True, fg="yellow")
    for warning in () if again else built.warnings:
        click.secho(_("Warning: {text}").format(text=translated(warning)), err=True, fg="yellow")
    click.echo(_summary(built))
    for file in (built.docx, built.pdf):
        if file and not again:
            click.echo(f"  {file}")
    if built.verified:
        click.echo(_("Proofread: outline, links, page labels and directories agree with the pages"))
    if built.audit and (findings := _findings(built.audit)):
        click.echo(findings)


def _summary(built: Built) -> str:
    """Return what was built, in one line."""
    counts = built.counts
    counted = [
        (ngettext("{count} chapter", "{count} chapters", counts.chapters), counts.chapters),
        (ngettext("{count} table", "{count} tables", counts.tables), counts.tables),
        (ngettext("{count} figure", "{count} figures", counts.figures), counts.figures),
        (ngettext("{count} case", "{count} cases", counts.cases), counts.cases),
    ]
    if built.pages is not None:
        counted.insert(0, (ngettext("{count} page", "{count} pages", built.pages), built.pages))
    things = _(", ").join(words.format(count=count) for words, count in counted)
    if not built.rebuilt:
        return _("Nothing has changed since the last build: {things}").format(things=things)
    return _("{things} in {seconds:.1f} s").format(things=things, seconds=built.seconds)


def _findings(found: Found) -> str:
    """Return how many findings there are, in one line; empty where there is none, or all are accepted."""
    counts = (found.errors, found.conflicts, found.explain)
    things = [words for words, count in zip(counted(*counts), counts, strict=True) if count]
    return _("Audit: {things}; reportdoc check shows them").format(things=_(", ").join(things)) if things else ""


def _show_json(built: Built) -> None:
    data = {
        "docx": str(built.docx),
        "pdf": str(built.pdf) if built.pdf else None,
        "pages": built.pages,
        "chapters": built.counts.chapters,
        "tables": built.counts.tables,
        "figures": built.counts.figures,
        "cases": built.counts.cases,
        "rebuilt": list(built.rebuilt),
        "audit": asdict(built.audit) if built.audit else None,
        "verified": built.verified,
        "seconds": round(built.seconds, 3),
        "warnings": [translated(warning) for warning in built.warnings],
        "notices": [as_data(notice) for notice in built.notices],
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
