"""`reportdoc take` of the audit's workbook."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.screenful import show
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.answers.take import TakenAnswers


def take_answers(project: Path, source: Path, department: str, yes: bool, full: bool, dry_run: bool) -> None:
    """Show what the workbook says of findings and numbers, and write it."""
    from reportdoc.app.answers import take as taking
    from reportdoc.present.findings.answers import changes, notices
    from reportdoc.present.findings.columns import titles

    with taking.take_answers(project, source, titles(), department) as taken:
        show(changes(language(), taken), full, list(notices(language(), taken)))
        if dry_run or not taken.stage.written:
            return
        if not yes and sys.stdin.isatty():
            click.confirm(_("Write this?"), abort=True)
        taken.publish()
    _written(taken)


def told(taken: TakenAnswers) -> None:
    """Tell what answers changed that were given one by one."""
    from reportdoc.present.findings.answers import changes

    click.echo(changes(language(), taken))
    _written(taken)


def _written(taken: TakenAnswers) -> None:
    for file in taken.stage.written:
        click.echo(language().message("Written: {file}", file=file))
