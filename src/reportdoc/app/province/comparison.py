"""All that a summary says, before any word of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.province.distribution import Distribution, Standing, distributions
from reportdoc.app.province.habits import Habit, habits
from reportdoc.app.province.judging import Grade, Ranked, Unmet, grades, ranking, unmet
from reportdoc.app.province.reuse import Reuse
from reportdoc.app.province.rows import READ, College, FindingRow, IndicatorValue
from reportdoc.app.province.years import Years, compare
from reportdoc.profiles.province import ProvinceRules


@dataclass(frozen=True, slots=True)
class Comparison:
    """What only all reports together show."""

    year: int
    rules: ProvinceRules
    profile: str
    submissions: tuple[College, ...]
    """Everything handed in, by name."""
    colleges: tuple[College, ...]
    """The submission of each college that counts, by code."""
    findings: tuple[FindingRow, ...]
    """Of these."""
    distributions: tuple[Distribution, ...]
    unmet: tuple[Unmet, ...]
    grades: tuple[Grade, ...]
    """The best first."""
    ranking: tuple[Ranked, ...]
    habit: Habit
    """Of all."""
    habits: tuple[Habit, ...]
    reuse: Reuse
    years: Years | None
    names: Mapping[str, str]
    """Code and name of the college by submission."""
    left_out: Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]
    """By submission, the tables of which no value is of that year, with the years that they do have."""

    def name(self, submission: str) -> str:
        """Return code and name of the college of a submission."""
        return self.names.get(submission, submission)

    def outliers(self) -> list[tuple[Distribution, Standing]]:
        """Return every value far outside, the farthest first."""
        found = [(one, standing) for one in self.distributions for standing in one.outliers]
        return sorted(found, key=lambda pair: (-abs(pair[1].score), pair[1].submission))


@dataclass(frozen=True, slots=True)
class Material:
    """The tables of one year."""

    submissions: tuple[College, ...]
    indicators: tuple[IndicatorValue, ...]
    findings: tuple[FindingRow, ...]

    @property
    def colleges(self) -> tuple[College, ...]:
        """The submission of each college that counts, by code."""
        return tuple(sorted((one for one in self.submissions if one.counts), key=lambda one: (one.code, one.college)))

    @property
    def year(self) -> int:
        """The year that most reports are about."""
        years = [one.year for one in self.submissions if one.status == READ]
        return max(sorted(set(years)), key=years.count, default=0)

    def values(self) -> tuple[IndicatorValue, ...]:
        """Return the values of that year of the submissions that count."""
        names, year = {one.submission for one in self.submissions if one.counts}, self.year
        return tuple(one for one in self.indicators if one.submission in names and one.year == year)

    def left_out(self) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
        """Return by submission the tables that have values, but none of that year, with the years of those."""
        years: dict[tuple[str, str], set[int]] = {}
        for one in self.indicators:
            if one.value is not None:
                years.setdefault((one.submission, one.table), set()).add(one.year)
        found: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {}
        for (submission, table), told in years.items():
            if self.year not in told:
                found[submission] = (*found.get(submission, ()), (table, tuple(sorted(told))))
        return found


def comparison(
    material: Material,
    earlier: Material | None,
    reuse: Reuse,
    rules: ProvinceRules,
    profile: str,
    types: Mapping[str, str],
) -> Comparison:
    """Return what the tables of one year show, and what has changed since an earlier one."""
    values = material.values()
    spreads, colleges = distributions(values, types), material.colleges
    outside = unmet(rules, spreads)
    whole, each = habits(values)
    names = {one.submission for one in colleges}
    judged = grades(rules.grading, colleges, outside, reuse.copied())
    return Comparison(
        material.year,
        rules,
        profile,
        material.submissions,
        colleges,
        tuple(one for one in material.findings if one.submission in names),
        spreads,
        outside,
        tuple(sorted(judged, key=lambda one: (-one.points, one.college.code))),
        ranking(rules.ranking, spreads, colleges),
        whole,
        each,
        reuse,
        _years(earlier, material.year, values, spreads),
        {one.submission: f"{one.code} {one.college}".strip() for one in material.submissions if one.college},
        material.left_out(),
    )


def _years(
    earlier: Material | None, year: int, values: Sequence[IndicatorValue], spreads: Sequence[Distribution]
) -> Years | None:
    if earlier is None:
        return None
    before = earlier.values()
    return compare((earlier.year, year), before, values, distributions(before, {}), spreads)
