"""Findings of this family."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.figures import Figure
from reportdoc.report.message import Message


def finding(
    code: str,
    text: Message,
    wrong: Figure,
    others: Sequence[Figure],
    expected: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Return a finding at the sentence of a figure, and at those of the figures it was computed from."""
    spots = dict.fromkeys([wrong.sentence.spot, *(other.sentence.spot for other in others)])
    return Finding(
        code,
        severity,
        text,
        tuple(spots),
        stated=wrong.mention.text,
        expected=expected,
        key=f"{wrong.sentence.text}@{wrong.mention.start}",
    )
