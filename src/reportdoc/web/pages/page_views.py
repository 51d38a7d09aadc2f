"""What a page of the report shows on its picture and beside it."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.app.placing.marks import MarkKind
from reportdoc.app.placing.placed import Placed
from reportdoc.app.placing.sight import Sight
from reportdoc.app.placing.stream import Box
from reportdoc.audit.named import named
from reportdoc.present.language import Language
from reportdoc.present.places import told
from reportdoc.project.comments import Comment
from reportdoc.web.pages.audit_views import FindingView, NumberView, finding_view, number_view
from reportdoc.web.pages.looking import Look

ACCEPTED = "accepted"
"""A finding that is accepted: its areas are quieter."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area of a page's picture."""

    kind: str
    """`MarkKind`, `ACCEPTED`, or `hit` of a search."""
    identity: str
    title: str
    box: Box


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside a page of the thing that was clicked: one of the three."""

    finding: FindingView | None = None
    number: NumberView | None = None
    comment: Comment | None = None


def areas(language: Language, look: Look, placed: Placed | None, sight: Sight, page: int) -> list[Area]:
    """Return what is marked on a page, by its index from 0, as far as a visitor may see it."""
    if placed is None:
        return []
    titles = _titles(language, look)
    found: list[Area] = []
    for mark in placed.on.get(page, ()):
        entry = look.numbers.get(mark.identity)
        identity = look.known_as(mark.identity)
        known = ("", entry.value) if entry else titles.get(identity)
        if known is None or not sight.shows_boxes(mark.boxes):
            continue
        kind, title = known
        found += [Area(kind or mark.kind, identity, title, one) for one in mark.boxes if one.page == page]
    order = [MarkKind.NUMBER, MarkKind.BOUND, ACCEPTED, MarkKind.FINDING, MarkKind.COMMENT]
    return sorted(dict.fromkeys(found), key=lambda one: order.index(one.kind))


def listed(found: list[Area]) -> list[Area]:
    """Return each finding and comment of a page once."""
    first: dict[str, Area] = {}
    for one in found:
        if one.kind in (MarkKind.FINDING, ACCEPTED, MarkKind.COMMENT):
            first.setdefault(one.identity, one)
    return sorted(first.values(), key=lambda one: (one.box.top, one.box.left))


def panel(language: Language, look: Look, identity: str) -> Panel | None:
    """Return what is known of something, by its id; None where it is not there, or not for this visitor."""
    audit = look.audited.audit
    if judged := named(audit.results, identity):
        return Panel(finding=finding_view(language, look, judged))
    if entry := look.numbers.get(identity):
        return Panel(number=number_view(language, look, identity, entry))
    comment = next((one for one in look.comments if one.identity == identity), None)
    return Panel(comment=comment) if comment else None


def _titles(language: Language, look: Look) -> dict[str, tuple[str, str]]:
    """Return for findings and comments the kind where it is not the mark's own, and what a reader is told."""
    found = {}
    for judged in look.audited.audit.results:
        kind = ACCEPTED if judged.acceptance else ""
        found[judged.finding.identity] = (kind, told(language, judged.finding.message, look.audited.places))
    return found | {one.identity: ("", f"{one.author}：{one.text}") for one in look.comments}
