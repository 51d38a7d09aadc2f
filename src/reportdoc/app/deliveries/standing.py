"""What is known of a report's parts from its content alone, and how that is kept as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportdoc.app.build.records import message_from, message_record
from reportdoc.report.message import Message

PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".emf", ".wmf")
"""Endings of the files that are pictures."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What one department answers for in one part of the report."""

    department: str
    title: str
    file: str
    """File of its text, relative to the project; that of the first table of the annex."""
    whole: bool
    """It is the part as a whole, so that whoever delivered the file delivered this."""
    labels: tuple[str, ...]
    """Of tables, figures, charts and cases."""
    texts: tuple[str, ...]
    """How the record of deliveries calls the texts in it: by headings, or the tables of the annex."""
    missing: tuple[Message, ...]
    carried: tuple[int, int] | None
    """How many paragraphs, or values of the annex, are still last year's, and of how many; none without last year."""
    files: tuple[str, ...]
    """All that it is made of, relative to the project."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the content says of how far a report is."""

    standings: tuple[Standing, ...]
    shown: tuple[str, ...]
    """Pictures that figures show, relative to the project."""
    last: str | None
    """Folder in `content/` with last year's content."""

    def record(self) -> dict[str, Any]:
        """Return them as JSON."""
        parts = [
            {name: getattr(one, name) for name in Standing.__slots__} | {"missing": [*map(message_record, one.missing)]}
            for one in self.standings
        ]
        return {"standings": parts, "shown": self.shown, "last": self.last}


def facts_from(record: dict[str, Any]) -> Facts:
    """Return the facts that were recorded; raises KeyError and TypeError where they were not."""
    return Facts(tuple(map(_standing, record["standings"])), tuple(record["shown"]), record["last"])


def _standing(record: dict[str, Any]) -> Standing:
    given: dict[str, Any] = {name: tuple(record[name]) for name in ("labels", "texts", "files")}
    carried = record["carried"]
    given["missing"] = tuple(map(message_from, record["missing"]))
    given["carried"] = (carried[0], carried[1]) if carried else None
    return Standing(**(record | given))
