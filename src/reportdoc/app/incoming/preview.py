"""What a file that waits would change, read in a process of its own; and taking it in there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.mark import word_mark
from reportdoc.app.deliveries.mending import state
from reportdoc.app.deliveries.target import Target, Wish, target
from reportdoc.app.forms.share import own, whole
from reportdoc.app.incoming.box import Incoming, check, check_file
from reportdoc.app.incoming.owners import Owners, owners_of
from reportdoc.app.incoming.place import Proposal, name_of, placed
from reportdoc.app.incoming.way import Way, tried, way_of
from reportdoc.app.limited import Limited
from reportdoc.app.returned.take import Choices
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.content.load import load
from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, InputError, OperationError, OperationErrors, Problem

if TYPE_CHECKING:
    from reportdoc.app.answers.answers import Titles
    from reportdoc.app.incoming.way import Found
    from reportdoc.report.report import Report


_OTHERS = message("other departments answer for sections of it, which this file would take out")
_USE_THE_FORM = message("put the text into its form, which leaves those out")
_UNSAID, _NOBODY, _NONE = Wish(None, ""), Owners(), Choices()


@dataclass(frozen=True, slots=True)
class Preview:
    """What one file would change."""

    stamp: str
    """`content_stamp` of the project that it was compared with."""
    way: Way | None = None
    """None where it is not known what it is for."""
    wish: Wish = _UNSAID
    name: str = ""
    """What it is for, as a reader knows it."""
    department: str | None = None
    """Who answers for that; None for the whole report, or where it is not known."""
    found: Found | None = None
    """What the use case says, without the copy of the project; None where it is not known or cannot be taken."""
    owners: Owners = _NOBODY
    proposals: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why it cannot be taken: what would be wrong with the content."""
    errors: tuple[tuple[Message, Message | None], ...] = ()
    """The same for the file: what is wrong, what to do."""

    @property
    def fits(self) -> bool:
        """Whether it can be taken in."""
        return self.found is not None

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return self.found is not None and bool(self.found.stage.written)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a preview is asked for."""

    incoming: Incoming
    departments: frozenset[str] | None
    """Those for whom the file was sent; None for the office, which sends for all."""
    choices: Choices = _NONE


def preview(project: Path, asked: Asked, titles: Titles, reader: Limited | None = None) -> Preview:
    """Return what a file that waits would change; whatever goes wrong in reading it is told there, too.

    Raises OSError.
    """
    stamp = content_stamp(project)
    try:
        return (reader or Limited()).call(_preview, project, asked, titles, stamp)
    except OperationErrors as error:
        return Preview(stamp, errors=tuple((one.message, one.hint) for one in error.errors))
    except OperationError as error:
        return Preview(stamp, errors=((error.message, error.hint),))
    except ContentError as error:
        return Preview(stamp, problems=error.problems)


def take_in(
    project: Path, asked: Asked, seen: str, by: str, titles: Titles, reader: Limited | None = None
) -> Preview | None:
    """Take a file in that was looked at when the project had the stamp `seen`, and let it go from what waits.

    Returns None when that is done, and a new preview where the project has changed since or there is nothing to be
    taken. Raises OperationError where somebody has dealt with the file meanwhile, or reading it fails; ContentError,
    OSError.
    """
    return (reader or Limited()).call(_take_in, project, asked, seen, by, titles)


def _preview(project: Path, asked: Asked, titles: Titles, stamp: str) -> Preview:
    begin(project)
    check_file(project, asked.incoming)
    # One that cannot be built may be put right by what comes in.
    report = state(project).report
    source = asked.incoming.path(project)
    found = _way(project, report, asked, titles, stamp)
    if found.way is None or _foreign(found, asked):
        return found
    try:
        with tried(project, source, found.way, found.wish, asked.choices, titles, asked.incoming.department) as taken:
            owners = owners_of(report) | owners_of(_after(taken, report))
            return replace(found, found=_portable(taken), owners=owners)
    except ContentError as error:
        return replace(found, problems=error.problems)
    except OperationErrors as error:
        return replace(found, errors=tuple((one.message, one.hint) for one in error.errors))
    except OperationError as error:
        return replace(found, errors=((error.message, error.hint),))


def _way(project: Path, report: Report, asked: Asked, titles: Titles, stamp: str) -> Preview:
    """Return a preview that says what a file is for, and nothing else yet."""
    source, said = asked.incoming.path(project), asked.incoming.wish
    # Word files say themselves whether they were built here, and a form what it is for.
    mark = word_mark(source) if said.kind is None else None
    if mark is not None:
        mark.check(report.metadata, source)
        wish = Wish(mark.kind, mark.label)
        one = target(report, source, wish)
        return Preview(stamp, Way.RETURNED, wish, name_of(report, one), one.department)
    if said.kind is None:
        way = way_of_whole(project, source, titles)
        if way is not None:
            return Preview(stamp, way)
    place = placed(report, source, said, partial(_mine, asked))
    if place.wish is None:
        return Preview(stamp, proposals=place.proposals)
    one = target(report, source, place.wish)
    department = one.department if one.part else report.annex.department if report.annex else ""
    name = name_of(report, one)
    if asked.incoming.department and _shared(one):
        # A file of their own would take out what it does not hold.
        errors = ((_OTHERS, _USE_THE_FORM),)
        return Preview(stamp, None, place.wish, name, department, errors=errors)
    way = way_of(project, source, place.wish, titles)
    return Preview(stamp, way, place.wish, name, department, proposals=place.proposals)


def _shared(one: Target) -> bool:
    """Tell whether other departments answer for sections of a chapter or section."""
    return one.kind in (TargetKind.CHAPTER, TargetKind.SECTION) and len(own(one)) < len(whole(one))


def way_of_whole(project: Path, source: Path, titles: Titles) -> Way | None:
    """Return the way of a file that is for no single thing; None for any other, or where it does not say."""
    try:
        way = way_of(project, source, Wish(None, ""), titles)
    except (InputError, ContentError):
        return None
    return way if way in (Way.ANSWERS, Way.RETURNED) else None


def _mine(asked: Asked, department: str) -> bool:
    return asked.departments is None or department in asked.departments


def _foreign(found: Preview, asked: Asked) -> bool:
    """Tell whether a file is for what its sender does not answer for; what it would change is not shown then."""
    return asked.departments is not None and (found.department is None or found.department not in asked.departments)


def _after(taken: Found, report: Report) -> Report:
    try:
        return load(taken.stage.root).report
    except ContentError:
        return report


def _portable(taken: Found) -> Found:
    """Return a result without the report it came from, which is large, and without the copy, which is gone by then."""
    from reportdoc.app.deliveries.take import Taken

    return replace(taken, targets=()) if isinstance(taken, Taken) else taken


def _take_in(project: Path, asked: Asked, seen: str, by: str, titles: Titles) -> Preview | None:
    begin(project)
    check(project, asked.incoming)
    stamp = content_stamp(project)
    if stamp != seen:
        return _preview(project, asked, titles, stamp)
    report, source = state(project).report, asked.incoming.path(project)
    found = _way(project, report, asked, titles, stamp)
    if found.way is None:
        return found
    department = asked.incoming.department
    with tried(project, source, found.way, found.wish, asked.choices, titles, department) as taken:
        if content_stamp(project) != seen:
            raise OperationError(message("the project was changed meanwhile"), message("look at the changes anew"))
        taken.publish(by, [asked.incoming.folder])
    return None
