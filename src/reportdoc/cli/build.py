"""`reportdoc build`: the official Word file and the same document as PDF."""

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
from reportdoc.cli.progress import progress
from reportdoc.cli.quiet import quiet_libraries
from reportdoc.present.language import language
from reportdoc.project.folders import OUTPUT

if TYPE_CHECKING:
    from reportdoc.app.build.result import Built


@click.command(
    help=as_written(
        _("Build the report in PROJECT, a folder with content/report.yaml (default:\nthis folder)."),
        _(
            "Writes <code>-<college>-<year>年度质量报告.docx and .pdf. Files of that name\n"
            "are replaced only when the new ones are whole. Where nothing has changed\n"
            "since the last build, nothing is done."
        ),
    ),
    epilog=as_written(example("reportdoc build 年报", "reportdoc build 年报 --review")),
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
@click.option(
    "--review",
    is_flag=True,
    help=_(
        "Make a copy for reading and marking instead, -征求意见稿.docx and .pdf:\n"
        "numbered lines, tracked changes, the source of each bound figure, and\n"
        "the open comments. reportdoc take takes it back."
    ),
)
@click.option("--json", "as_json", is_flag=True, help=_("Print the summary, or what is wrong, as JSON."))
@common_options
def build(
    project: Path,
    output: Path | None,
    no_pdf: bool,
    clean: bool,
    no_check: bool,
    verify: bool,
    review: bool,
    as_json: bool,
) -> None:
    """Run one build; the heavy imports wait until the command line has been read."""
    if verify and no_pdf:
        raise click.UsageError(_("--verify reads the PDF; leave out --no-pdf"))
    if verify and review:
        raise click.UsageError(_("--verify reads the official PDF; leave out --review"))
    quiet_libraries()
    with reported(as_json):
        from reportdoc.app.build.build import build as run

        with progress(quiet=as_json) as step:
            target = output or project / OUTPUT
            if review:
                from reportdoc.app.build.review import build_review

                built = build_review(project, target, pdf=not no_pdf, step=step)
            else:
                built = run(project, target, pdf=not no_pdf, step=step, clean=clean, audit=not no_check, verify=verify)
    _show_json(built) if as_json else show(built)
    if built.engine_missing:
        sys.exit(exit_code.NO_ENGINE)


def show(built: Built, again: bool = False) -> None:
    """Print what was built, and before it what the user should know; the second time, only what may be new."""
    from reportdoc.present.build import text

    spoken = language()
    for line in [*text.notices(spoken, built), *([] if again else text.warnings(spoken, built))]:
        click.secho(line, err=True, fg="yellow")
    click.echo(text.summary(spoken, built))
    for file in (built.docx, built.pdf):
        if file and not again:
            click.echo(f"  {file}")
    if built.verified:
        click.echo(text.proofread(spoken))
    if built.audit and (findings := text.findings(spoken, built.audit)):
        click.echo(findings)


def _show_json(built: Built) -> None:
    from reportdoc.present.build.json import as_data

    click.echo(json.dumps(as_data(language(), built), ensure_ascii=False, indent=2))
