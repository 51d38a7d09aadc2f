"""`reportdoc diff`: what changed between two versions of a report."""

from __future__ import annotations

import json
from contextlib import ExitStack
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.failure import reported
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.cli.progress import progress
from reportdoc.present.language import language
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from reportdoc.app.compare.versions import Version

TEXT, JSON, DOCX = "text", "json", "docx"
_ENDINGS = {".txt": TEXT, ".json": JSON, ".docx": DOCX}


@click.command(
    help=as_written(
        _(
            "Show what changed between two versions of a report. OLD and NEW are a\n"
            "project, which is built first, a built .docx file, or the name of a snapshot."
        ),
        _(
            "text and json say, chapter by chapter, what reads otherwise, which figures\n"
            "changed and where they are used, which tables, cases and pictures came or\n"
            "went, and which numbers and pages moved. docx is NEW with every change\n"
            "tracked, to read, accept and reject in Word."
        ),
        _(
            "A snapshot is looked for in the project that the other name is a folder of,\n"
            "or else in this folder. A name that is also a file or a project means that."
        ),
    ),
    epilog=as_written(example("reportdoc diff 审定稿 年报", "reportdoc diff 审定稿 年报 --output 改动.docx")),
    options_metavar=OPTIONS,
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=_("Where to write (default: text and json on the screen, docx into NEW's\noutput folder)."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice([DOCX, TEXT, JSON]),
    metavar="FORMAT",
    help=_("docx, text or json (default: as FILE ends, or else text)."),
)
@common_options
def diff(old: str, new: str, output: Path | None, form: str | None) -> None:
    """Compare two versions; the heavy imports wait until the command line has been read."""
    form = form or _form(output)
    with reported(as_json=form == JSON):
        from reportdoc.app.compare.versions import versions

        with ExitStack() as stack:
            with progress(quiet=form == JSON) as step:
                before, after = stack.enter_context(versions(old, new, step))
            if form == DOCX:
                _write_redline(before, after, output)
            else:
                _write_changes(before, after, form, output)


def _form(output: Path | None) -> str:
    if output is None:
        return TEXT
    if output.suffix.lower() not in _ENDINGS:
        raise click.UsageError(_("say with --format what {file} is to be").format(file=output))
    return _ENDINGS[output.suffix.lower()]


def _write_redline(old: Version, new: Version, output: Path | None) -> None:
    from reportdoc.app.compare.write import write_redline

    written = write_redline(old, new, output)
    _warn([*old.warnings, *new.warnings])
    click.echo(written)


def _write_changes(old: Version, new: Version, form: str, output: Path | None) -> None:
    from reportdoc.app.compare.versions import compared
    from reportdoc.app.compare.write import written

    comparison = compared(old, new)
    warnings = list(dict.fromkeys([*old.warnings, *new.warnings]))
    if not comparison.paged:
        warnings.append(message("page numbers are not compared: one of the versions has none"))
    if form == JSON:
        from reportdoc.present.comparison.json import as_data

        shown = json.dumps(as_data(language(), comparison, old, new, warnings), ensure_ascii=False, indent=2)
    else:
        from reportdoc.present.comparison.text import as_text

        _warn(warnings)
        shown = as_text(language(), comparison, old.name, new.name)
    if output is None:
        click.echo(shown)
    else:
        plain = click.unstyle(shown) + "\n"
        written(output, lambda made: made.write_text(plain, encoding="utf-8", newline="\n"), old, new)
        click.echo(output, err=form == JSON)


def _warn(warnings: list[Message]) -> None:
    for warning in warnings:
        click.secho(_("Warning: {text}").format(text=language().translated(warning)), err=True, fg="yellow")
