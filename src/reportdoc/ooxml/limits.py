"""How large Office files that are handed in may be; a report of 1,000 pages has a document part of 7 MB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a kind of file may unpack to, bytes."""

    unpacked: int
    """Total of the members when unpacked, pictures included."""
    ratio_from: int
    """Unpacked size from which `RATIO` is looked at: small files of little but markup pack very well."""


WORD: Final = Bounds(unpacked=1_000_000_000, ratio_from=32_000_000)
"""A Word file."""

WORKBOOK: Final = Bounds(unpacked=64_000_000, ratio_from=4_000_000)
"""An XLSX file."""

OWN: Final = Bounds(unpacked=4_000_000_000, ratio_from=4_000_000_000)
"""A Word file of our own making, whose content was bounded when it was read."""

RATIO: Final = 200
"""Unpacked by packed size of a file over `Bounds.ratio_from`; the tables of real ones stay under 50."""

HELD_BYTES: Final = 400_000_000
"""Total of the members of a Word file of which all are held in memory at once."""

MEMBERS: Final = 20_000
"""Members of the archive."""

DIRECTORY_BYTES: Final = 4_000_000
"""The archive's own list of its members."""

PART_BYTES: Final = 32_000_000
"""An XML part."""

MARKUP: Final = 4_000_000
"""Tags and attributes of the XML parts that are read of a file; parsed, each takes up to 250 bytes."""

FIELDS: Final = 100
"""Fields open inside one another; sensible ones have four."""

INSTRUCTION_CHARACTERS: Final = 1_000
"""What is read of the instruction of a field, whose first words matter."""

SIGNATURE_BYTES: Final = 1_000_000
"""How much of a file that is no archive is looked at to say what it is."""
