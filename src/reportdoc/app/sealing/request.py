"""What is asked for: scan, stamps, keys, and how they are to be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportdoc.pdf.placement import DECLARATION, SIZE
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.stamps import GROUP
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_STAMP = re.compile(r"(?P<where>[A-Za-z_]+|\d+:[\d.]+\s*,\s*[\d.]+)(?:,(?P<size>\d+(?:\.\d+)?))?")
_LARGEST = 100.0

Secrets = Callable[[str, int], str | None]
"""Gives the passphrase of a key: by its name, and its number from 0."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A picture of a seal, and where its middle comes to."""

    picture: Path
    where: str = DECLARATION
    """See `pdf.spot.find_spot`."""
    size: float = SIZE
    """Millimetres of its longer side."""

    @property
    def numbered(self) -> bool:
        """Whether it goes on a page by number, which only the laid out report has or has not."""
        return self.where[:1].isdecimal()


@dataclass(frozen=True, slots=True)
class Order:
    """One sealing."""

    declaration: Path | None
    stamps: tuple[Stamp, ...] = ()
    edge: Path | None = None
    group: int = GROUP
    """Pages that share one seal over their edges at most."""
    keys: tuple[Path | str, ...] = ()
    """PKCS#12 files and PKCS#11 URIs, in the order of signing."""
    level: Level = Level.B_B
    authority: str | None = None
    """URL of the time-stamp authority."""
    trust: tuple[Path, ...] = ()
    archive: bool = False
    zip: bool = False


def parse_stamp(text: str) -> Stamp:
    """Return what `SEAL.png`, `SEAL.png@cover`, `SEAL.png@3:105,250` or `SEAL.png@cover,38` asks for.

    Raises InputError where the size cannot be one. A file name may hold an @ of its own.
    """
    name, at, place = text.rpartition("@")
    parts = _STAMP.fullmatch(place) if at else None
    if parts is None:
        return Stamp(Path(text))
    size = float(parts["size"] or SIZE)
    if not 1 <= size <= _LARGEST:
        text_ = message("a seal is between 1 and {most} mm wide, not {size}", most=f"{_LARGEST:g}", size=f"{size:g}")
        raise InputError(text_)
    return Stamp(Path(name), parts["where"], size)
