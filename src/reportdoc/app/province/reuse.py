"""Passages that stand in the reports of several colleges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a report."""

    submission: str
    code: str
    section: str
    text: str
    earlier: bool = False
    """Whether the report is that of the year before."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of two colleges that say the same, or nearly."""

    one: Passage
    other: Passage
    likeness: float
    """Share of the shorter one that stands in the other, figures and phrases of many aside; 1.0: they are the same."""
    exact: bool


@dataclass(frozen=True, slots=True)
class Common:
    """A passage that so many colleges have that it is a formula, and nobody's own."""

    text: str
    colleges: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """What was found of all reports."""

    pairs: tuple[Pair, ...]
    """The longest first."""
    common: tuple[Common, ...]
    kept: tuple[tuple[str, int, int], ...] = ()
    """By submission: how many of its paragraphs stood so in its own report of the year before, and of how many."""

    def of(self, submission: str) -> tuple[tuple[str, str], ...]:
        """Return section and text of each passage of a submission that stands in another college's report as well."""
        passages = [passage for pair in self.pairs for passage in (pair.one, pair.other) if not passage.earlier]
        found = [(one.section, one.text) for one in passages if one.submission == submission]
        return tuple(dict.fromkeys(found))

    def copied(self) -> dict[str, int]:
        """Return the number of passages by submission that stand in another college's report as well."""
        found: dict[str, set[str]] = {}
        for pair in self.pairs:
            for passage in (pair.one, pair.other):
                if not passage.earlier:
                    found.setdefault(passage.submission, set()).add(passage.text)
        return {name: len(texts) for name, texts in found.items()}
