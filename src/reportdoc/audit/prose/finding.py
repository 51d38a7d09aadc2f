"""Findings of this family."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.audit.reading.figures import Stated
from reportdoc.report.message import Message
from reportdoc.text.number import PrintedNumber


def finding(
    code: str,
    text: Message,
    wrong: Stated,
    others: Sequence[Stated],
    expected: str,
    severity: Severity = Severity.ERROR,
    result: PrintedNumber | None = None,
) -> Finding:
    """Return a finding at the sentence of a figure, and at those of the figures it was computed from.

    `result` is the number that should stand in the place of the figure.
    """
    spots = dict.fromkeys([wrong.sentence.spot, *(other.sentence.spot for other in others)])
    return Finding(
        code,
        severity,
        text,
        tuple(spots),
        stated=wrong.mention.text,
        expected=expected,
        deviation=Deviation(wrong.number, result) if result else None,
        key=f"{wrong.sentence.text}@{wrong.mention.start}",
    )
