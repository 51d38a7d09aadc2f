"""How often findings of each kind were right on reports that nobody had looked at, and which of them may be loud.

Measured on 2026-11-29 on `riverport`, `tillage`, `trade` and `electronics`, each written by a hand that had not seen
the program, on first sight, and on `railway`, before its text was looked at (`python -m tests.audit.precision NAME`),
and on 2026-11-30 on `hydro`, `finance`, `arts` and `sports`, on first sight as well: a finding is right that names the
place of the error that was planted, and wrong otherwise. Of the last four only those are counted that their rule tells
aloud, for nothing else is at stake. Many rules were narrowed since the first of these reports; their figures stand.

P410 weighs each of its findings by itself; those that it tells aloud are counted, on `tillage` and the last four on
first sight, on the other two with the habits of the remaining reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity

MEASURED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "A304": (6, 0), "A305": (1, 0), "A306": (0, 1), "A309": (13, 0), "A310": (18, 0), "A312": (7, 1),
    "C201": (20, 0), "C209": (5, 0), "C211": (1, 0), "G501": (55, 7), "G502": (69, 29), "G503": (2, 4),
    "G504": (0, 2), "G505": (3, 1), "G506": (2, 0), "G507": (5, 9), "G508": (34, 13), "G509": (4, 4),
    "G510": (6, 0), "P401": (27, 4), "P402": (19, 15), "P403": (21, 6), "P404": (47, 3), "P405": (9, 8),
    "P406": (2, 1), "P407": (0, 2), "P408": (2, 2), "P409": (1, 0), "P410": (22, 5), "P411": (1, 0),
    "P412": (3, 0), "T101": (86, 1), "T102": (35, 0), "T103": (1, 0), "T104": (16, 0), "T105": (1, 1),
    "W601": (0, 1), "W602": (0, 4), "W603": (6, 5), "W604": (38, 6), "W609": (0, 1), "W615": (15, 0),
    "W616": (2, 7), "W617": (15, 1), "W618": (7, 0), "W619": (7, 1), "W621": (2, 0), "W622": (5, 2),
    "W623": (1, 0),
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
