"""One college among the others: its findings, and its place in each distribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdoc.app.province.distribution import Distribution, Standing
from reportdoc.app.province.rows import College, FindingRow


@dataclass(frozen=True, slots=True)
class OneCollege:
    """A submission, with what was found in it and where its values stand."""

    college: College
    findings: tuple[FindingRow, ...]
    """Those that nobody has accepted."""
    standings: tuple[tuple[Distribution, Standing], ...]


def one_college(college: College, distributions: Sequence[Distribution], findings: Sequence[FindingRow]) -> OneCollege:
    """Return what is known of one submission."""
    name = college.submission
    return OneCollege(
        college,
        tuple(one for one in findings if one.submission == name and not one.accepted),
        tuple((one, each) for one in distributions for each in one.standings if each.submission == name),
    )
