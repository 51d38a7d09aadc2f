"""How often figures that stand so to others follow from them: counted over reports, not written by hand.

Counted on 2026-11-30 over the fifteen reports of `tests/audit/written` as they stand, which are consistent
(`python -m tests.audit.habits aviation ceramics …`). How the habits of six
do on a seventh is in `docs/audit.md`.
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
    "D n1L n2L": (69, 15, 46), "D p1L n1T": (23, 1, 13), "D p1L p2L": (109, 29, 32), "D p1L p2T": (87, 5, 12),
    "D p1L p3L": (82, 27, 41), "D p1L p3Ls": (47, 17, 25), "D p1L p3T": (28, 6, 16), "D p1L p4L": (55, 14, 35),
    "D p1L p5Ls": (48, 11, 32), "D p1T p2L": (314, 1, 28), "D p1T p2M": (75, 1, 10), "D p1T p3L": (109, 1, 76),
    "D p1T p3Ls": (49, 7, 37), "D p1T p4L": (73, 2, 45), "D p1T p4Ls": (51, 6, 38), "D p1T p5L": (44, 1, 26),
    "D p1T p5Ls": (46, 6, 31), "D p2L p3L": (144, 21, 97), "D p2L p4L": (94, 12, 67), "D p2Ls p4Ls": (60, 29, 24),
    "D p2T p3T": (17, 2, 8), "D p3L p4L": (103, 13, 76), "D p4L p5L": (66, 10, 48), "D% p1S p2S": (74, 11, 11),
    "D% p1S p2T": (35, 3, 4), "D% p1S p3S": (27, 4, 14), "D% p1T p2S": (133, 1, 2), "D% p1T p3S": (25, 0, 19),
    "Gcd 0 p1C p2L": (17, 0, 2), "Gcd 0 p1C p3L": (12, 0, 3), "Gcn 0 p1C p2L": (76, 1, 16),
    "Gcn 0 p1C p3L": (210, 0, 31), "Gcn 0 p1C p3Ls": (31, 5, 21), "Gcn 0 p1C p3M": (39, 0, 8),
    "Gcn 0 p1C p4L": (69, 1, 51), "Gcn 0 p1C p5L": (32, 0, 25), "Gcn 0 p1C p5Ls": (39, 3, 31),
    "Gcn 0 p1C p6L": (23, 0, 12), "Gct 0 p1C p2L": (93, 1, 79), "Gct 0 p1C p2T": (271, 0, 1),
    "Gct 0 p1C p3T": (31, 0, 9), "Gct 0 p1C p4T": (13, 0, 8), "Gnt 0 p1L p2T": (46, 1, 0),
    "Gnt 0 p2L p1T": (23, 2, 1), "Gnt 0 p2L p3T": (30, 0, 6), "Gnt 0 p3L p2T": (191, 1, 7),
    "Gnt 0 p3M p2T": (32, 0, 0), "Gnt 0 p4L p2T": (36, 0, 20), "Gnt 0 p5L p2T": (11, 0, 5),
    "Gnt 0 p6L p2T": (17, 0, 6), "M- n1L 0 1l": (72, 28, 20), "M- n1L 1 1l": (33, 13, 14),
    "M- p1L 0 1l": (140, 27, 36), "M- p1L 0 2l": (73, 14, 42), "M- p1L 0 3l": (40, 4, 29), "M- p1L 0 4l": (24, 2, 16),
    "M- p1L 1 1l": (93, 9, 65), "M- p1L 1 2l": (39, 1, 33), "M- p1L 2 1l": (45, 3, 32), "M- p2Ls 0 1l": (26, 9, 12),
    "Mn n1L 0 1l": (61, 29, 18), "Mn p1L 0 1l": (176, 77, 47), "My n1L 0 1l": (141, 14, 85),
    "My n1L 0 2l": (58, 9, 39), "My p1L 0 1l": (426, 17, 67), "My p1L 0 2l": (167, 17, 110),
    "My p1L 0 3l": (108, 11, 72), "My p1L 0 4l": (68, 8, 42), "My p1L 0 5l": (34, 4, 23), "My p1L 1 1l": (46, 7, 7),
    "My p1L 1 2l": (17, 3, 9), "My p1L 2 1l": (15, 2, 5), "My p1Ls 0 1l": (26, 14, 7), "My p2L 0 1l": (53, 4, 40),
    "My p3L 0 1l": (50, 6, 38), "My p3L 0 2l": (24, 3, 16), "S- 0 p1L p2L": (141, 56, 69),
    "S- 0 p1L p4L": (81, 12, 50), "S- 0 p1L p5L": (35, 7, 22), "S- 0 p1L p6Ls": (27, 5, 17),
    "S- 0 p2L p1L": (135, 20, 35), "S- 0 p2L p4L": (77, 5, 55), "S- 0 p2L p5L": (32, 1, 26),
    "S- 0 p2L p6L": (15, 1, 9), "S占 0 p1L p2L": (593, 116, 241), "S占 0 p1L p2Ls": (72, 19, 25),
    "S占 0 p1L p3L": (308, 64, 155), "S占 0 p1L p3Ls": (124, 22, 59), "S占 0 p1L p4L": (183, 34, 98),
    "S占 0 p1L p4Ls": (137, 29, 63), "S占 0 p1L p5L": (96, 27, 41), "S占 0 p1L p5Ls": (148, 29, 59),
    "S占 0 p1L p6L": (40, 14, 21), "S占 0 p1L p6Ls": (118, 22, 50), "S占 0 p3L p4L": (177, 44, 102),
    "S占 0 p3L p6Ls": (48, 12, 27), "S占 0 p4L p5L": (90, 27, 51), "S占 0 p5L p6L": (38, 17, 15),
    "S占 1 p1L p2Ls": (27, 5, 17), "S率 0 p1L p2L": (341, 12, 44), "S率 0 p1L p2T": (11, 1, 0),
    "S率 0 p1L p3L": (103, 9, 62), "S率 0 p1L p3Ls": (28, 4, 14), "S率 0 p1L p4L": (47, 5, 36),
    "S率 0 p1L p4Ls": (23, 3, 13), "S率 0 p1L p5L": (26, 0, 17), "S率 0 p1L p5Ls": (23, 3, 14),
    "S率 0 p1L p6Ls": (24, 3, 15),
})  # fmt: skip
"""Habits of single figures, by the names of `ways`."""

RUNS = _habits({
    "B 共 2": (47, 13, 0), "B 共 3": (39, 8, 0), "B 共 4": (5, 1, 0), "B 共 5": (4, 1, 0), "B 合计 2": (84, 5, 0),
    "B 合计 3": (50, 4, 0), "B 合计 4": (10, 2, 0), "B 合计 5": (10, 1, 0), "F 中 3": (26, 9, 0),
    "F 其中 2": (284, 14, 0), "F 其中 3": (222, 12, 0), "F 其中 4": (62, 4, 0), "F 其中 5": (30, 1, 0),
    "F 分 3": (25, 3, 0), "F 分 5": (9, 2, 0), "F 里 2": (42, 9, 0), "F 里 3": (44, 4, 0), "F 里 4": (17, 3, 0),
    "F 里 5": (7, 0, 0), "F ： 2": (6, 2, 0), "F ： 3": (21, 0, 0), "F ： 4": (13, 2, 0), "F ： 5": (8, 0, 0),
})  # fmt: skip
"""Habits of sums, by the names of `runs`."""

MENDED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "B -": (502, 117), "B 共": (95, 5), "B 合计": (154, 1), "F -": (976, 244), "F 中": (104, 10), "F 其中": (598, 5),
    "F 分": (78, 10), "F 对": (24, 2), "F 里": (110, 2), "F ：": (48, 2),
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
