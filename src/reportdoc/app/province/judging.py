"""Norms, grades and ranking, by the rules of a profile."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.province.distribution import Distribution, Standing
from reportdoc.app.province.rows import College
from reportdoc.profiles.province import Grading, Norm, ProvinceRules, Weight


@dataclass(frozen=True, slots=True)
class Unmet:
    """A value outside a norm; the college has to explain it, which it may well be able to."""

    norm: Norm
    indicator: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Grade:
    """What a college's report is worth by the weights of the profile."""

    college: College
    taken: tuple[tuple[str, int, float], ...]
    """By kind of fault: how many, and the points taken for them."""
    points: float
    grade: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A college in the ranking."""

    rank: int
    """From 1; colleges with the same points have the same."""
    submission: str
    points: float
    """Of 100: the weighted mean of its ranks in the indicators that it states."""
    parts: tuple[float | None, ...]
    """Its rank in each indicator, 0 to 1, the best being 1; None where it states none."""


def find(distributions: Sequence[Distribution], row: str, also: Sequence[str] = ()) -> Distribution | None:
    """Return the distribution of an indicator by its name, below others with slashes."""
    names = {one.replace("/", "－") for one in (row, *also)}
    for one in distributions:
        if one.indicator in names or one.indicator.rpartition("－")[2] in names:
            return one
    return None


def unmet(rules: ProvinceRules, distributions: Sequence[Distribution]) -> tuple[Unmet, ...]:
    """Return the values outside the norms, by norm and submission."""
    found: list[Unmet] = []
    for norm in rules.norms:
        one = find(distributions, norm.row, norm.also)
        standings = one.standings if one else ()
        found += [Unmet(norm, norm.row, each) for each in standings if not norm.kept(each.value)]
    return tuple(found)


def grades(
    grading: Grading, colleges: Sequence[College], outside: Sequence[Unmet], copied: Mapping[str, int]
) -> tuple[Grade, ...]:
    """Return the grade of each college; `copied` has the number of passages by submission."""
    norms: dict[str, int] = defaultdict(int)
    for one in outside:
        norms[one.standing.submission] += 1
    return tuple(_grade(grading, one, norms[one.submission], copied.get(one.submission, 0)) for one in colleges)


def _grade(grading: Grading, one: College, norms: int, copied: int) -> Grade:
    counts = {
        "error": one.errors,
        "conflict": one.conflicts,
        "explain": one.to_explain,
        "missing_table": len([name for name in one.missing_tables.split("、") if name]),
        "missing_chapter": len([name for name in one.missing_chapters.split("、") if name]),
        "norm": norms,
        "copied": copied,
        "seal_broken": int(one.seal == "broken"),
    }
    taken = tuple((kind, count, round(count * grading.points.get(kind, 0.0), 4)) for kind, count in counts.items())
    points = max(0.0, round(100 - sum(cost for _, _, cost in taken), 2))
    return Grade(one, taken, points, grading.grade(points))


def ranking(
    weights: Sequence[Weight], distributions: Sequence[Distribution], colleges: Sequence[College]
) -> tuple[Ranked, ...]:
    """Return the colleges by their weighted ranks, the best first; who states none of the indicators is left out."""
    ranks: list[Mapping[str, float]] = []
    for weight in weights:
        one = find(distributions, weight.row)
        standings = one.standings if one else ()
        ranks.append({each.submission: 1 - each.rank if weight.low else each.rank for each in standings})
    found = []
    for college in colleges:
        parts = tuple(rank.get(college.submission) for rank in ranks)
        known = [(weight.weight, part) for weight, part in zip(weights, parts, strict=True) if part is not None]
        total = sum(weight for weight, _ in known)
        if total:
            points = 100 * sum(weight * part for weight, part in known) / total
            found.append((round(points, 2), college.submission, parts))
    all_points = sorted(points for points, _, _ in found)
    return tuple(
        Ranked(1 + len(found) - bisect_right(all_points, points), submission, points, parts)
        for points, submission, parts in sorted(found, key=lambda one: (-one[0], one[1]))
    )
