"""How often findings of each kind were right on reports that nobody had looked at, and which of them may be loud.

Measured on 2026-11-29 on `riverport`, `tillage`, `trade` and `electronics`, each written by a hand that had not seen
the program, on first sight, and on `railway`, before its text was looked at (`python -m tests.audit.precision NAME`),
and on 2026-11-30 on `hydro`, `finance`, `opera`, `sports`, `printing`, `language`, `building` and `pharmacy`, on first
sight as well: a finding is right that names the place of the error that was planted, and wrong otherwise. Of the last
eight only those are counted that their rule tells aloud, for nothing else is at stake. Many rules were narrowed since
the first of these reports; their figures stand.

P410 weighs each of its findings by itself; those that it tells aloud are counted, on `tillage` and the last eight on
first sight, on the other two with the habits of the remaining reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity

MEASURED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "A304": (7, 0), "A305": (1, 0), "A306": (0, 1), "A309": (15, 0), "A310": (26, 0), "A312": (7, 1),
    "C201": (22, 0), "C209": (5, 0), "C211": (1, 0), "G501": (75, 8), "G502": (107, 29), "G503": (4, 4),
    "G504": (2, 2), "G505": (4, 2), "G506": (2, 0), "G507": (5, 10), "G508": (44, 16), "G509": (6, 4),
    "G510": (8, 0), "P401": (41, 4), "P402": (33, 15), "P403": (33, 9), "P404": (62, 4), "P405": (20, 11),
    "P406": (4, 3), "P407": (0, 2), "P408": (2, 2), "P409": (2, 0), "P410": (24, 5), "P411": (1, 0), "P412": (8, 0),
    "T101": (127, 3), "T102": (51, 0), "T103": (1, 0), "T104": (23, 0), "T105": (1, 6), "W601": (0, 1),
    "W602": (0, 5), "W603": (6, 6), "W604": (50, 7), "W609": (0, 1), "W615": (19, 0), "W616": (2, 11),
    "W617": (18, 4), "W618": (8, 0), "W619": (12, 1), "W621": (2, 0), "W622": (5, 2), "W623": (3, 0),
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
