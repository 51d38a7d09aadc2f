"""What of the project a visitor may see: all of it, or a department's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportdoc.app.audit.check import Audited
from reportdoc.app.survey.landmarks import Landmarks
from reportdoc.app.survey.own import Sees, own
from reportdoc.app.survey.survey import Survey
from reportdoc.app.survey.veil import veiled, veiled_text
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.ledger.entries import LedgerEntry
from reportdoc.project.comments import Comment, read_comments
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.web.access.role import Role
from reportdoc.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Look:
    """The project as one visitor sees it."""

    survey: Survey
    fresh: bool
    audited: Audited
    """Of a department its own part."""
    sees: Sees
    comments: tuple[Comment, ...]
    numbers: Mapping[str, LedgerEntry]
    """By id."""
    cells: Mapping[str, str]
    """Ids of the numbers of cells, by where they stand."""
    veiled: Mapping[str, str]
    """Of findings, the ids by which this visitor knows them, by their own; empty where he knows them by these."""

    def known_as(self, identity: str) -> str:
        """Return the id by which this visitor knows what has an id."""
        return self.veiled.get(identity, identity)

    def identity(self, known_as: str) -> str:
        """Return the id of what this visitor knows by one."""
        return next((own for own, other in self.veiled.items() if other == known_as), known_as)

    @property
    def landmarks(self) -> Landmarks:
        """What is labelled in the report, whoever sees it."""
        return self.survey.landmarks

    @property
    def whole(self) -> Audit | None:
        """The audit of the whole report, where it is that of the project as it is now."""
        return self.survey.audited.audit if self.fresh and self.survey.audited else None


def looked(visit: Visit) -> Look:
    """Return what a visitor may see; raises InputError where the content has problems, so that there is nothing."""
    state = visit.state()
    found = state.survey
    if found.audited is None:
        hint = message("the overview lists them; ask the office")
        raise InputError(message("the content has problems, which must be mended first"), hint)
    audited, who = found.audited, visit.who
    sees, all_ = visit.who.sees, visit.who.role is not Role.DEPARTMENT
    comments = read_comments(visit.desk.project)
    seen, numbers, cells, known = visit.desk.memory.get(
        ("seen", found.stamp, None if all_ else who.departments),
        lambda: (
            (*_indexed(audited), _ids(()))
            if all_
            else (*_indexed(own(audited, found.landmarks, sees)), _ids(audited.audit.results))
        ),
    )
    return Look(
        survey=found,
        fresh=state.fresh,
        audited=seen,
        sees=sees,
        comments=tuple(comments if all_ else _own_comments(comments, found.landmarks, sees)),
        numbers=numbers,
        cells=cells,
        veiled=known,
    )


def _ids(results: Iterable[Judged]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in results:
        found[one.finding.identity] = veiled(one.finding.identity)
        found |= _ids(one.members)
    return found


def _indexed(audited: Audited) -> tuple[Audited, Mapping[str, LedgerEntry], Mapping[str, str]]:
    numbers = {one.identity: one for one in audited.audit.ledger.entries}
    return audited, numbers, {str(one.spot.place): name for name, one in numbers.items() if one.within is None}


def _own_comments(comments: Sequence[Comment], landmarks: Landmarks, sees: Sees) -> list[Comment]:
    named = ((one, landmarks.named(one.place)) for one in comments)
    own = (one for one, landmark in named if landmark and landmark.owner and sees(landmark.owner))
    return [replace(one, text=veiled_text(one.text)) for one in own]
