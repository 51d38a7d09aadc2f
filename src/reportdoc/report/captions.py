"""The words that name a block."""

from __future__ import annotations

from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.inline import Inline


def caption(block: Block) -> tuple[Inline, ...]:
    """Return a heading's words, the caption of a table, figure or chart, or the title of a case; else nothing."""
    match block:
        case Heading(content=words) | Case(title=words):
            return words
        case Table(caption=words) | Figure(caption=words) | Chart(caption=words):
            return words
        case _:
            return ()
