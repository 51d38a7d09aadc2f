"""What a province asks of all reports together: chapters, norms, grading and ranking of a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that the year asks for."""

    title: str
    words: tuple[str, ...]
    """A heading of the first level that has one of them is this part."""


@dataclass(frozen=True, slots=True)
class Norm:
    """A bound that an indicator should keep; one that does not has to be explained, and may be right."""

    row: str
    """Name of the indicator; below others with slashes."""
    also: tuple[str, ...]
    """Other names of it."""
    at_least: float | None
    at_most: float | None
    source: str
    """The document that sets it."""

    def kept(self, value: float) -> bool:
        """Tell whether a value is within the bound."""
        low = self.at_least is None or value >= self.at_least
        return low and (self.at_most is None or value <= self.at_most)


@dataclass(frozen=True, slots=True)
class Grading:
    """Points that each kind of fault takes from a hundred, and the least points of each grade."""

    points: Mapping[str, float] = field(default_factory=dict)
    """By kind: error, conflict, explain, missing_table, missing_chapter, norm, copied, seal_broken."""
    grades: tuple[tuple[str, float], ...] = ()
    """The best first; what is below the last has none."""

    def grade(self, points: float) -> str:
        """Return the grade of points; a dash below the last grade."""
        return next((name for name, least in self.grades if points >= least), "—")


@dataclass(frozen=True, slots=True)
class Weight:
    """An indicator of the ranking."""

    row: str
    weight: float
    low: bool
    """Whether less is better."""


@dataclass(frozen=True, slots=True)
class ProvinceRules:
    """What a profile says for a province's summary."""

    chapters: tuple[Chapter, ...] = ()
    norms: tuple[Norm, ...] = ()
    grading: Grading = field(default_factory=Grading)
    ranking: tuple[Weight, ...] = ()


def province_rules(data: Mapping[str, Any]) -> ProvinceRules:
    """Return the rules in a profile's file."""
    grading = dict(data.get("grading", {}))
    grades = grading.pop("grades", {})
    return ProvinceRules(
        tuple(Chapter(each["title"], tuple(each.get("words", [each["title"]]))) for each in data.get("chapters", [])),
        tuple(
            Norm(each["row"], tuple(each.get("also", ())), each.get("at_least"), each.get("at_most"), each["source"])
            for each in data.get("norms", [])
        ),
        Grading(grading, tuple(sorted(grades.items(), key=lambda pair: -pair[1]))),
        tuple(
            Weight(each["row"], float(each["weight"]), each.get("rank") == "low") for each in data.get("ranking", [])
        ),
    )
