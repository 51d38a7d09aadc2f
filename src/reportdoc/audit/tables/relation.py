"""Relations: what the cells of a table must fulfil among themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from reportdoc.audit.finding import Severity
from reportdoc.report.message import Message
from reportdoc.text.number import PrintedNumber

CellAt: TypeAlias = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class CellRelation:
    """One relation between cells, and whether it holds."""

    code: str
    target: CellAt
    """The cell that follows from the others: the total, the rate."""
    others: tuple[CellAt, ...]
    holds: bool
    message: Message
    """What is wrong if it does not hold."""
    expected: str
    """Formula and result: `2152 ÷ 2214 = 97.20%`."""
    severity: Severity = Severity.ERROR
    result: PrintedNumber | None = None
    """What the formula gives."""
    wanted: PrintedNumber | None = None
    """What it should give, where that is not what the target states: the 100 of shares."""

    @property
    def cells(self) -> tuple[CellAt, ...]:
        """Every cell it binds, the target first."""
        return (self.target, *self.others)
