"""What is told of a change in the text that two cells of a table do not bear out."""

from __future__ import annotations

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.finding import Finding, Severity
from reportdoc.report.message import message

CODE = "G502"


def change_finding(claim: Claim, now: Fact, then: Fact, expected: str) -> Finding:
    """Return the finding of a claim that states a change; `expected` is the calculation from both cells."""
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "the change {change} does not follow from the table's {now} and {then}",
            change=claim.mention.text,
            now=str(now.number),
            then=str(then.number),
        ),
        (claim.spot, now.spot, then.spot),
        stated=claim.mention.text,
        expected=expected,
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )
