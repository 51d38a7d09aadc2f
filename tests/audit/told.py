"""Findings and ledgers as lines, to be compared with files that were read against the reports by people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding
from reportdoc.audit.ledger.entries import Ledger


def told(findings: Sequence[Finding]) -> str:
    """Return findings with their ids, places, values and words, a paragraph each."""
    return "\n".join(line for found in findings for line in _lines(found))


def line(found: Finding) -> str:
    """Return code, severity, places, values and words of a finding in one line; places in the annex by their cells."""
    places = ", ".join(str(spot.place.cell or spot.place).removeprefix("content/") for spot in found.spots)
    values = f"{found.stated} → {found.expected}".strip()
    return f"{found.code} {found.severity.name} {places} | {values} | {found.message}"


def accounted(ledger: Ledger) -> str:
    """Return the numbers of a ledger with their places and sources, a line each."""
    return "".join(
        f"{entry.spot.place} {entry.number} {entry.unit or '-'} {entry.status}"
        f" {'; '.join(map(str, entry.origins))}".rstrip()
        + "\n"
        for entry in ledger.entries
    )


def _lines(found: Finding) -> Iterator[str]:
    yield f"{found.severity.name} {found.identity} {found.owner}".rstrip()
    for spot in found.spots:
        yield f"  at {spot.place} §{spot.section} {spot.text[:40]}".rstrip()
    yield f"  {found.message}"
    if found.stated or found.expected:
        yield f"  {found.stated} → {found.expected}".rstrip()
    for member in found.members:
        yield f"  member {member.identity} at {member.spots[0].place}: {member.message}"
    yield ""
