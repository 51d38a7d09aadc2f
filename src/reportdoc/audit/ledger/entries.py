"""What the ledger says of a number."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportdoc.audit.finding import Spot
from reportdoc.audit.ledger.apart import Kind
from reportdoc.project.confirmed import Confirmation
from reportdoc.report.place import Place


class Status(StrEnum):
    """Who or what answers for a number."""

    BOUND = "bound"
    """A value printed it, `{{ … }}`."""
    CHECKED = "checked"
    """Another place of the report states the same, or it follows from others."""
    CONFIRMED = "confirmed"
    """A named person answers for it, in `content/confirmed.csv`."""
    LAPSED = "lapsed"
    """Somebody answered for it, and value or sentence has changed since."""
    OPEN = "open"
    """Nobody does."""


UNANSWERED = (Status.LAPSED, Status.OPEN)
"""What somebody still has to confirm."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a number comes from, or what bears it out."""

    place: Place
    text: str
    """The name of the value, the sentence, or the words of the cell."""

    def __str__(self) -> str:
        return f"{self.place} {self.text}"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One number of the report."""

    spot: Spot
    text: str
    """The sentence; for a cell the title of its table, the words of its row and its column."""
    number: str
    """As printed, without its unit."""
    unit: str
    """May be empty."""
    status: Status
    origins: tuple[Origin, ...]
    """None where nobody answers for it."""
    within: tuple[int, int] | None = None
    """Where it stands in the sentence, with its unit and any 约; None for a cell."""
    confirmation: Confirmation | None = None
    """Who answers for it, or did."""
    formula: str = ""
    """Of a bound number that is calculated: how, in the names of values."""
    twin: int = 0
    """How many numbers before it have the same value and the same text around them."""

    @property
    def value(self) -> str:
        """Number and unit."""
        return f"{self.number}{self.unit}"

    @property
    def around(self) -> str:
        """The text around it, the number itself in 【】; a cell is known by the words of its row and column."""
        if self.within is None:
            return self.text
        start, end = self.within
        return f"{self.text[:start]}【{self.text[start:end]}】{self.text[end:]}"

    @property
    def key(self) -> tuple[str, str]:
        """What a confirmation holds for: value and text around it, whatever their blanks and the width of letters."""
        return squeezed(self.value), squeezed(self.around)

    @property
    def identity(self) -> str:
        """A stable id, `N-3f9c02ab`: the same wherever it stands, another once value or sentence changes."""
        text = "\x1f".join((*self.key, str(self.twin)))
        return f"N-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class Apart:
    """A number that is no figure for somebody to answer for."""

    spot: Spot
    text: str
    """The sentence."""
    number: str
    """As printed, with what belongs to it."""
    kind: Kind


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every number, in reading order, the annex last."""

    entries: tuple[LedgerEntry, ...]
    gone: tuple[Confirmation, ...] = ()
    """Confirmations of numbers that are not in the report any more, or that something else answers for now."""
    apart: tuple[Apart, ...] = ()
    """Dates, ordinals, names and the like, in reading order."""

    def count(self, status: Status) -> int:
        """Return how many numbers have a status."""
        return sum(entry.status is status for entry in self.entries)

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers there are, and how many have each status."""
        return {"numbers": len(self.entries)} | {str(status): self.count(status) for status in Status}


def counted(entries: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Return entries that tell those with the same value and text apart."""
    seen: dict[tuple[str, str], int] = {}
    told = []
    for entry in entries:
        key = entry.key
        told.append(replace(entry, twin=seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return tuple(told)


def squeezed(text: str) -> str:
    """Return a text without blanks, its letters, digits and signs in one width."""
    return "".join(unicodedata.normalize("NFKC", text).split())
