"""How often findings of each kind were right on reports that nobody had looked at, and which of them may be loud.

Measured on 2026-11-29 on `riverport`, `tillage`, `trade` and `electronics`, each written by a hand that had not seen
the program, on first sight, and on `railway`, before its text was looked at (`python -m tests.audit.precision NAME`): a
finding is right that names the place of the error that was planted, and wrong otherwise. `riverport` and `railway` were
measured before the rules of G507, P401, P402, W616 and others were narrowed, and their figures stand as they were.

P410 weighs each of its findings by itself; those that it tells aloud are counted, on `tillage` on first sight, on the
other two with the habits of the remaining reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity

MEASURED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "A304": (5, 0), "A306": (0, 1), "A309": (8, 0), "A310": (10, 0), "A312": (7, 1), "C201": (18, 0),
    "C209": (5, 0), "G501": (25, 4), "G502": (41, 22), "G503": (1, 2), "G504": (0, 2), "G505": (1, 1),
    "G506": (2, 0), "G507": (4, 9), "G508": (20, 9), "G509": (2, 3), "G510": (2, 0), "P401": (17, 2),
    "P402": (9, 14), "P403": (8, 4), "P404": (31, 1), "P405": (2, 3), "P406": (1, 0), "P408": (2, 1),
    "P409": (1, 0), "P410": (18, 3), "T101": (38, 1), "T102": (23, 0), "T104": (8, 0), "T105": (0, 1),
    "W601": (0, 1), "W602": (0, 2), "W603": (6, 4), "W604": (25, 5), "W609": (0, 1), "W615": (10, 0),
    "W616": (2, 7), "W617": (11, 1), "W618": (7, 0), "W619": (0, 1), "W621": (1, 0), "W622": (5, 2),
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
