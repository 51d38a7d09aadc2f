"""The page map: what only a layout engine knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageMap:
    """On which page each label stands, and how many pages there are."""

    body: Mapping[str, int]
    """Label → number printed on its page; the body counts from 1."""
    unnumbered: int
    """Pages at the very front without a number: cover and declaration."""
    front: int
    """Pages before the body: those and the directories."""
    total: int
    """Pages of the whole document."""
