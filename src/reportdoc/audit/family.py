"""What a family of checks is."""

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
