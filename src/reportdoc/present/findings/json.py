"""Findings as JSON; `docs/audit.md` describes every key."""

from __future__ import annotations

from collections import Counter
from typing import Any

from reportdoc.audit.acceptance import Acceptance, Judged
from reportdoc.audit.audit import Audit
from reportdoc.audit.finding import Spot
from reportdoc.audit.ledger.apart import Kind
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.report.whereabouts import Index


def as_data(language: Language, audit: Audit, places: Index) -> dict[str, Any]:
    """Return every finding, accepted or not, and the ledger in short."""
    return {
        "findings": [_finding(language, result, places) for result in audit.results],
        "ledger": audit.ledger.counts | {"apart": {str(kind): count for kind, count in _apart(audit).items()}},
    }


def _apart(audit: Audit) -> Counter[Kind]:
    return Counter(one.kind for one in audit.ledger.apart)


def _finding(language: Language, result: Judged, places: Index) -> dict[str, Any]:
    found = result.finding
    data = {
        "id": found.identity,
        "code": found.code,
        "severity": found.severity.name.lower(),
        "message": told(language, found.message, places),
        "places": [_place(language, spot, places) for spot in found.spots],
        "values": {"stated": found.stated, "expected": found.expected},
        "owner": found.owner,
        "accepted": _acceptance(result.acceptance),
    }
    return (
        data | {"members": [_finding(language, member, places) for member in result.members]}
        if result.members
        else data
    )


def _place(language: Language, spot: Spot, places: Index) -> dict[str, Any]:
    place = spot.place
    return {
        "where": shown(language, place, places),
        "file": place.file,
        "line": place.line,
        "cell": str(place.cell) if place.cell else None,
        "section": spot.section,
        "text": spot.text,
    }


def _acceptance(acceptance: Acceptance | None) -> dict[str, Any] | None:
    if acceptance is None:
        return None
    date = acceptance.date.isoformat() if acceptance.date else None
    return {"reason": acceptance.reason, "name": acceptance.name, "date": date}
