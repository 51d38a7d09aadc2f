"""Confirmations and wished corrections typed into the workbook of the audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportdoc.app.answers.answers import Answer, Column, Told, plain_digits
from reportdoc.app.answers.corrections import Correction, correct
from reportdoc.app.deliveries.staging import Stage
from reportdoc.audit.ledger.entries import UNANSWERED, Ledger, LedgerEntry, Status, squeezed
from reportdoc.project.comments import FILE as COMMENTS
from reportdoc.project.comments import Comment, with_comments
from reportdoc.project.confirmed import FILE, Confirmation, with_confirmations
from reportdoc.project.text import ILLEGAL
from reportdoc.report.message import Message, message
from reportdoc.text.number import cell_number

_ABOUT = 40
"""Characters of a sentence that a comment quotes."""


@dataclass(slots=True)
class Numbers:
    """What becomes of the answers about numbers."""

    entries: list[LedgerEntry] = field(default_factory=list)
    """The numbers that were found."""
    confirmed: tuple[Confirmation, ...] = ()
    corrected: tuple[Correction, ...] = ()
    wished: tuple[Correction, ...] = ()
    told: list[Told] = field(default_factory=list)


def answered(answers: Sequence[Answer], ledger: Ledger, copy: Stage, moment: datetime) -> Numbers:
    """Write confirmations and corrections into a copy of the project; return what was done, and what could not be."""
    result = Numbers()
    by_id = {one.identity: one for one in ledger.entries}
    alike: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for one in ledger.entries:
        alike[one.key].append(one)
    replaced: list[int] = []
    for answer in answers:
        entry = by_id.get(answer.identity) or _only(alike, answer)
        if entry is None:
            result.told.append(Told(answer.sheet, answer.row, _gone(answer)))
            continue
        result.entries.append(entry)
        _answer(answer, entry, copy, moment, result, replaced)
    if result.confirmed:
        copy.write(FILE, with_confirmations(copy.root, result.confirmed, replaced))
    if result.wished:
        comments = [_comment(one, moment) for one in result.wished]
        if (data := with_comments(copy.root, comments)) is not None:
            copy.write(COMMENTS, data)
    return result


def _answer(
    answer: Answer, entry: LedgerEntry, copy: Stage, moment: datetime, result: Numbers, replaced: list[int]
) -> None:
    name, evidence = (ILLEGAL.sub("", answer[column]) for column in (Column.CONFIRMED, Column.EVIDENCE))
    wish = plain_digits(ILLEGAL.sub("", answer[Column.WISHED]))
    if wish and squeezed(wish) not in (squeezed(entry.value), squeezed(entry.number)):
        correction, made = correct(entry, wish, name, evidence, copy)
        if not made:
            result.wished += (correction,)
            return
        result.corrected += (correction,)
        found = cell_number(correction.new)
        entry = replace(entry, number=found.text if found else correction.new)
    if entry.status in UNANSWERED or entry.status is Status.CONFIRMED:
        _confirm(answer, entry, name, evidence, moment, result, replaced)
    elif not wish:
        state = _STATES[entry.status]
        text = message("{value} is {state} by now and needs no confirmation", value=entry.value, state=state)
        result.told.append(Told(answer.sheet, answer.row, text))


_STATES = {Status.BOUND: message("bound"), Status.CHECKED: message("checked")}


def _confirm(
    answer: Answer,
    entry: LedgerEntry,
    name: str,
    evidence: str,
    moment: datetime,
    result: Numbers,
    replaced: list[int],
) -> None:
    if not name or not evidence:
        if name or evidence:
            lacks = message("{value} is confirmed without evidence", value=entry.value)
            if not name:
                lacks = message("{value} has evidence, and nobody who confirms it", value=entry.value)
            result.told.append(Told(answer.sheet, answer.row, lacks))
        return
    before = entry.confirmation
    department = entry.spot.owner
    new = Confirmation(str(entry.spot.place), entry.value, entry.around, name, department, moment.date(), evidence)
    if before and entry.status is Status.CONFIRMED and (before.name, before.evidence) == (name, evidence):
        return
    if before and before.line:
        replaced.append(before.line)
    result.confirmed += (new,)


def _only(alike: dict[tuple[str, str], list[LedgerEntry]], answer: Answer) -> LedgerEntry | None:
    """Return the one number that the text and the number of a row say; None where they fit several or none."""
    found = alike.get((squeezed(answer.value), squeezed(answer.text)), [])
    return found[0] if len(found) == 1 else None


def _gone(answer: Answer) -> Message:
    said = "，".join(answer.typed.values())
    return message(
        "the report has no number {value} in “{text}” any more: {said}", value=answer.value, text=answer.text, said=said
    )


def _comment(one: Correction, moment: datetime) -> Comment:
    why = f"（{one.evidence}）" if one.evidence else ""
    spot = one.entry.spot
    author, date, about = one.name or spot.owner, moment.isoformat(timespec="seconds"), one.entry.text[:_ABOUT]
    return Comment(author, date, spot.section, about, f"{one.old} → {one.new}{why}")
