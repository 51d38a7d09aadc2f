"""What was planted, and where a finding is expected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the report with errors: a cell of a table, or a piece of text as it stands there."""

    file: str
    cell: str | None = None
    text: str | None = None

    def __str__(self) -> str:
        return f"{self.file} {self.cell or self.text or ''}".rstrip()


@dataclass(frozen=True, slots=True)
class Planted:
    """One error: what stood there, what stands there now, and why that is wrong.

    `places` are all places at which a finding is as good, the planted one first; `cell` and `text` are those of the
    report with errors.
    """

    kind: str
    family: int
    file: str
    cell: str | None
    text: str | None
    before: str
    after: str
    reason: str
    places: tuple[Place, ...]

    def __str__(self) -> str:
        return f"{self.family} {self.kind}: {self.places[0]}: {self.before!r} -> {self.after!r} ({self.reason})"
