"""What a look at the machine has found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reportdoc.report.message import Message


class State(Enum):
    """How one thing is."""

    GOOD = "good"
    NOTE = "note"
    """A report can be built, and somebody should know this."""
    MISSING = "missing"
    """No report can be built as it should be."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    """What: `python`, `engine`, `font` …; `present.doctor` has a word for each."""
    state: State
    found: Message
    advice: tuple[Message, ...] = ()
    """What to do, a sentence each."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All that was looked at, in the order of a page."""

    checks: tuple[Check, ...]

    @property
    def ready(self) -> bool:
        """Tell whether a report can be built."""
        return all(check.state is not State.MISSING for check in self.checks)
