"""台账: every number, who or what answers for it; confirmed, withdrawn, corrected."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from reportdoc.app.answers import given, withdrawing
from reportdoc.app.answers.take import give_answers
from reportdoc.app.commenting.comment import comment
from reportdoc.audit.ledger.entries import LedgerEntry, Status, squeezed
from reportdoc.present.findings.words import status_word
from reportdoc.project.history.entry import Deed
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.web.access.guard import int_of
from reportdoc.web.pages.audit_views import number_view
from reportdoc.web.pages.looking import Look, looked
from reportdoc.web.pages.returning import returned
from reportdoc.web.visit import NotFound, Visit

_PAGE = 100
"""Numbers on a page."""


def numbers(visit: Visit) -> Response:
    """List numbers as the report is read, a hundred on a page."""
    look = looked(visit)
    entries = look.numbers.values()
    wanted = {name: visit.asked(name) for name in ("department", "state", "text")}
    kept = [one for one in look.numbers.items() if _fits(one[1], wanted)]
    last = max(0, (len(kept) - 1) // _PAGE)
    page = min(max(0, int_of(visit.asked("page")) - 1), last)
    shown = [number_view(visit.language, look, *one) for one in kept[page * _PAGE : (page + 1) * _PAGE]]
    return visit.page(
        "numbers.html",
        {
            "fresh": look.fresh,
            "numbers": shown,
            "count": len(kept),
            "page": page + 1,
            "last": last + 1,
            "wanted": wanted,
            "query": urlencode({name: value for name, value in wanted.items() if value}),
            "departments": sorted({one.spot.owner for one in entries if one.spot.owner}),
            "states": [
                (str(one), status_word(visit.language, one), sum(entry.status is one for entry in entries))
                for one in Status
            ],
            "to": visit.here,
        },
    )


def number(visit: Visit) -> Response:
    """Show one number, and all that can be said of it."""
    look = looked(visit)
    identity = visit.path("identity")
    view = number_view(visit.language, look, identity, _entry(look, identity))
    return visit.page("number.html", {"one": view, "to": visit.request.url.path})


def confirm(visit: Visit) -> Response:
    """Confirm numbers, many at once, with a name and evidence."""
    look = looked(visit)
    chosen = [_entry(look, one) for one in visit.texts("number")]
    if not chosen:
        raise InputError(message("No number was chosen: tick those that you confirm."))
    name, evidence = visit.signature(), visit.needed("evidence", message("the evidence"))
    if done := next((one for one in chosen if one.status is Status.CONFIRMED and one.confirmation), None):
        raise InputError(
            message("{value} has been confirmed meanwhile: {who}", value=done.value, who=str(done.confirmation))
        )
    answers = given.confirmations((one.identity for one in chosen), name, evidence)
    about = tuple(one.value for one in chosen)[:10]
    taken = give_answers(visit.desk.project, answers, Deed("confirm", about, name), look.whole)
    return returned(visit, "/numbers", message("{count} numbers are confirmed.", count=len(taken.confirmed)))


def withdraw(visit: Visit) -> Response:
    """Take a confirmation back."""
    look = looked(visit)
    entry = _entry(look, visit.path("identity"))
    withdrawing.withdraw(visit.desk.project, [entry.identity], visit.who.name, look.whole)
    return returned(visit, "/numbers", message("Nobody answers for {value} any more.", value=entry.value))


def correct(visit: Visit) -> Response:
    """Wish another value: a cell or value is changed at once, a sentence is left to the office as a comment."""
    look = looked(visit)
    entry = _entry(look, visit.path("identity"))
    wish, name = visit.needed("wish", message("the right value")), visit.signature()
    evidence = visit.needed("evidence", message("the evidence"))
    kept = message("{old} → {new} is kept as a comment; the office changes it.", old=entry.value, new=wish)
    if not _may_change(look, entry):
        landmark = look.landmarks.of(entry.spot.place)
        text = f"{entry.value} → {wish}（{evidence}）"
        comment(visit.desk.project, landmark.name if landmark else "", entry.text, text, name)
        return returned(visit, "/numbers", kept)
    answers = given.correction(entry.identity, wish, name, evidence)
    taken = give_answers(visit.desk.project, answers, Deed("correct", (entry.value, wish), name), look.whole)
    if taken.corrected:
        visit.desk.builder.wish()
        made = taken.corrected[0]
        told: Message = message("{old} is now {new}.", old=made.old, new=made.new)
    elif taken.wished:
        told = kept
    else:
        told = message("Nothing changes: the report says {value} already.", value=entry.value)
    return returned(visit, "/numbers", told)


def _entry(look: Look, identity: str) -> LedgerEntry:
    found = look.numbers.get(identity)
    if found is None:
        raise NotFound
    return found


def _may_change(look: Look, entry: LedgerEntry) -> bool:
    """Tell whether what a wish would change is the visitor's own; a bound figure may come from another's table."""
    assert look.survey.audited
    whole = next(one for one in look.survey.audited.audit.ledger.entries if one.identity == entry.identity)
    place = whole.origins[0].place if whole.status is Status.BOUND and whole.origins else whole.spot.place
    return look.audited is look.survey.audited or all(map(look.sees, look.landmarks.owners(place)))


def _fits(entry: LedgerEntry, wanted: dict[str, str]) -> bool:
    text = squeezed(wanted["text"])
    return (
        wanted["department"] in ("", entry.spot.owner)
        and wanted["state"] in ("", str(entry.status))
        and (not text or text in squeezed(entry.text + entry.value) or text in entry.spot.section)
    )
