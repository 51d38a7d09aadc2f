"""Findings for people: file by file as the report is read, then how many there are, then the ledger in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from typing import Final

import click

from reportdoc.audit.acceptance import Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.ledger import Ledger, Status
from reportdoc.present.findings.counts import counted
from reportdoc.present.findings.words import severity_word, where, who_accepts
from reportdoc.present.language import translated

MEMBERS: Final = 12
"""So many places, and so many of what a finding gathers, are shown."""
_EXCERPT = 60
"""Characters of a text shown at a further place."""
_COLOURS = {Severity.ERROR: "red", Severity.CONFLICT: "yellow", Severity.EXPLAIN: "cyan"}


def as_text(audit: Audit, accepted: bool = False) -> str:
    """Return findings as text, with colours for a screen; those accepted are left out unless asked for."""
    return "\n".join(_lines(audit, accepted))


def _lines(audit: Audit, accepted: bool) -> Iterator[str]:
    for result in audit.results:
        if accepted or not result.acceptance:
            yield from _finding(result)
            yield ""
    yield _counts(audit)
    yield _ledger(audit.ledger)


def _finding(result: Judged) -> Iterator[str]:
    found = result.finding
    word = click.style(severity_word(found.severity), fg=_COLOURS[found.severity], bold=True)
    yield f"{where(found.spots[0])}: {word} {found.identity}"
    yield f"  {translated(found.message)}"
    if found.expected:
        yield "  " + _("expected: {formula}").format(formula=found.expected)
    # What a finding gathers stands at its places; they are told with it.
    further = [] if result.members else [f"  {_further(spot)}" for spot in found.spots[1:]]
    members = [f"  - {_member(member.finding)}" for member in result.members]
    for lines in (further, members):
        yield from lines[:MEMBERS]
        if more := len(lines[MEMBERS:]):
            yield "  " + ngettext("and {count} more", "and {count} more", more).format(count=more)
    if result.acceptance:
        yield "  " + click.style(who_accepts(result.acceptance), fg="green")


def _further(spot: Spot) -> str:
    text = spot.text.replace("\n", " ")
    short = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
    return _("see {place}: {text}").format(place=where(spot), text=short) if short else where(spot)


def _member(found: Finding) -> str:
    formula = f" ({found.expected})" if found.expected else ""
    return f"{found.spots[0].place}: {translated(found.message)}{formula}"


def _counts(audit: Audit) -> str:
    counts = Counter(result.finding.severity for result in audit.results if not result.acceptance)
    accepted = sum(result.acceptance is not None for result in audit.results)
    things = [
        *counted(counts[Severity.ERROR], counts[Severity.CONFLICT], counts[Severity.EXPLAIN]),
        _("{count} accepted").format(count=accepted),
    ]
    return click.style(_(", ").join(things), bold=True)


def _ledger(ledger: Ledger) -> str:
    count = len(ledger.entries)
    return (
        ngettext(
            "{count} number: {bound} bound, {matched} matched, {unmatched} unmatched",
            "{count} numbers: {bound} bound, {matched} matched, {unmatched} unmatched",
            count,
        )
    ).format(
        count=count,
        bound=ledger.count(Status.BOUND),
        matched=ledger.count(Status.MATCHED),
        unmatched=ledger.count(Status.UNMATCHED),
    )
