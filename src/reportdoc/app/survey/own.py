"""The audit as a department may see it: its own findings and numbers, and nothing of another's text in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportdoc.app.audit.check import Audited
from reportdoc.app.survey.landmarks import Landmarks
from reportdoc.app.survey.veil import veiled_finding
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.audit import Audit, codes
from reportdoc.audit.ledger.entries import Ledger, LedgerEntry
from reportdoc.report.message import Message, message

Sees = Callable[[str], bool]
"""Tells whether what belongs to a department may be seen."""


def own(audited: Audited, landmarks: Landmarks, sees: Sees) -> Audited:
    """Return an audit without what belongs to other departments.

    Findings are known by veiled ids. Of one between two departments the owner sees what kind it is and its own places;
    message and values, which say what stands in the other's part, are left out, and so is what it gathers there.
    """
    ledger = audited.audit.ledger
    entries = tuple(_entry(one, landmarks, sees) for one in ledger.entries if sees(one.spot.owner))
    gone = tuple(one for one in ledger.gone if one.department and sees(one.department))
    apart = tuple(one for one in ledger.apart if sees(one.spot.owner))
    titles = codes()
    results = tuple(_results(audited.audit.results, titles, sees))
    return replace(audited, audit=Audit(results, Ledger(entries, gone, apart)))


def is_shared(judged: Judged, sees: Sees) -> bool:
    """Tell whether a finding, or what it gathers, has places that may not be seen."""
    return not all(sees(spot.owner) for spot in judged.finding.spots) or any(
        is_shared(one, sees) for one in judged.members
    )


def _results(results: tuple[Judged, ...], titles: dict[str, Message], sees: Sees) -> Iterator[Judged]:
    for one in results:
        if not one.finding.owner or not sees(one.finding.owner):
            continue
        if not is_shared(one, sees):
            yield _veiled(one)
            continue
        found = veiled_finding(one.finding)
        bare = replace(
            found,
            message=titles.get(found.code, message("a finding that other departments share")),
            spots=tuple(spot for spot in found.spots if sees(spot.owner)),
            stated="",
            expected="",
            members=(),
            deviation=None,
        )
        members = tuple(_veiled(inner) for inner in one.members if not is_shared(inner, sees))
        yield replace(one, finding=bare, members=members)


def _veiled(one: Judged) -> Judged:
    finding = replace(veiled_finding(one.finding), members=tuple(map(veiled_finding, one.finding.members)))
    return replace(one, finding=finding, members=tuple(map(_veiled, one.members)))


def _entry(entry: LedgerEntry, landmarks: Landmarks, sees: Sees) -> LedgerEntry:
    origins = tuple(one for one in entry.origins if all(map(sees, landmarks.owners(one.place))))
    return entry if len(origins) == len(entry.origins) else replace(entry, origins=origins)
