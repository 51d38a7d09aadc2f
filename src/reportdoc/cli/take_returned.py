"""`reportdoc take` of a Word file that was built here."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportdoc.cli.screenful import show
from reportdoc.present.language import language

if TYPE_CHECKING:
    from reportdoc.app.deliveries.target import Wish
    from reportdoc.app.returned.model import EditSpot
    from reportdoc.app.returned.take import Choices, Returned
    from reportdoc.ooxml.revisions import Rejected


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
    from reportdoc.app.returned.merging import Choice
    from reportdoc.app.typed_over import Figures

    sides = {None: None, True: Choice.OURS, False: Choice.THEIRS}
    choices = taking.Choices(sides[asked.ours], Figures(asked.figures or "keep"), asked.changes == "reject")
    talks = sys.stdin.isatty() and not asked.yes and not asked.dry_run
    answered: set[EditSpot] = set()
    first = True
    while True:
        with taking.take_returned(project, source, choices, asked.built, asked.department, wish) as returned:
            _show(returned, asked.full)
            again = choices
            if talks and first and asked.changes == "ask":
                again = replace(again, rejected=_rejected(returned))
            if talks and again == choices:
                again = _answers(returned, choices, asked, answered)
            if again == choices:
                _write(returned, asked, talks)
                return
        choices, first = again, False


def _rejected(returned: Returned) -> Rejected:
    """Return which tracked changes somebody rejects: asked about each, or about all where they cannot be parted."""
    from reportdoc.present.deliveries.returned import tracked

    singles = [one for one in returned.changes if one.single]
    if returned.changes and not singles:
        question = _("{count} tracked changes are listed above. Accept or reject them?")
        text = question.format(count=len(returned.changes))
        return click.prompt(text, type=click.Choice(["accept", "reject"]), default="accept") == "reject"
    options = ["accept", "reject", *(["accept-all", "reject-all"] if len(singles) > 1 else [])]
    rejected: set[int] = set()
    for at, one in enumerate(singles):
        question = "\n".join(
            (tracked(language(), one), _("Change {number} of {count}?").format(number=at + 1, count=len(singles)))
        )
        answer = click.prompt(question, type=click.Choice(options), default="accept")
        if answer.endswith("-all"):
            rejected |= set(range(at, len(singles))) if answer == "reject-all" else set()
            break
        rejected |= {at} if answer == "reject" else set()
    return frozenset(rejected) if rejected else False


def _answers(returned: Returned, choices: Choices, asked: Asked, answered: set[EditSpot]) -> Choices:
    """Return the choices of somebody who was asked about what is open, place by place; each is asked once."""
    from reportdoc.app.returned.merging import Choice
    from reportdoc.app.typed_over import Figures
    from reportdoc.present.deliveries.returned import conflict, over

    places, single = dict(choices.places), dict(choices.single)
    for one in returned.conflicts if asked.ours is None else ():
        shown = "\n".join((*conflict(language(), one), _("Whose text?")))
        answer = _asked(one.edit.spot, shown, ["ours", "theirs", "leave"], answered)
        if answer in ("ours", "theirs"):
            places[one.edit.spot] = Choice(answer)
    for figure in returned.overs if asked.figures is None else ():
        options = ["keep", *(["source"] if figure.source else []), "text"]
        question = "\n".join((over(language(), figure), _("What of it?")))
        answer = _asked(figure.edit.spot, question, options, answered)
        if answer not in ("", "keep"):
            single[figure.edit.spot] = Figures(answer)
    return replace(choices, places=places, single=single)


def _asked(spot: EditSpot, question: str, options: list[str], answered: set[EditSpot]) -> str:
    """Return an answer; nothing where it was given before. Without one all stays as it is."""
    if spot in answered:
        return ""
    answered.add(spot)
    stays = "leave" if "leave" in options else "keep"
    return click.prompt(question, type=click.Choice(options), default=stays)


def _show(returned: Returned, full: bool) -> None:
    from reportdoc.present.deliveries.returned import base, changes, notices

    click.echo(base(language(), returned), err=True)
    show(changes(language(), returned), full, notices(language(), returned))


def _write(returned: Returned, asked: Asked, talks: bool) -> None:
    if asked.dry_run or not returned.stage.written:
        return
    if talks:
        click.confirm(_("Write this?"), abort=True)
    returned.publish()
    for file in returned.stage.written:
        click.echo(language().message("Written: {file}", file=file))
