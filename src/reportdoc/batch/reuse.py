"""Finding passages that several colleges have: by hash where they are the same, by signature where nearly so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np

from reportdoc.app.province.reuse import Common, Pair, Passage, Reuse
from reportdoc.app.province.rows import College
from reportdoc.batch.fingerprint import PERMUTATIONS, shingles, signature
from reportdoc.batch.folder import RESULTS
from reportdoc.batch.results import read_result

SHORTEST = 40
"""Characters of a passage that is compared: shorter ones are alike by chance."""
LIKE = 0.5
"""Likeness from which two passages are a pair; unrelated ones of this length have below 0.2."""
_ROWS = 4
"""Numbers of a signature in a band: 32 bands find 97 of 100 pairs with a likeness of 0.57, and all from 0.7 on."""
_DOUBT = 0.15
"""How far the likeness that 128 numbers of a signature tell may be from the true one: more than three deviations."""
_CROWD = 30
"""Passages that share a band from which only neighbours are compared."""
_FORMULA = 5
"""Colleges that have a passage from which it is a formula; or one in twenty, where that is more."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Where a passage is: the file of its result, and which paragraph of it."""

    file: Path
    position: int
    submission: str
    code: str
    """The college's code, or its name where it has none."""
    college: str
    earlier: bool
    hash: str


def reuse(output: Path, colleges: Sequence[College], previous: Path | None, before: Sequence[College]) -> Reuse:
    """Return the passages that several colleges have, this year's among themselves and with the year before.

    Raises OSError, ValueError where a result is missing or damaged.
    """
    known, signatures = _gathered(output, colleges, earlier=False)
    if previous:
        old, more = _gathered(previous, before, earlier=True)
        known, signatures = known + old, np.concatenate([signatures, more])
    groups: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        groups[one.hash].append(one)
    many = max(_FORMULA, len(colleges) // 20)
    exact, common = _exact(groups, many)
    firsts = [index for index, one in enumerate(known) if groups[one.hash][0] is one]
    near = _near([known[index] for index in firsts], signatures[firsts])
    pairs = sorted({*exact, *near}, key=lambda pair: (-len(pair.one.text), pair.one.submission, pair.other.submission))
    return Reuse(tuple(pairs), common, tuple(_kept(known)) if previous else ())


def _gathered(
    output: Path, colleges: Iterable[College], earlier: bool
) -> tuple[list[_Known], np.ndarray[tuple[int, int], np.dtype[np.uint32]]]:
    known, signatures = [], [np.empty((0, PERMUTATIONS), np.uint32)]
    for college in colleges:
        path = output / RESULTS / f"{college.result}.json"
        found = [one for one in read_result(path).paragraphs if one.length >= SHORTEST]
        for one in found:
            known.append(
                _Known(path, one.position, college.submission, _key(college), college.college, earlier, one.hash)
            )
        if found:
            signatures.append(np.stack([signature(one.signature) for one in found]))
    return known, np.concatenate(signatures)


def _key(college: College) -> str:
    return college.code or college.college


def _exact(groups: dict[str, list[_Known]], many: int) -> tuple[list[Pair], tuple[Common, ...]]:
    pairs, common = [], []
    for group in groups.values():
        by_college = {(one.code, one.college): one for one in reversed(group)}
        if len(by_college) > many:
            common.append(Common(_passage(group[0]).text, len(by_college)))
        else:
            pairs += [
                _pair(one, other, 1.0) for one, other in combinations(by_college.values(), 2) if _apart(one, other)
            ]
    return pairs, tuple(sorted(common, key=lambda one: (-one.colleges, one.text)))


def _apart(one: _Known, other: _Known) -> bool:
    """Tell whether two passages are of two colleges, and one of this year; by the next a college may be renamed."""
    if one.earlier or other.earlier:
        return one.code != other.code and not (one.earlier and other.earlier)
    return (one.code, one.college) != (other.code, other.college)


def _near(known: Sequence[_Known], signatures: np.ndarray[tuple[int, int], np.dtype[np.uint32]]) -> Iterator[Pair]:
    for first, second in sorted(_candidates(signatures)):
        one, other = known[first], known[second]
        # Reading two texts takes 20 ms, comparing their signatures a thousandth of that.
        if not _apart(one, other) or np.mean(signatures[first] == signatures[second]) < LIKE - _DOUBT:
            continue
        likeness = _likeness(_passage(one).text, _passage(other).text)
        if likeness >= LIKE:
            yield _pair(one, other, likeness)


def _candidates(signatures: np.ndarray[tuple[int, int], np.dtype[np.uint32]]) -> set[tuple[int, int]]:
    """Return the passages, two by two, that share a band of their signatures."""
    found: set[tuple[int, int]] = set()
    for start in range(0, PERMUTATIONS, _ROWS):
        band = np.ascontiguousarray(signatures[:, start : start + _ROWS]).view(f"V{4 * _ROWS}").ravel()
        order = np.argsort(band, kind="stable")
        ends = np.flatnonzero(band[order][1:] != band[order][:-1]) + 1
        for group in np.split(order, ends):
            if len(group) > 1:
                members = sorted(int(index) for index in group)
                found.update(combinations(members, 2) if len(members) <= _CROWD else pairwise(members))
    return found


def _likeness(one: str, other: str) -> float:
    first, second = shingles(one), shingles(other)
    return len(first & second) / max(1, len(first | second))


def _pair(one: _Known, other: _Known, likeness: float) -> Pair:
    first, second = sorted((_passage(one), _passage(other)), key=lambda found: (found.earlier, found.submission))
    return Pair(first, second, round(likeness, 4), one.hash == other.hash)


def _passage(one: _Known) -> Passage:
    found = _paragraphs(one.file)[one.position]
    return Passage(one.submission, one.code, found[0], found[1], one.earlier)


@lru_cache(maxsize=128)
def _paragraphs(file: Path) -> list[tuple[str, str]]:
    return [(one.section, one.text) for one in read_result(file).paragraphs]


def _kept(known: Sequence[_Known]) -> Iterator[tuple[str, int, int]]:
    before: dict[str, set[str]] = defaultdict(set)
    own: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        if one.earlier:
            before[one.code].add(one.hash)
        else:
            own[one.submission].append(one)
    for submission, passages in sorted(own.items()):
        same = sum(one.hash in before[one.code] for one in passages)
        yield submission, same, len(passages)
