"""What became of the categories, or of the series, of a chart whose data were edited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.returned.chart_numbers import said

_ALIKE = 0.5
"""Share of equal figures from which one at the same place is the old one under another name. Our own: names do not
count, since 本科生 and 专科生 are more alike than 师范类 and 教育类."""

Rows = Sequence[Sequence[str]]
"""Data of a chart: names of series, then a row a category."""
_Likeness = Callable[[int, int], float]
"""How much an old one and a new one have in common but for their names, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Categories or series, old and new, by their places."""

    kept: Mapping[int, int]
    """new → old: the same name, or a name that was changed."""
    moved: frozenset[int]
    """New ones of `kept` that stand elsewhere among the others."""
    gone: tuple[int, ...]
    """Old ones."""
    came: tuple[int, ...]
    """New ones."""
    doubtful: Mapping[int, int]
    """old → new: of those gone and come, what stands at the same place and has nothing else in common."""


def axes(old: Rows, new: Rows) -> tuple[Axis, Axis] | None:
    """Return what became of the categories and of the series; None where their names do not tell."""
    names = [said(name) for name in old[0][1:]], [said(name) for name in new[0][1:]]
    same = {j: names[0].index(name) for j, name in enumerate(names[1]) if name in names[0]}
    if not same and len(names[0]) == len(names[1]):
        same = {j: j for j in range(len(names[1]))}
    rows = _axis(
        [said(row[0]) for row in old[1:]],
        [said(row[0]) for row in new[1:]],
        lambda i, j: _common([(old[i + 1][b + 1], new[j + 1][a + 1]) for a, b in same.items()]),
    )
    if rows is None:
        return None
    kept = rows.kept or {j: j for j in range(min(len(old), len(new)) - 1)}
    columns = _axis(*names, lambda i, j: _common([(old[b + 1][i + 1], new[a + 1][j + 1]) for a, b in kept.items()]))
    return None if columns is None else (rows, columns)


def _common(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the share of figures that are the same, of those that either side has."""
    told = [(one, other) for one, other in pairs if one.strip() or other.strip()]
    return sum(said(one) == said(other) for one, other in told) / len(told) if told else 0.0


def _axis(old: Sequence[object], new: Sequence[object], like: _Likeness) -> Axis | None:
    """Return what became of the names `old`; None where names do not tell, being empty or there twice."""
    if "" in new:
        return None
    if len(set(new)) != len(new) or len(set(old)) != len(old):
        return Axis({at: at for at in range(len(new))}, frozenset(), (), (), {}) if len(new) == len(old) else None
    at = {name: i for i, name in enumerate(old)}
    kept = {j: at[name] for j, name in enumerate(new) if name in at}
    doubtful: dict[int, int] = {}
    for gone, came in _gaps(_in_order(kept), dict(kept), len(old), len(new)):
        found = dict(_renamed(gone, came, like))
        kept |= found
        if len(gone) == len(came):
            doubtful |= {i: j for i, j in zip(gone, came, strict=True) if j not in found and i not in found.values()}
    away = tuple(i for i in range(len(old)) if i not in kept.values())
    moved = frozenset(kept) - frozenset(_in_order(kept))
    return Axis(kept, moved, away, tuple(j for j in range(len(new)) if j not in kept), doubtful)


def _in_order(kept: Mapping[int, int]) -> dict[int, int]:
    """Return the most of what was kept that is in its old order: the longest rising subsequence."""
    ends: list[int] = []
    rank: dict[int, int] = {}
    for j in sorted(kept):
        rank[j] = bisect_left(ends, kept[j])
        ends[rank[j] : rank[j] + 1] = [kept[j]]
    found: dict[int, int] = {}
    wanted, below = len(ends) - 1, len(kept) + max(kept.values(), default=0) + 1
    for j in sorted(kept, reverse=True):
        if rank[j] == wanted and kept[j] < below:
            found[j] = kept[j]
            wanted, below = wanted - 1, kept[j]
    return found


def _gaps(still: Mapping[int, int], kept: Mapping[int, int], old: int, new: int) -> list[tuple[list[int], list[int]]]:
    """Return what of the old and the new ones is not kept and stands between two that stayed where they were."""
    known = set(kept.values())
    found: list[tuple[list[int], list[int]]] = []
    i = j = 0
    for end_j, end_i in [*sorted(still.items()), (new, old)]:
        gone, came = (
            [at for at in range(i, end_i) if at not in known],
            [at for at in range(j, end_j) if at not in kept],
        )
        found.append((gone, came))
        i, j = end_i + 1, end_j + 1
    return found


def _renamed(gone: Sequence[int], came: Sequence[int], like: _Likeness) -> Iterator[tuple[int, int]]:
    """Yield new → old where each is what the other has most in common with, and nothing else has as much."""
    level = len(gone) == len(came)
    for place, j in enumerate(came):
        score = {i: like(i, j) for i in gone}
        best = max(score.values(), default=0.0)
        first = [i for i in gone if score[i] == best]
        # Where as many went as came, the one at the same place is meant before others that say the same.
        i = gone[place] if level and gone[place] in first else first[0] if len(first) == 1 else None
        if i is None or best < _ALIKE:
            continue
        others = [like(i, one) for one in came if one != j]
        if best > max(others, default=0.0) or (level and gone[place] == i and best == max(others)):
            yield j, i
