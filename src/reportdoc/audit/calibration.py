"""How often findings of each kind were right on reports that nobody had looked at, and which of them may be loud.

Measured on 2026-11-29 on `riverport`, written by a hand that had not seen the program, on first sight, and on
`railway`, whose text was never looked at (`python -m tests.audit.precision riverport railway`): a finding is right that
names the place of the error that was planted, and wrong otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity

MEASURED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "A304": (2, 0), "A306": (0, 1), "A309": (2, 0), "A310": (5, 0), "A312": (2, 1), "C201": (6, 0), "C209": (2, 0),
    "G501": (9, 2), "G502": (14, 10), "G503": (1, 0), "G505": (1, 0), "G507": (2, 4), "G508": (7, 3), "G509": (1, 0),
    "P401": (7, 2), "P402": (2, 9), "P403": (1, 0), "P404": (9, 1), "T101": (14, 1), "T102": (11, 0), "T104": (4, 0),
    "T105": (0, 1), "W603": (2, 4), "W604": (11, 1), "W609": (0, 1), "W615": (4, 0), "W616": (0, 7), "W617": (5, 0),
    "W618": (3, 0), "W619": (0, 1), "W622": (2, 1),
})  # fmt: skip
"""Findings that were right and wrong, by code; codes of which none was told are not listed."""
LEAST = 0.8
"""Share of right findings from which a code may be loud."""
FEW = 3
"""Findings below which a share says nothing."""


def calibrated(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, those of a code that was right too seldom as ones to explain."""
    for one in findings:
        right, wrong = MEASURED.get(one.code, (0, 0))
        quiet = right + wrong >= FEW and right < LEAST * (right + wrong)
        yield replace(one, severity=Severity.EXPLAIN) if quiet and one.severity > Severity.EXPLAIN else one
