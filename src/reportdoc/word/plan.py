"""What is decided of a table before it is written: widths, heights, how columns are set, which rows stay together."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.report.block import Table
from reportdoc.word.alignment import alignments
from reportdoc.word.builder import Builder
from reportdoc.word.columns import widths
from reportdoc.word.heights import heights
from reportdoc.word.keeping import kept


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures of one table."""

    columns: list[int]
    """Widths in twips."""
    heights: list[int]
    """About how high each row is, twips."""
    align: str
    """A letter a column."""
    kept: frozenset[int]
    """Rows that stay with the next."""

    @property
    def breaks(self) -> bool:
        """Whether the table may go on over a page."""
        return any(row not in self.kept for row in range(len(self.heights) - 1))


def plan(builder: Builder, block: Table) -> Plan:
    """Return the measures of a table at the place that is being written."""
    align = block.align or alignments(block.grid)
    columns = widths(block.grid, block.widths, builder.width, align, builder.pairs)
    high = heights(block.grid, columns)
    together = kept(block.grid, high, builder.height)
    last = {len(high) - 1} if block.source else set()
    return Plan(columns, high, align, together | last)
