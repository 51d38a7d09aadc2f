"""What a build tells about itself, for its caller and for the next build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportdoc.report.message import Message
from reportdoc.report.problem import Problem

Step = Callable[[Message, int, int], None]
"""What is called when a stage starts: its name, its index from 0, how many stages there are."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a report holds."""

    chapters: int
    tables: int
    figures: int
    cases: int


@dataclass(frozen=True, slots=True)
class Found:
    """How many findings the audit has, by severity; those accepted are counted apart."""

    errors: int
    conflicts: int
    explain: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made."""

    docx: Path
    pdf: Path | None
    pages: int | None
    counts: Counts
    seconds: float
    notices: tuple[Problem, ...]
    """Places in the content worth a look."""
    warnings: tuple[Message, ...]
    """What else the user should know: fonts replaced, page numbers missing."""
    engine_missing: bool
    rebuilt: tuple[str, ...]
    """The stages that ran: `assemble`, `layout`, `finish`; none where nothing had changed."""
    audit: Found | None = None
    """None where no audit was asked for."""
    verified: bool = False
    """Whether a second reader has read the PDF, and found that it agrees with its pages."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was accepted, by its id: why, by whom, and when as an ISO date, if that is said."""

    id: str
    reason: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Fresh:
    """A build from nothing, and what it was made from."""

    docx: Path
    pdf: Path
    read: Mapping[str, str]
    """File of the project → the SHA-256 of the bytes that went in, and where it really is."""
    templates: str
    """SHA-256 of all templates."""
    engine: str
    """Name and version."""
    accepted: tuple[Accepted, ...]
    """By id."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """How many numbers the report has, and how many have each state of the ledger."""
