"""How much of what is wrong is found, and how much of what is found is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import yaml

from reportdoc.audit.finding import Finding, Severity, Spot


class AnyPlace(Protocol):
    """A place in a list of errors: a cell, a piece of the text that stands there, or a whole file."""

    @property
    def file(self) -> str: ...
    @property
    def cell(self) -> str | None: ...
    @property
    def text(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class TruePlace:
    """A place of an entry in a truth file."""

    file: str
    cell: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """One thing that is wrong, or may be, found by hand."""

    id: str
    family: int
    severity: str
    provable: bool
    places: tuple[TruePlace, ...]
    reason: str
    evidence: str = ""


def truths(*files: Path) -> list[Truth]:
    """Return the entries of truth files."""
    entries = [entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return [Truth(**(entry | {"places": tuple(TruePlace(**place) for place in entry["places"])})) for entry in entries]


@dataclass
class Score:
    """What was to be found, what was, and what else."""

    wanted: Counter[int] = field(default_factory=Counter)
    """Errors by family."""
    hits: Counter[int] = field(default_factory=Counter)
    """Those of them at a place of which a finding stands."""
    missed: list[str] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    """Findings of severity error and conflict that stand at no place of any entry."""
    judged: int = 0
    """Findings of severity error and conflict."""

    def recall(self, *families: int) -> float:
        """Return the share of the errors of some families that was found."""
        return sum(self.hits[f] for f in families) / max(1, sum(self.wanted[f] for f in families))

    @property
    def precision(self) -> float:
        """The share of the errors and conflicts reported that are some."""
        return 1 - len(self.false) / max(1, self.judged)

    def __str__(self) -> str:
        rows = [f"family {f}: {self.hits[f]} of {self.wanted[f]}" for f in sorted(self.wanted)]
        false = [f"false: {one.code} {one.message} {one.spots[0].place} {one.spots[0].text[:60]}" for one in self.false]
        return "\n".join([*rows, f"precision {self.precision:.3f} of {self.judged}", *self.missed, *false])


def score(
    findings: Sequence[Finding],
    wanted: Iterable[tuple[str, int, Sequence[AnyPlace]]],
    also: Iterable[Sequence[AnyPlace]] = (),
) -> Score:
    """Return how findings do against errors, each a name, a family and places.

    A finding at one of the places in `also` is no false alarm.
    """
    result = Score()
    known: list[Sequence[AnyPlace]] = list(also)
    for name, family, places in wanted:
        known.append(places)
        result.wanted[family] += 1
        if any(touches(found, places) for found in findings):
            result.hits[family] += 1
        else:
            result.missed.append(f"missed: {family} {name} {places[0]}")
    grave = [found for found in findings if found.severity is not Severity.EXPLAIN]
    result.judged = len(grave)
    result.false = [found for found in grave if not any(touches(found, places) for places in known)]
    return result


def touches(found: Finding, places: Sequence[AnyPlace]) -> bool:
    """Tell whether a finding, or one it gathers, names one of some places."""
    return any(_at(spot, place) for spot in _spots(found) for place in places)


def _spots(found: Finding) -> Iterator[Spot]:
    yield from found.spots
    for member in found.members:
        yield from _spots(member)


def _at(spot: Spot, place: AnyPlace) -> bool:
    if spot.place.file.removeprefix("content/") != place.file.removeprefix("content/"):
        return False
    if place.cell:
        return str(spot.place.cell) == place.cell
    return place.text is None or place.text in spot.text
