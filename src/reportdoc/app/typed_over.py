"""What becomes of a bound figure that somebody typed over, in a returned file or in one of a department."""

from __future__ import annotations

from enum import StrEnum


class Figures(StrEnum):
    """The choice."""

    KEEP = "keep"
    """It stays bound and prints what its source says; what was typed is told."""
    SOURCE = "source"
    """The cell it comes from is changed, and with it every place that quotes it."""
    TEXT = "text"
    """It becomes text, bound to nothing."""
