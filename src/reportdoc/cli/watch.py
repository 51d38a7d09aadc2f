"""`reportdoc watch`: build again whenever something is saved."""

from __future__ import annotations

from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.build import show
from reportdoc.cli.failure import reported, show_failure
from reportdoc.cli.help import OPTIONS, as_written, common_options, example
from reportdoc.project.folders import OUTPUT

if TYPE_CHECKING:
    from reportdoc.app.build.result import Built, Found
    from reportdoc.report.message import Message


@click.command(
    help=as_written(
        _("Build the report in PROJECT (default: this folder), and again whenever a\nfile of it is saved."),
        _(
            "Problems are shown with their places, and the files of the last good build\n"
            "stay as they are until the problems are mended. Ctrl-C ends it."
        ),
    ),
    epilog=as_written(example("reportdoc watch 年报 --open")),
    options_metavar=OPTIONS,
)
@click.argument("project", type=click.Path(path_type=Path), default=Path("."))
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help=_("Where to write (default: PROJECT/output).")
)
@click.option("--no-pdf", is_flag=True, help=_("Make the Word file alone, without page numbers."))
@click.option("--open", "open_file", is_flag=True, help=_("Open the PDF after the first build."))
@common_options
def watch(project: Path, output: Path | None, no_pdf: bool, open_file: bool) -> None:
    """Watch until interrupted."""
    with reported(as_json=False):
        from reportdoc.app.build.watch import watch as run

        click.echo(_("Watching {folder}; Ctrl-C ends it.").format(folder=project))
        try:
            run(project, output or project / OUTPUT, not no_pdf, _Screen(open_file))
        except KeyboardInterrupt:
            click.echo(_("Stopped watching. The files of the last good build are in place."))


class _Screen:
    """Shows what happens, one build after the other."""

    def __init__(self, open_file: bool) -> None:
        self._to_open = open_file
        self._broken = False
        self._first = True
        self._audit: Found | None = None

    def step(self, stage: Message, index: int, stages: int) -> None:
        """Show nothing: the stages of a rebuild pass too quickly to be read."""

    def built(self, built: Built) -> None:
        """Show what was built; nothing where there was nothing to do."""
        if self._broken:
            self._line(_("All problems are mended."), "green")
        if built.rebuilt or self._first or self._broken or built.audit != self._audit:
            self._line("")
            show(built, again=not self._first)
        self._broken = self._first = False
        self._audit = built.audit
        if self._to_open:
            self._to_open = False
            click.launch(str(built.pdf or built.docx))

    def failed(self, error: Exception) -> None:
        """Show every problem and say what that means for the files."""
        self._line("")
        show_failure(error)
        click.echo(_("The files of the last good build stay as they are until this is mended."), err=True)
        self._broken = True

    def _line(self, text: str, colour: str | None = None) -> None:
        click.secho(f"[{datetime.now():%H:%M:%S}] {text}", fg=colour, nl=bool(text))
