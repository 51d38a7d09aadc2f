"""The whole audit: families of checks over a report, one finding a cause, and what was accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportdoc.audit.families import families
from reportdoc.audit.finding import Finding, ordered
from reportdoc.audit.profile import load_profile
from reportdoc.audit.reading.document import Document, read
from reportdoc.report.report import Report


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit found."""

    findings: tuple[Finding, ...]
    """By file and line."""


def audit(report: Report, only: Iterable[str] = ()) -> Audit:
    """Return what the audit finds in a report; `only` names codes, or their beginnings, to look for."""
    wanted = tuple(only)
    return Audit(
        tuple(found for found in check(read(report, load_profile(report.metadata.profile))) if _is(found, wanted))
    )


def check(document: Document) -> list[Finding]:
    """Return what every family finds in a document that was read, by file and line."""
    return ordered([found for family in families() for found in family.check(document)])


def _is(found: Finding, wanted: tuple[str, ...]) -> bool:
    return not wanted or found.code.startswith(wanted)
