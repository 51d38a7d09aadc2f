"""Findings and numbers as templates show them."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.app.survey.own import is_shared
from reportdoc.audit.acceptance import Acceptance, Judged
from reportdoc.audit.audit import codes
from reportdoc.audit.explanation import Explanation
from reportdoc.audit.finding import Severity
from reportdoc.audit.ledger.entries import UNANSWERED, LedgerEntry, Status
from reportdoc.present.findings.words import member, severity_word, status_word
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.project.comments import OPEN, Comment
from reportdoc.web.pages.looking import Look

_MOST = 12
"""Places, and findings that one gathers, that are shown."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding."""

    identity: str
    code: str
    title: str
    """What the code stands for."""
    tone: str
    """`bad` or `note`."""
    severity: str
    department: str
    message: str
    stated: str
    expected: str
    places: tuple[tuple[str, str], ...]
    """Where, and what stands there."""
    members: tuple[str, ...]
    more: int
    """How many places, or gathered findings, are not shown."""
    accepted: Acceptance | None
    explained: Explanation | None
    asked: tuple[Comment, ...]
    """What the office wants to know of it, as long as that is open."""
    people: bool
    """Whether it is about what people said, and cannot be accepted."""
    shared: bool
    """Whether something is left out that others must not read."""

    @property
    def reason(self) -> str:
        """What the office accepts it for, unless it says something else: the explanation, with who gave it."""
        if self.explained is None:
            return ""
        who = " ".join(one for one in (self.explained.department, self.explained.name) if one)
        return f"{self.explained.text}（{who}说明）"


@dataclass(frozen=True, slots=True)
class NumberView:
    """One number of the ledger."""

    identity: str
    place: str
    department: str
    value: str
    before: str
    """The sentence up to the number."""
    marked: str
    """The number as the sentence has it; for a cell, the number alone."""
    after: str
    state: str
    tone: str
    """`good`, `bad`, `note` or nothing."""
    open: bool
    confirmed: bool
    bound: bool
    sources: tuple[tuple[str, str], ...]
    """Where it comes from or what bears it out, and the id of that number where it is one; ids may be empty."""
    formula: str
    """How a bound number is calculated; may be empty."""
    who: str
    """Who answers for it, or did."""


def finding_view(language: Language, look: Look, judged: Judged) -> FindingView:
    """Return a finding for a template."""
    found, places = judged.finding, look.audited.places
    spots = [] if judged.members else list(found.spots)
    members = [member(language, one.finding, places) for one in judged.members]
    return FindingView(
        identity=found.identity,
        code=found.code,
        title=language.translated(codes()[found.code]),
        tone="bad" if found.severity is not Severity.EXPLAIN else "note",
        severity=severity_word(language, found.severity),
        department=found.owner,
        message=told(language, found.message, places),
        stated=found.stated,
        expected=found.expected,
        places=tuple((shown(language, one.place, places), one.text) for one in (spots or found.spots)[:_MOST]),
        members=tuple(members[:_MOST]),
        more=max(0, len(spots) - _MOST) + max(0, len(members) - _MOST),
        accepted=judged.acceptance,
        explained=judged.explanation,
        asked=tuple(one for one in look.comments if one.state == OPEN and one.text.startswith(found.identity)),
        people=found.code.startswith("R"),
        shared=bool(found.known_as) or is_shared(judged, look.sees),
    )


def number_view(language: Language, look: Look, identity: str, entry: LedgerEntry) -> NumberView:
    """Return a number for a template."""
    places = look.audited.places
    start, end = entry.within or (0, 0)
    start += len(entry.text[start:end]) - len(entry.text[start:end].lstrip())
    text = entry.text if entry.within else f"{entry.text}："
    return NumberView(
        identity=identity,
        place=shown(language, entry.spot.place, places),
        department=entry.spot.owner,
        value=entry.value,
        before=text[:start] if entry.within else text,
        marked=text[start:end] if entry.within else entry.value,
        after=text[end:] if entry.within else "",
        state=status_word(language, entry.status),
        tone={Status.OPEN: "note", Status.LAPSED: "bad"}.get(entry.status, "good"),
        open=entry.status in UNANSWERED,
        confirmed=entry.status is Status.CONFIRMED,
        bound=entry.status is Status.BOUND,
        sources=tuple(
            (
                f"{shown(language, one.place, places)} {one.text}",
                look.cells.get(str(one.place), ""),
            )
            for one in entry.origins
        ),
        formula=entry.formula,
        who=str(entry.confirmation or ""),
    )
