"""What recognition has to tell: what was left out, what was changed, what somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reportdoc.report.message import Message


class Weight(StrEnum):
    """What a note asks of its reader."""

    REVIEW = "review"
    """A decision that may be wrong: somebody should look."""
    CHANGED = "changed"
    """The project says it otherwise than the manuscript."""
    ASIDE = "aside"
    """Text that is not in the project, given here whole."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the import report."""

    weight: Weight
    message: Message
    index: int = 0
    """Paragraph or table of the manuscript, from 1; 0 for none in particular."""
    text: str = ""
    """The words it is about; the whole of them where they were set aside."""
    whole: bool = False
    """Whether it is about what only a whole report has: a cover, directories, or numbers that count all chapters."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is what it was taken for."""

    index: int
    kind: str
    """`heading`, `table`, `figure`, `case`, `annex`."""
    text: str
    reasons: tuple[Message, ...]
    level: int = 0
    """Of a heading."""


@dataclass(slots=True)
class Log:
    """Gathers notes and evidence in the order of the manuscript's reading."""

    notes: list[Note] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    def review(self, message: Message, index: int = 0, text: str = "", whole: bool = False) -> None:
        """Note a decision that may be wrong."""
        self.notes.append(Note(Weight.REVIEW, message, index, text, whole))

    def changed(self, message: Message, index: int = 0, text: str = "", whole: bool = False) -> None:
        """Note what the project says otherwise."""
        self.notes.append(Note(Weight.CHANGED, message, index, text, whole))

    def aside(self, message: Message, index: int = 0, text: str = "", whole: bool = False) -> None:
        """Note text that is not in the project."""
        self.notes.append(Note(Weight.ASIDE, message, index, text, whole))
