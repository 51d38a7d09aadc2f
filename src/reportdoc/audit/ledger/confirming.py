"""Numbers and those who answer for them: which confirmations hold, which have lapsed, which stand for nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger.entries import Ledger, LedgerEntry, Status, squeezed
from reportdoc.project.confirmed import FILE, Confirmation
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.similar import pairs

LAPSED, GONE = "R802", "R803"
CODES = {
    LAPSED: message("a confirmation whose value or sentence has changed"),
    GONE: message("a confirmation whose number is gone"),
}
"""What the confirmations themselves can be found to be."""

_ALIKE = 0.5
"""Share of pairs of letters from which two texts with one value are versions of one sentence."""

_NEAR = 0.75
"""The same for the words around a number that has another value."""

_WINDOW = 10
"""Characters before and behind a number by which it is known where sentence and value have changed."""


def confirmed(entries: Sequence[LedgerEntry], confirmations: Sequence[Confirmation]) -> Ledger:
    """Return the ledger with those who answer for its numbers.

    A confirmation holds where value and text are as they were, wherever they stand now; it has lapsed where a number
    that nothing answers for has another value in the same text, or the same value, or place, in a similar one.
    """
    holding = _holding(entries, confirmations)
    kept = {id(one) for one in holding.values()}
    left = [one for one in confirmations if id(one) not in kept]
    lapsed = _lapsed([at for at in range(len(entries)) if at not in holding], entries, left) if left else {}
    kept |= {id(one) for one in lapsed.values()}
    told = tuple(_told(entry, holding.get(at), lapsed.get(at)) for at, entry in enumerate(entries))
    return Ledger(told, tuple(one for one in left if id(one) not in kept))


def findings(ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each confirmation that has lapsed, and for each whose number is gone."""
    for entry in ledger.entries:
        if entry.status is Status.LAPSED and (one := entry.confirmation):
            text = message(
                "{name} confirmed {value} on {date}; value or sentence has changed since: confirm it again",
                name=one.name,
                value=one.value,
                date=str(one.date),
            )
            yield Finding(
                LAPSED, Severity.EXPLAIN, text, (entry.spot, _spot(one)), entry.value, one.value, key=entry.around
            )
    for one in ledger.gone:
        text = message(
            "{name} confirmed {value} on {date}; there is no such number to answer for any more: delete the line",
            name=one.name,
            value=one.value,
            date=str(one.date),
        )
        yield Finding(GONE, Severity.EXPLAIN, text, (_spot(one),), one.value, key=one.text)


def _told(entry: LedgerEntry, holds: Confirmation | None, lapsed: Confirmation | None) -> LedgerEntry:
    if holds:
        status = Status.CONFIRMED if entry.status is Status.OPEN else entry.status
        return replace(entry, status=status, confirmation=holds)
    return replace(entry, status=Status.LAPSED, confirmation=lapsed) if lapsed else entry


def _spot(one: Confirmation) -> Spot:
    return Spot(Place(FILE, one.line or None), "", one.text, one.department)


def _holding(entries: Sequence[LedgerEntry], confirmations: Sequence[Confirmation]) -> dict[int, Confirmation]:
    """Return the confirmations that hold, by the index of their number; of several numbers alike that in its place."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    wanted = {_key(one) for one in confirmations}
    for at, entry in enumerate(entries):
        if wanted and (key := entry.key) in wanted:
            alike[key].append(at)
    found: dict[int, Confirmation] = {}
    later = []
    for one in confirmations:
        places = alike.get(_key(one), [])
        same = next((at for at in places if at not in found and str(entries[at].spot.place) == one.place), None)
        if same is None:
            later.append(one)
        else:
            found[same] = one
    for one in later:
        free = next((at for at in alike.get(_key(one), ()) if at not in found), None)
        if free is not None:
            found[free] = one
    return found


def _lapsed(
    free: Sequence[int], entries: Sequence[LedgerEntry], confirmations: Sequence[Confirmation]
) -> dict[int, Confirmation]:
    """Return the confirmations that have lapsed, by the index of the number they stood for."""
    found: dict[int, Confirmation] = {}
    left, places = list(confirmations), [at for at in free if entries[at].status is Status.OPEN]

    def take(pairs_: Sequence[tuple[int, int]], some: Sequence[Confirmation], where: Sequence[int]) -> None:
        for one, at in pairs_:
            found[where[at]] = some[one]
        taken = {id(some[one]) for one, _ in pairs_}
        left[:] = [one for one in left if id(one) not in taken]
        places[:] = [at for at in places if at not in found]

    take(_equal([_frame(one.text) for one in left], [_frame(entries[at].around) for at in places]), left[:], places[:])
    for value in dict.fromkeys(squeezed(one.value) for one in left):
        some = [one for one in left if squeezed(one.value) == value]
        where = [at for at in places if squeezed(entries[at].value) == value]
        take(pairs([one.text for one in some], [entries[at].around for at in where], _ALIKE), some, where)
    near = [_window(entries[at].around) for at in places]
    take(pairs([_window(one.text) for one in left], near, _NEAR), left[:], places[:])
    return found


def _equal(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the indexes of equal texts, each in one pair."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(new):
        places[text].append(at)
    return [(one, places[text].pop(0)) for one, text in enumerate(old) if places.get(text)]


def _key(one: Confirmation) -> tuple[str, str]:
    return squeezed(one.value), squeezed(one.text)


def _parts(text: str) -> tuple[str, str]:
    """Return what stands before a number in 【】 and what behind it."""
    before, _, rest = text.partition("【")
    return before, rest.partition("】")[2]


def _frame(text: str) -> str:
    """Return a text with a gap for its number; that of a cell is one already."""
    return squeezed("【】".join(_parts(text))) if "【" in text else squeezed(text)


def _window(text: str) -> str:
    before, behind = _parts(text)
    return f"{before[-_WINDOW:]}【】{behind[:_WINDOW]}" if "【" in text else text
