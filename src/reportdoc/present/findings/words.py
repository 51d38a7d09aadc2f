"""Words and counts that every form of the audit's findings uses."""

from __future__ import annotations

from gettext import gettext as _

from reportdoc.audit.acceptance import Acceptance
from reportdoc.audit.finding import Severity, Spot
from reportdoc.audit.ledger import Status


def severity_word(severity: Severity) -> str:
    """Return the word for a severity."""
    match severity:
        case Severity.ERROR:
            return _("error")
        case Severity.CONFLICT:
            return _("conflict")
        case Severity.EXPLAIN:
            return _("to explain")


def status_word(status: Status) -> str:
    """Return the word for how far a number is accounted for."""
    match status:
        case Status.BOUND:
            return _("bound")
        case Status.MATCHED:
            return _("matched")
        case Status.UNMATCHED:
            return _("unmatched")


def where(spot: Spot) -> str:
    """Return file, line or cell, and the number of the section."""
    return _("{place}, {section}").format(place=spot.place, section=spot.section) if spot.section else str(spot.place)


def who_accepts(acceptance: Acceptance) -> str:
    """Return who accepts a finding, when and why."""
    name = f"{acceptance.name} {acceptance.date}" if acceptance.date else acceptance.name
    return _("accepted by {name}: {reason}").format(name=name, reason=acceptance.reason)
