"""A finding: one result of the audit."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber


class Severity(IntEnum):
    """How sure the audit is; a higher one is graver."""

    EXPLAIN = 1
    """It may be a different definition (口径); the college must say which."""
    CONFLICT = 2
    """Two places state different values for one thing."""
    ERROR = 3
    """Wrong by arithmetic, structure or rule."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a finding names, with what stands there."""

    place: Place
    section: str
    """Number of the section, `1.4.2`; empty in the front matter; 附表 1 in the annex."""
    text: str
    """The sentence, the cell, or the caption itself."""
    owner: str = ""
    """The department that answers for it; may be empty."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A number that is stated, and the one expected in its place."""

    stated: PrintedNumber
    expected: PrintedNumber

    @property
    def difference(self) -> Decimal:
        """How much too high the stated number is, to its last digit."""
        ulp = max(self.stated.ulp, self.expected.ulp)
        return (self.stated.value - self.expected.value).quantize(ulp)


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: what is wrong, where, and what would be right."""

    code: str
    """Stable code, `T101`; `codes.py` has them all."""
    severity: Severity
    message: Message
    spots: tuple[Spot, ...]
    """Every place, the one most likely wrong first; at least one."""
    stated: str = ""
    """The value or values as printed."""
    expected: str = ""
    """What would agree, with the formula in words: `2152 ÷ 2214 = 97.20%`; empty where nothing tells."""
    members: tuple[Finding, ...] = ()
    """The findings that this one gathers, where many have one cause."""
    deviation: Deviation | None = None
    """The same as two numbers, where it is one number that is wrong and another follows."""
    key: str = ""
    """What tells this finding from others at the same place, and stays when rows and lines move; empty: the text."""
    known_as: str = ""
    """Its id where what makes the id has been left out, as for readers who may not see all of it."""

    @property
    def owner(self) -> str:
        """The department that answers for the first place that names one."""
        return next((spot.owner for spot in self.spots if spot.owner), "")

    @property
    def identity(self) -> str:
        """A stable id, `T101-3f9c02ab`: the same after an edit elsewhere, another once what is stated changes."""
        if self.known_as:
            return self.known_as
        first = self.spots[0]
        text = "\x1f".join((self.code, first.place.file, self.key or _squeezed(first.text), _squeezed(self.stated)))
        return f"{self.code}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def ordered(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by place: file, line, cell; then the graver first."""
    return sorted(
        dict.fromkeys(findings),
        key=lambda found: (found.spots[0].place.file, found.spots[0].place.line or 0, _cell_key(found), found.code),
    )


def _cell_key(found: Finding) -> tuple[int, int]:
    cell = found.spots[0].place.cell
    return (cell.row, cell.column) if cell else (-1, -1)


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
