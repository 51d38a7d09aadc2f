"""Labels: the handles by which authors name blocks."""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """What a label stands for; the value is its prefix, Quarto's way."""

    SECTION = "sec"
    TABLE = "tbl"
    FIGURE = "fig"
    CASE = "case"
    ANNEX = "annex"


MAXIMUM_LENGTH = 38
"""Two less than a Word bookmark's 40 characters (ECMA-376 Part 1, 17.13.6.2; Word's own limit)."""

PATTERN = re.compile(rf"(?:{'|'.join(kind.value for kind in Kind)})-[a-z0-9]+(?:-[a-z0-9]+)*")
"""The form of a label, `tbl-clubs`."""


ANNEX = "sec-annex"
"""The label of the heading over the annex, in every report."""


def kind(label: str) -> Kind:
    """Return the kind of a well-formed label."""
    return Kind(label.partition("-")[0])


def is_label(text: str) -> bool:
    """Tell whether a text is a well-formed label: a kind, a hyphen, a name, not too long."""
    return PATTERN.fullmatch(text) is not None and len(text) <= MAXIMUM_LENGTH


def bookmark(label: str) -> str:
    """Return the name of the Word bookmark of a label; bookmarks hold no hyphens, labels no underscores."""
    return label.replace("-", "_")
