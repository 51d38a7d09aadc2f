"""How often figures that stand so to others follow from them: counted over reports, not written by hand.

Counted on 2026-11-29 over the six reports of `tests/audit/written` as they stand, which are consistent
(`python -m tests.audit.habits health highland marine nursery railway riverport`). How the habits of five of them do on
the sixth is in `docs/audit.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Habit:
    """In how many places figures stood so to one, and in how many it did not follow from them."""

    present: int
    alone: int
    """Places where it followed from nothing else either."""
    beside: int = 0
    """Places where it followed from something else."""

    @property
    def holds(self) -> float:
        """The share of places in which it followed from them."""
        return (self.present - self.alone - self.beside) / self.present

    @property
    def fails_alone(self) -> float:
        """The share of places in which it followed from nothing; of none seen, half a place is taken."""
        return (self.alone + _UNSEEN) / (self.present + 1)

    @property
    def fails_beside(self) -> float:
        """The share of places in which it followed from something else."""
        return (self.beside + _UNSEEN) / (self.present + 1)


_UNSEEN = 0.5


def _habits(counts: Mapping[str, tuple[int, int, int]]) -> Mapping[str, Habit]:
    return MappingProxyType({name: Habit(*each) for name, each in counts.items()})


WAYS = _habits({
    "D n1L n2L": (34, 9, 20), "D p1L p2L": (45, 13, 16), "D p1L p2T": (36, 3, 4), "D p1T p2L": (141, 1, 16),
    "D p1T p2M": (28, 0, 0), "D p1T p3L": (45, 1, 31), "D p1T p4L": (31, 2, 19), "D p1T p5L": (19, 1, 9),
    "D p2L p3L": (64, 10, 46), "D p2L p4L": (37, 5, 27), "D p3L p4L": (45, 6, 34), "D p4L p5L": (34, 6, 21),
    "D% p1S p2S": (31, 3, 2), "D% p1S p2T": (15, 2, 1), "D% p1T p2S": (52, 1, 1), "Gcn 0 p1C p2L": (31, 0, 4),
    "Gcn 0 p1C p3L": (81, 0, 21), "Gcn 0 p1C p3M": (13, 0, 0), "Gcn 0 p1C p4L": (28, 1, 20),
    "Gct 0 p1C p2T": (100, 0, 1), "Gnt 0 p1L p2T": (25, 0, 0), "Gnt 0 p2L p1T": (13, 0, 1),
    "Gnt 0 p3L p2T": (69, 0, 7), "Gnt 0 p3M p2T": (14, 0, 0), "Gnt 0 p4L p2T": (12, 0, 6),
    "M- n1L 0 1l": (31, 14, 9), "M- p1L 0 1l": (56, 14, 11), "M- p1L 0 2l": (25, 5, 15),
    "M- p1L 1 1l": (37, 3, 29), "Mn p1L 0 1l": (70, 34, 21), "My n1L 0 1l": (48, 7, 24),
    "My n1L 0 2l": (21, 3, 12), "My p1L 0 1l": (153, 8, 20), "My p1L 0 2l": (61, 8, 39),
    "My p1L 0 3l": (41, 5, 27), "My p1L 1 1l": (19, 4, 2), "S- 0 p1L p4L": (35, 3, 24),
    "S- 0 p2L p1L": (50, 6, 12), "S- 0 p2L p4L": (34, 2, 26), "S占 0 p1L p2L": (185, 32, 71),
    "S占 0 p1L p2Ls": (19, 5, 5), "S占 0 p1L p3L": (78, 11, 42), "S占 0 p1L p3Ls": (42, 9, 20),
    "S占 0 p1L p4L": (41, 6, 22), "S占 0 p1L p4Ls": (46, 9, 16), "S占 0 p1L p5L": (23, 5, 11),
    "S占 0 p1L p5Ls": (38, 5, 18), "S占 0 p1L p6Ls": (31, 5, 14), "S占 0 p3L p4L": (44, 12, 25),
    "S占 0 p4L p5L": (29, 9, 15), "S率 0 p1L p2L": (130, 3, 19), "S率 0 p1L p2T": (8, 1, 0),
    "S率 0 p1L p3L": (39, 3, 25), "S率 0 p1L p6Ls": (14, 1, 8),
})  # fmt: skip
"""Habits of single figures, by the names of `ways`."""

RUNS = _habits({
    "B 共 2": (20, 4, 0), "B 共 3": (15, 3, 0), "B 合计 2": (34, 3, 0), "B 合计 3": (25, 1, 0), "B 合计 4": (5, 1, 0),
    "B 合计 5": (7, 1, 0), "F 中 4": (8, 2, 0), "F 其中 2": (132, 9, 0), "F 其中 3": (99, 5, 0), "F 其中 4": (27, 1, 0),
    "F 其中 5": (10, 1, 0), "F 分 3": (9, 0, 0), "F 分 4": (10, 2, 0), "F 分 5": (6, 1, 0), "F 里 2": (21, 5, 0),
    "F 里 3": (15, 1, 0), "F 里 4": (8, 1, 0), "F 里 5": (3, 0, 0), "F ： 2": (4, 1, 0), "F ： 3": (15, 1, 0),
    "F ： 4": (7, 2, 0), "F ： 5": (7, 0, 0),
})  # fmt: skip
"""Habits of sums, by the names of `runs`."""

MENDED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "B -": (223, 50), "B 共": (40, 2), "B 合计": (71, 1), "F -": (417, 111), "F 中": (53, 6), "F 其中": (268, 5),
    "F 分": (40, 3), "F 里": (47, 1), "F ：": (33, 2),
})  # fmt: skip
"""Runs by side and lead: how many there were, and in how many a slip would have made up a total that nothing did."""


def mended_alone(run: str) -> float:
    """Return the share of the runs of a kind that a slip would have made add up, though nothing was wrong."""
    present, mended = MENDED.get(kind_of(run), (0, 0))
    return (mended + _UNSEEN) / (present + 1) if present >= _ENOUGH else 1.0


_ENOUGH = 20


def kind_of(run: str) -> str:
    """Return the side and the lead of a run by its name: `F 其中` of `F 其中 3`."""
    return run.rpartition(" ")[0]
