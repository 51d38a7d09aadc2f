"""Finding passages that several colleges have: by hash where they are the same, by runs of characters where nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from pathlib import Path

import numpy as np

from reportdoc.app.province.reuse import Common, Pair, Reuse
from reportdoc.app.province.rows import College
from reportdoc.batch.shared.candidates import candidates
from reportdoc.batch.shared.known import All, Known, gathered, passage
from reportdoc.batch.shared.likeness import LIKE, Likeness, differ_as_lists
from reportdoc.batch.shared.runs import Gathering

_FORMULA = 5
"""Colleges that have a passage, or a phrase, from which on it is nobody's own; or one in twenty, where that is more."""


def reuse(
    output: Path,
    colleges: Sequence[College],
    previous: Path | None,
    before: Sequence[College],
    phrases: Iterable[str] = (),
) -> Reuse:
    """Return the passages that several colleges have, this year's among themselves and with the year before.

    `phrases` are words that everybody uses, such as the names of indicators. Raises OSError, ValueError where a result
    is missing or damaged.
    """
    many = max(_FORMULA, len(colleges) // 20)
    every = [(output, one, False) for one in colleges] + [(previous, one, True) for one in before if previous]
    found = gathered(every, Gathering(phrases), many)
    groups: dict[str, list[Known]] = defaultdict(list)
    for one in found.known:
        groups[one.hash].append(one)
    exact, common = _exact(groups, many)
    near = _near(found, groups, many)
    pairs = sorted({*exact, *near}, key=lambda pair: (-len(pair.one.text), pair.one.submission, pair.other.submission))
    return Reuse(tuple(pairs), common, tuple(_kept(found.known)) if previous else ())


def _exact(groups: dict[str, list[Known]], many: int) -> tuple[list[Pair], tuple[Common, ...]]:
    pairs: list[Pair] = []
    common: list[Common] = []
    for group in groups.values():
        holders = _holders(group)
        if len(holders) > many:
            common.append(Common(passage(group[0]).text, len(holders)))
        else:
            pairs += [_pair(one, other, 1.0) for one, other in combinations(holders, 2) if _apart(one, other)]
    return pairs, tuple(sorted(common, key=lambda one: (-one.colleges, one.text)))


def _holders(group: Sequence[Known]) -> list[Known]:
    """Return a passage of each college that has it, the first."""
    return list({(one.code, one.college): one for one in reversed(group)}.values())


def _apart(one: Known, other: Known) -> bool:
    """Tell whether two passages are of two colleges, and one of this year; by the next a college may be renamed."""
    if one.earlier or other.earlier:
        return one.code != other.code and not (one.earlier and other.earlier)
    return (one.code, one.college) != (other.code, other.college)


def _near(found: All, groups: dict[str, list[Known]], many: int) -> Iterator[Pair]:
    """Yield pairs that are nearly the same; of passages that are the same one is compared, and all are told."""
    holders = {key: _holders(group) for key, group in groups.items()}
    wanted = np.array(
        [groups[one.hash][0] is one and len(holders[one.hash]) <= many for one in found.known], dtype=np.bool_
    )
    likeness = Likeness(found.runs)
    for first, second in candidates(found.runs, found.signatures, found.owners(), wanted):
        one, other = found.known[first], found.known[second]
        apart = [both for both in product(holders[one.hash], holders[other.hash]) if _apart(*both)]
        like = likeness.of(first, second) if apart else 0.0
        # Reading a text takes 20 ms, so only of those that are alike by their runs.
        if like < LIKE or differ_as_lists(passage(one).text, passage(other).text):
            continue
        yield from (_pair(left, right, like) for left, right in apart)


def _pair(one: Known, other: Known, likeness: float) -> Pair:
    first, second = sorted((passage(one), passage(other)), key=lambda found: (found.earlier, found.submission))
    return Pair(first, second, round(likeness, 4), one.hash == other.hash)


def _kept(known: Sequence[Known]) -> Iterator[tuple[str, int, int]]:
    before: dict[str, set[str]] = defaultdict(set)
    own: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        if one.earlier:
            before[one.code].add(one.hash)
        else:
            own[one.submission].append(one)
    for submission, passages in sorted(own.items()):
        same = sum(one.hash in before[one.code] for one in passages)
        yield submission, same, len(passages)
