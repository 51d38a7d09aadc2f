"""How often figures that stand so to others follow from them: counted over reports, not written by hand.

Counted on 2026-11-29 over the seven reports of `tests/audit/written` as they stand, which are consistent
(`python -m tests.audit.habits health highland marine nursery railway riverport tillage`). How the habits of six of them
do on the seventh is in `docs/audit.md`.
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
    "D n1L n2L": (36, 10, 21), "D p1L p2L": (51, 16, 16), "D p1L p2T": (54, 4, 9), "D p1L p3T": (18, 4, 9),
    "D p1T p2L": (153, 1, 18), "D p1T p2M": (34, 0, 0), "D p1T p3L": (51, 1, 37), "D p1T p4L": (37, 2, 25),
    "D p1T p5L": (24, 1, 12), "D p1T p5Ls": (18, 2, 11), "D p2L p3L": (72, 11, 51), "D p2L p4L": (45, 6, 34),
    "D p2T p3T": (13, 1, 5), "D p3L p4L": (54, 7, 39), "D p4L p5L": (40, 6, 27), "D p4Ls p5Ls": (48, 16, 26),
    "D% p1S p2S": (37, 4, 5), "D% p1S p2T": (19, 2, 2), "D% p1T p2S": (60, 1, 1), "Gcn 0 p1C p2L": (43, 0, 7),
    "Gcn 0 p1C p3L": (89, 0, 21), "Gcn 0 p1C p3M": (16, 0, 0), "Gcn 0 p1C p4L": (29, 1, 21),
    "Gcn 0 p1C p6L": (9, 0, 4), "Gct 0 p1C p2L": (49, 0, 43), "Gct 0 p1C p2T": (112, 0, 1),
    "Gct 0 p1C p3T": (16, 0, 7), "Gnt 0 p1L p2T": (31, 0, 0), "Gnt 0 p2L p1T": (14, 0, 1),
    "Gnt 0 p2L p3T": (16, 0, 6), "Gnt 0 p3L p2T": (75, 0, 7), "Gnt 0 p3M p2T": (17, 0, 0),
    "Gnt 0 p4L p2T": (12, 0, 6), "Gnt 0 p6L p2T": (5, 0, 0), "M- n1L 0 1l": (34, 14, 10), "M- p1L 0 1l": (63, 15, 14),
    "M- p1L 0 2l": (31, 5, 19), "M- p1L 1 1l": (40, 3, 31), "Mn n1L 0 1l": (28, 14, 9), "Mn p1L 0 1l": (92, 42, 27),
    "My n1L 0 1l": (57, 7, 32), "My n1L 0 2l": (25, 3, 15), "My p1L 0 1l": (184, 10, 29), "My p1L 0 2l": (76, 10, 50),
    "My p1L 0 3l": (53, 7, 33), "My p1L 0 5l": (17, 1, 10), "My p1L 1 1l": (26, 4, 5), "My p1Ls 0 1l": (12, 6, 1),
    "S- 0 p1L p2L": (49, 14, 28), "S- 0 p1L p4L": (39, 3, 27), "S- 0 p2L p1L": (59, 8, 16),
    "S- 0 p2L p4L": (38, 2, 29), "S占 0 p1L p2L": (224, 37, 87), "S占 0 p1L p2Ls": (26, 7, 5),
    "S占 0 p1L p3L": (101, 16, 52), "S占 0 p1L p3Ls": (52, 11, 24), "S占 0 p1L p4L": (55, 9, 30),
    "S占 0 p1L p4Ls": (53, 10, 20), "S占 0 p1L p5L": (32, 8, 15), "S占 0 p1L p5Ls": (48, 8, 22),
    "S占 0 p1L p6Ls": (37, 7, 17), "S占 0 p3L p4L": (58, 15, 33), "S占 0 p3L p6Ls": (15, 3, 7),
    "S占 0 p4L p5L": (39, 12, 21), "S占 0 p5L p6L": (15, 6, 4), "S率 0 p1L p2L": (150, 4, 22),
    "S率 0 p1L p2T": (8, 1, 0), "S率 0 p1L p3L": (48, 5, 29), "S率 0 p1L p4Ls": (12, 2, 5),
    "S率 0 p1L p5L": (16, 0, 11), "S率 0 p1L p6Ls": (14, 1, 8),
})  # fmt: skip
"""Habits of single figures, by the names of `ways`."""

RUNS = _habits({
    "B 共 2": (26, 6, 0), "B 共 3": (20, 4, 0), "B 合计 2": (37, 3, 0), "B 合计 3": (28, 1, 0), "B 合计 4": (5, 1, 0),
    "B 合计 5": (8, 1, 0), "F 中 4": (8, 2, 0), "F 其中 2": (127, 5, 0), "F 其中 3": (115, 6, 0),
    "F 其中 4": (32, 2, 0), "F 其中 5": (11, 1, 0), "F 分 3": (10, 1, 0), "F 分 4": (12, 4, 0), "F 分 5": (6, 1, 0),
    "F 里 2": (24, 5, 0), "F 里 3": (24, 3, 0), "F 里 4": (11, 1, 0), "F 里 5": (4, 0, 0), "F ： 2": (4, 1, 0),
    "F ： 3": (14, 0, 0), "F ： 4": (7, 2, 0), "F ： 5": (7, 0, 0),
})  # fmt: skip
"""Habits of sums, by the names of `runs`."""

MENDED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "B -": (268, 68), "B 共": (51, 3), "B 合计": (78, 1), "F -": (491, 131), "F 中": (55, 6), "F 其中": (285, 2),
    "F 分": (41, 2), "F 里": (63, 2), "F ：": (32, 1),
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
