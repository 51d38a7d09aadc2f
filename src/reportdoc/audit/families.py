"""The families of checks, in the order of their codes; each is a folder with a `family.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import Message


@dataclass(frozen=True, slots=True)
class Family:
    """Checks of one kind."""

    title: Message
    codes: Mapping[str, Message]
    """What each code stands for; all begin with the family's letter."""
    check: Callable[[Document], Iterator[Finding]]


def families() -> tuple[Family, ...]:
    """Return every family; they import this module, so it imports them only when asked."""
    from reportdoc.audit.agreement.family import FAMILY as AGREEMENT
    from reportdoc.audit.annex.family import FAMILY as ANNEX
    from reportdoc.audit.cells.family import FAMILY as CELLS
    from reportdoc.audit.prose.family import FAMILY as PROSE
    from reportdoc.audit.tables.family import FAMILY as TABLES
    from reportdoc.audit.wording.family import FAMILY as WORDING

    return (TABLES, CELLS, ANNEX, PROSE, AGREEMENT, WORDING)
