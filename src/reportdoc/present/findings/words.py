"""Words and counts that every form of the audit's findings uses."""

from __future__ import annotations

from reportdoc.audit.acceptance import Acceptance
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.ledger.apart import Kind
from reportdoc.audit.ledger.entries import Status
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.report.whereabouts import Index


def severity_word(language: Language, severity: Severity) -> str:
    """Return the word for a severity."""
    match severity:
        case Severity.ERROR:
            return language.gettext("error")
        case Severity.CONFLICT:
            return language.gettext("conflict")
        case Severity.EXPLAIN:
            return language.gettext("to explain")


def status_word(language: Language, status: Status) -> str:
    """Return the word for how far a number is accounted for."""
    match status:
        case Status.BOUND:
            return language.gettext("bound")
        case Status.CHECKED:
            return language.gettext("checked")
        case Status.CONFIRMED:
            return language.gettext("confirmed")
        case Status.LAPSED:
            return language.gettext("lapsed")
        case Status.OPEN:
            return language.gettext("open")


def kind_word(language: Language, kind: Kind) -> str:
    """Return the word for what a number is that is no figure."""
    match kind:
        case Kind.DATE:
            return language.gettext("date")
        case Kind.ORDINAL:
            return language.gettext("ordinal")
        case Kind.NAME:
            return language.gettext("part of a name")
        case Kind.RANGE:
            return language.gettext("range")
        case Kind.RATIO:
            return language.gettext("ratio")
        case Kind.APPROXIMATE:
            return language.gettext("approximate")
        case Kind.BASE:
            return language.gettext("what something falls to")
        case Kind.WORD:
            return language.gettext("numeral in words")


def member(language: Language, found: Finding, places: Index) -> str:
    """Return what is told of a finding that another gathers, in one line."""
    formula = f" ({found.expected})" if found.expected else ""
    return f"{shown(language, found.spots[0].place, places)}: {told(language, found.message, places)}{formula}"


def who_accepts(language: Language, acceptance: Acceptance) -> str:
    """Return who accepts a finding, when and why."""
    name = f"{acceptance.name} {acceptance.date}" if acceptance.date else acceptance.name
    return language.message("accepted by {name}: {reason}", name=name, reason=acceptance.reason)
