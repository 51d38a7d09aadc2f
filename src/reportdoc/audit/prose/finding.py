"""Findings of this family."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.audit.reading.figures import Stated
from reportdoc.report.message import Message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base


def less(more: Stated, taken: Stated, result: PrintedNumber) -> str:
    """Return how a difference comes about, with units where one is a multiple: 82.60万元 − 64.50元 = 82.59万元."""
    if base(more.mention.unit)[1] == base(taken.mention.unit)[1] == base(result.unit)[1]:
        return f"{more.number.text} − {taken.number.text} = {result}"
    return f"{more} − {taken} = {result}"


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
