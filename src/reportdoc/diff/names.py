"""What figures are called, where the projects behind the Word files say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph that is a named figure."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last character."""
    name: str
    """Name of the value, or the expression it comes out of."""


@dataclass(frozen=True, slots=True)
class Names:
    """The named figures of one version."""

    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """By the text of the paragraph, heading or caption they stand in."""
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    """Name by label of the table or chart, row and column, both from 0."""


UNKNOWN = Names()
"""Of a version that is known by its Word file alone."""
