"""`reportdoc take` of a Word file that was built here."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.screenful import show
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.deliveries.target import Wish
    from reportdoc.app.returned.take import Choices, Returned


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    built: str
    ours: bool | None
    figures: str | None
    changes: str
    department: str
    yes: bool
    full: bool
    dry_run: bool


def take_returned(project: Path, source: Path, asked: Asked, wish: Wish | None = None) -> None:
    """Show what a returned file, or the part of one that is wished, changes; ask what it leaves open, and write it."""
    from reportdoc.app.returned import take as taking
    from reportdoc.app.returned.figures import Figures
    from reportdoc.app.returned.merging import Choice

    sides = {None: None, True: Choice.OURS, False: Choice.THEIRS}
    choices = taking.Choices(sides[asked.ours], Figures(asked.figures or "keep"), asked.changes == "reject")
    talks = sys.stdin.isatty() and not asked.yes and not asked.dry_run
    first = True
    while True:
        with taking.take_returned(project, source, choices, asked.built, asked.department, wish) as returned:
            _show(returned, asked.full)
            again = _answers(returned, choices, asked, first) if talks else choices
            if again == choices:
                _write(returned, asked, talks)
                return
        choices, first = again, False


def _answers(returned: Returned, choices: Choices, asked: Asked, first: bool) -> Choices:
    """Return the choices of somebody who was asked about what is open; each is asked once."""
    from reportdoc.app.returned.figures import Figures
    from reportdoc.app.returned.merging import Choice
    from reportdoc.app.returned.take import Choices

    conflicts, figures, rejected = choices.conflicts, choices.figures, choices.rejected
    tracked = [one for one in returned.remarks if one.kind != "comment"]
    if tracked and asked.changes == "ask" and first:
        question = _("{count} tracked changes are listed above. Accept or reject them?").format(count=len(tracked))
        rejected = click.prompt(question, type=click.Choice(["accept", "reject"]), default="accept") == "reject"
    if returned.conflicts and asked.ours is None and conflicts is None:
        answer = click.prompt(
            _("Both sides changed {count} places. Whose text?").format(count=len(returned.conflicts)),
            type=click.Choice(["ours", "theirs", "leave"]),
            default="leave",
        )
        conflicts = None if answer == "leave" else Choice(answer)
    if returned.overs and asked.figures is None and figures is Figures.KEEP:
        answer = click.prompt(
            _("{count} bound figures were typed over. What of them?").format(count=len(returned.overs)),
            type=click.Choice(["keep", "source", "text"]),
            default="keep",
        )
        figures = Figures(answer)
    return Choices(conflicts, figures, rejected)


def _show(returned: Returned, full: bool) -> None:
    from reportdoc.present.deliveries.returned import base, changes, notices

    click.echo(base(language(), returned), err=True)
    for line in notices(language(), returned):
        click.secho(line, err=True, fg="yellow")
    show(changes(language(), returned), full)


def _write(returned: Returned, asked: Asked, talks: bool) -> None:
    if asked.dry_run or not returned.stage.written:
        return
    if talks:
        click.confirm(_("Write this?"), abort=True)
    returned.publish()
    for file in returned.stage.written:
        click.echo(language().message("Written: {file}", file=file))
