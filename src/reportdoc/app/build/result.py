"""What a build tells about itself, for its caller and for the next build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportdoc.report.message import Message
from reportdoc.report.place import Place
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


def notices_record(notices: tuple[Problem, ...]) -> list[Any]:
    """Return problems as JSON."""
    return [
        {
            "place": asdict(notice.place),
            "message": message_record(notice.message),
            "hint": message_record(notice.hint) if notice.hint else None,
        }
        for notice in notices
    ]


def notices_from(record: list[Any]) -> tuple[Problem, ...]:
    """Return the problems that `notices_record` wrote; raises KeyError and TypeError where it did not."""
    return tuple(
        Problem(
            Place(**notice["place"]),
            message_from(notice["message"]),
            message_from(notice["hint"]) if notice["hint"] else None,
        )
        for notice in record
    )


def message_record(message: Message) -> dict[str, Any]:
    """Return a message as JSON; arguments that are neither messages nor numbers become text."""
    return {"template": message.template, "arguments": {k: _argument(v) for k, v in message.arguments.items()}}


def message_from(record: dict[str, Any]) -> Message:
    """Return the message that `message_record` wrote; raises KeyError and TypeError where it did not."""
    arguments = {k: message_from(v) if isinstance(v, dict) else v for k, v in record["arguments"].items()}
    return Message(record["template"], arguments)


def _argument(value: object) -> object:
    if isinstance(value, Message):
        return message_record(value)
    return value if isinstance(value, int | float) else str(value)
