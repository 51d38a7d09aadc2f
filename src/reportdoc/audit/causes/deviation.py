"""Deviations: findings that state one number and expect another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.finding import Finding
from reportdoc.text.number import PATTERN, Number, number

_STATED = re.compile(rf"(?P<sign>[-−]?)(?P<number>{PATTERN})")

_RESULT = re.compile(rf"=\s*(?P<sign>[-−]?)(?P<number>{PATTERN})[^=；]*(?:；|$)")

_SHARES = "T103"
"""The code whose formula gives what the shares add up to, where 100 is expected."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A finding as two numbers."""

    finding: Finding
    stated: Number
    expected: Number

    @property
    def difference(self) -> Decimal:
        """How much too high the stated number is, to its last digit."""
        ulp = max(self.stated.ulp, self.expected.ulp)
        return (self.stated.value - self.expected.value).quantize(ulp)


def deviations(findings: Iterable[Finding]) -> Iterator[Deviation]:
    """Yield the findings that can be read as a number stated and a number expected."""
    for finding in findings:
        stated, result = _STATED.search(finding.stated), _RESULT.search(finding.expected)
        if finding.members or not result:
            continue
        expected = number(result["number"], sign=result["sign"])
        if finding.code == _SHARES:
            yield Deviation(finding, expected, Number(Decimal(100), expected.ulp, "%", "100"))
        elif stated:
            yield Deviation(finding, number(stated["number"], sign=stated["sign"]), expected)
