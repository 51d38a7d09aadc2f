"""Findings for people: file by file as the report is read, then how many there are, then the ledger in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import click

from reportdoc.audit.acceptance import Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Severity, Spot
from reportdoc.audit.ledger.entries import Ledger, Status
from reportdoc.present.findings.counts import counted
from reportdoc.present.findings.words import member, severity_word, status_word, who_accepts
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.report.whereabouts import Index

MEMBERS: Final = 12
"""So many places, and so many of what a finding gathers, are shown."""
_EXCERPT = 60
"""Characters of a text shown at a further place."""
_COLOURS = {Severity.ERROR: "red", Severity.CONFLICT: "yellow", Severity.EXPLAIN: "cyan"}


def as_text(language: Language, audit: Audit, places: Index, accepted: bool = False) -> str:
    """Return findings as text, with colours for a screen; those accepted are left out unless asked for."""
    return "\n".join(_lines(language, audit, places, accepted))


def _lines(language: Language, audit: Audit, places: Index, accepted: bool) -> Iterator[str]:
    for result in audit.results:
        if accepted or not result.acceptance:
            yield from _finding(language, result, places)
            yield ""
    yield _counts(language, audit)
    yield _ledger(language, audit.ledger)


def _finding(language: Language, result: Judged, places: Index) -> Iterator[str]:
    found = result.finding
    word = click.style(severity_word(language, found.severity), fg=_COLOURS[found.severity], bold=True)
    first = found.spots[0].place
    yield f"{shown(language, first, places)}: {word} {found.identity}"
    yield f"  {told(language, found.message, places)}"
    if found.expected:
        yield "  " + language.message("expected: {formula}", formula=found.expected)
    # What a finding gathers stands at its places; they are told with it.
    further: list[str] = [] if result.members else [f"  {_further(language, spot, places)}" for spot in found.spots[1:]]
    members = [f"  - {member(language, one.finding, places)}" for one in result.members]
    for lines in (further, members):
        yield from lines[:MEMBERS]
        if more := len(lines[MEMBERS:]):
            yield "  " + language.ngettext("and {count} more", "and {count} more", more).format(count=more)
    if places.of(first) is not None:
        yield "  " + click.style(str(first), dim=True)
    if result.acceptance:
        yield "  " + click.style(who_accepts(language, result.acceptance), fg="green")


def _further(language: Language, spot: Spot, places: Index) -> str:
    where, text = shown(language, spot.place, places), spot.text.replace("\n", " ")
    short = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return language.message("see {place}: {text}", place=where, text=short) if short else where


def _counts(language: Language, audit: Audit) -> str:
    counts = Counter(result.finding.severity for result in audit.results if not result.acceptance)
    accepted = sum(result.acceptance is not None for result in audit.results)
    things = [
        *counted(language, counts[Severity.ERROR], counts[Severity.CONFLICT], counts[Severity.EXPLAIN]),
        language.message("{count} accepted", count=accepted),
    ]
    return click.style(language.gettext(", ").join(things), bold=True)


def _ledger(language: Language, ledger: Ledger) -> str:
    count = len(ledger.entries)
    numbers = language.ngettext("{count} number", "{count} numbers", count).format(count=count)
    states = [
        language.message("{count} {state}", count=ledger.count(status), state=status_word(language, status))
        for status in Status
    ]
    return language.message("{numbers}: {states}", numbers=numbers, states=language.gettext(", ").join(states))
