"""How often figures that stand so to others follow from them: counted over reports, not written by hand.

Counted on 2026-11-30 over the twenty-six reports of `tests/audit/written` as they stand, which are consistent
(`python -m tests.audit.habits aviation building …`). How the habits of six do on a seventh is in `docs/audit.md`.
"""

from __future__ import annotations

import re
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
    "D both": (19, 0, 2), "D n1T n2L": (22, 4, 11), "D p1C p2L": (24, 11, 7), "D p1L n1C": (26, 9, 10),
    "D p1L n1T": (26, 1, 15), "D p1L p2L": (133, 44, 39), "D p1L p2Ls": (46, 27, 10), "D p1L p2M": (10, 2, 1),
    "D p1L p2T": (137, 5, 14), "D p1L p3L": (101, 34, 56), "D p1L p3Ls": (71, 23, 39), "D p1L p3T": (30, 7, 17),
    "D p1Ls p3Ls": (32, 15, 12), "D p1T p2L": (499, 1, 37), "D p1T p2Ls": (43, 10, 25), "D p1T p2M": (113, 2, 11),
    "D p1T p3L": (144, 1, 113), "D p1T p4L": (87, 2, 64), "D p1T p4Ls": (83, 9, 65), "D p1T p5L": (49, 1, 29),
    "D p1T p5Ls": (68, 9, 51), "D p2T p3T": (18, 2, 9), "D% both": (5, 0, 0), "D% p1S p2S": (104, 13, 14),
    "D% p1S p2T": (52, 3, 5), "D% p1S p3S": (36, 6, 21), "D% p1S p3T": (9, 0, 4), "D% p1Ss p2Ss": (20, 6, 4),
    "D% p1T p2S": (236, 2, 2), "D% p1T p3S": (42, 0, 35), "D% p1T p3Ss": (49, 0, 44), "Gcd 0 p1C p2L": (29, 1, 2),
    "Gcd 0 p1C p3L": (21, 1, 4), "Gcn 0 p1C p2L": (102, 1, 18), "Gcn 0 p1C p3L": (349, 0, 34),
    "Gcn 0 p1C p3Ls": (50, 6, 30), "Gcn 0 p1C p3M": (54, 0, 9), "Gcn 0 p1C p4L": (87, 1, 68),
    "Gcn 0 p1C p4Ls": (64, 6, 48), "Gcn 0 p1C p5L": (38, 0, 31), "Gcn 0 p1C p6L": (25, 0, 13),
    "Gcn 0 p1C p6Ls": (49, 4, 39), "Gct 0 p1C p2L": (131, 2, 114), "Gct 0 p1C p2T": (442, 0, 1),
    "Gct 0 p1C p3T": (49, 0, 9), "Gct 0 p1C p4T": (14, 0, 8), "Gnt 0 p1L p2T": (57, 1, 0),
    "Gnt 0 p2L p1T": (37, 2, 1), "Gnt 0 p2L p3T": (49, 0, 6), "Gnt 0 p3L p2T": (334, 1, 7),
    "Gnt 0 p3Ls p2T": (14, 0, 7), "Gnt 0 p3M p2T": (46, 0, 0), "Gnt 0 p4L p2T": (47, 0, 30),
    "Gnt 0 p4Ls p2T": (21, 0, 15), "Gnt 0 p5L p2T": (15, 0, 9), "Gnt 0 p6L p2T": (18, 0, 6),
    "Gnt 0 p6Ls p2T": (23, 0, 17), "L不 p1L p2L": (54, 42, 2), "L余 p1L p2L": (124, 23, 3),
    "L剩 p1L p2L": (67, 21, 3), "L差 p1L p2L": (36, 10, 3), "L未 p1L p2L": (62, 18, 2), "L未 p1Ls p2Ls": (21, 9, 4),
    "M均- p1L 0 1l": (58, 20, 8), "M均- p1L 0 2l": (36, 9, 15), "M均- p1L 1 1l": (37, 6, 24),
    "M均- p1L 2 1l": (18, 2, 11), "M均n p1L 0 1l": (97, 61, 18), "M均y n1L+ 0 1l": (16, 0, 6),
    "M均y p1L 0 1l": (285, 16, 57), "M均y p1L 0 2l": (126, 17, 79), "M均y p1L 0 3l": (66, 7, 39),
    "M均y p1L 0 4l": (41, 6, 21), "M均y p1L 1 1l": (22, 5, 5), "M均y p3L 0 1l": (34, 6, 23),
    "M每- n1L 0 1l": (46, 14, 18), "M每- n1L+ 0 1l": (21, 4, 2), "M每- p1L 0 1l": (172, 25, 45),
    "M每- p1L 0 2l": (80, 15, 48), "M每- p1L 0 3l": (42, 2, 32), "M每- p1L 0 4l": (23, 0, 16),
    "M每- p1L 1 1l": (113, 13, 71), "M每- p1L 1 2l": (41, 6, 29), "M每- p1L 2 1l": (51, 7, 38),
    "M每- p2Ls 0 1l": (23, 6, 12), "M每n n1L 0 1l": (52, 20, 19), "M每n n1L+ 0 1l": (26, 8, 6),
    "M每n p1L 0 1l": (172, 52, 53), "M每n p1Ls 0 1l": (19, 8, 3), "M每n p2L 0 1l": (35, 19, 11),
    "M每n p3Ls 0 1l": (35, 16, 14), "M每y n1L 0 1l": (112, 7, 81), "M每y n1L 0 2l": (44, 4, 33),
    "M每y n1L+ 0 1l": (85, 7, 8), "M每y n1L+ 0 2l": (24, 4, 15), "M每y p1L 0 1l": (447, 9, 55),
    "M每y p1L 0 2l": (149, 8, 107), "M每y p1L 0 3l": (102, 5, 72), "M每y p1L 0 4l": (60, 3, 42),
    "M每y p1L 0 5l": (30, 2, 23), "M每y p1L 1 1l": (50, 5, 8), "M每y p1L 2 1l": (17, 2, 5),
    "M每y p1Ls 0 1l": (25, 11, 9), "M每y p2L 0 1l": (66, 3, 54), "M每y p3L 0 1l": (40, 2, 32),
    "S- 0 n1L p1L": (38, 23, 9), "S- 0 p1L p4L": (101, 12, 63), "S- 0 p1L p5L": (41, 6, 28),
    "S- 0 p1L p6L": (26, 5, 13), "S- 0 p1L p6Ls": (24, 5, 14), "S- 0 p2L p1L": (88, 25, 42),
    "S- 0 p2L p4L": (98, 6, 68), "S- 0 p2L p5L": (37, 1, 31), "S- 0 p2L p6L": (21, 0, 14),
    "S-2 0 p1L p1A": (9, 0, 0), "S-2 0 p1L p2L": (57, 21, 8), "S-2 0 p2L p1L": (107, 3, 5),
    "Sc 0 n1L p2L": (593, 85, 358), "S占 0 p1L p2Ls": (14, 6, 3), "S占 0 p1L p3L": (172, 18, 124),
    "S占 0 p1L p3Ls": (13, 3, 5), "S占 0 p1L p4L": (109, 9, 86), "S占 0 p1L p4Ls": (32, 4, 20),
    "S占 0 p1L p5L": (40, 4, 30), "S占 0 p2L p3L": (160, 14, 105), "S占 0 p3L p4L": (107, 7, 54),
    "S占 0 p3L p5L": (35, 1, 29), "S占 0 p3L p6Ls": (29, 4, 17), "S占 0 p4L p5L": (33, 2, 14),
    "S占2 0 p1L p2L": (91, 5, 24), "S占2 0 p1L p4Ls": (17, 0, 12), "S占的 0 p1L p2L": (73, 23, 31),
    "S占的 0 p1L p2Ls": (63, 20, 19), "S占的 0 p1L p3L": (73, 17, 36), "S占的 0 p1L p3Ls": (61, 14, 26),
    "S占的 0 p1L p4L": (34, 8, 17), "S占的 0 p1L p4Ls": (68, 24, 19), "S占的 0 p1L p5L": (23, 5, 12),
    "S占的 0 p1L p5Ls": (58, 22, 14), "S占的 0 p1L p6Ls": (32, 11, 15), "S占的 0 p3L p4L": (46, 18, 21),
    "S占的2 0 p1L p2L": (37, 7, 5), "S率 0 p1L p2L": (176, 17, 73), "S率 0 p1L p2Ls": (35, 13, 10),
    "S率 0 p1L p2T": (6, 0, 0), "S率 0 p1L p3L": (153, 13, 89), "S率 0 p1L p3Ls": (29, 13, 6),
    "S率 0 p1L p4L": (59, 9, 38), "S率 0 p1L p4Ls": (28, 8, 11), "S率 0 p1L p5L": (34, 2, 18),
    "S率 0 p1L p5Ls": (39, 10, 20), "S率 0 p1L p6L": (11, 1, 5), "S率 0 p1L p6Ls": (28, 11, 9),
    "S率2 0 p1L p2L": (419, 3, 9), "S率2 0 p1L p2T": (21, 1, 0), "S率2 0 p2L p1L": (12, 0, 1),
    "S，占 0 p1L p2Ls": (78, 24, 18), "S，占 0 p1L p3L": (231, 59, 75), "S，占 0 p1L p3Ls": (105, 27, 30),
    "S，占 0 p1L p4L": (119, 36, 34), "S，占 0 p1L p4Ls": (118, 28, 32), "S，占 0 p1L p5L": (65, 26, 8),
    "S，占 0 p1L p5Ls": (110, 27, 18), "S，占 0 p1L p6L": (29, 18, 4), "S，占 0 p1L p6Ls": (91, 19, 18),
    "S，占2 0 p1L p2L": (297, 7, 18), "S，占2 0 p1L p3Ls": (22, 0, 17), "S，占2 0 p1L p4Ls": (31, 1, 25),
    "S，占2 0 p1L p5L": (12, 2, 5), "S，占2 0 p1L p5Ls": (27, 1, 19), "S，占2 0 p1L p6Ls": (21, 1, 15),
    "T 0 p1L p2L": (24, 1, 6), "T 0 p1L p3L": (7, 0, 2), "T 0 p2L p1L": (16, 1, 1), "T 0 p3L p1L": (10, 0, 5),
    "T 0 p3L p2L": (11, 0, 6),
})  # fmt: skip
"""Habits of single figures, by the names of `ways`."""

RUNS = _habits({
    "B -sck 3": (16, 4, 0), "B -sck 4": (6, 0, 0), "B -scxk 4": (10, 2, 0), "B -scxka 3": (8, 0, 0),
    "B -scxka 5": (4, 0, 0), "B -sxk 4": (4, 0, 0), "B -tn 2": (4, 0, 0), "B 共 2": (3, 0, 0),
    "B 共* 2": (72, 13, 0), "B 共* 3": (50, 10, 0), "B 共* 4": (4, 0, 0), "B 共* 5": (3, 0, 0), "B 共a 2": (4, 1, 0),
    "B 共c 2": (7, 1, 0), "B 共c 3": (12, 4, 0), "B 共ca 2": (10, 2, 0), "B 共ca 3": (27, 1, 0),
    "B 共ck 2": (11, 0, 0), "B 共cka 2": (28, 5, 0), "B 共cn 3": (10, 0, 0), "B 共cta 3": (4, 0, 0),
    "B 共cx 3": (8, 0, 0), "B 共ka 2": (5, 1, 0), "B 合计 2": (11, 1, 0), "B 合计 3": (6, 1, 0),
    "B 合计 4": (6, 1, 0), "B 合计 5": (3, 0, 0), "B 合计* 2": (128, 8, 0), "B 合计* 3": (61, 5, 0),
    "B 合计* 4": (26, 4, 0), "B 合计* 5": (11, 0, 0), "B 合计a 2": (18, 1, 0), "B 合计a 3": (9, 2, 0),
    "B 合计c 2": (20, 1, 0), "B 合计c 3": (16, 2, 0), "B 合计c 4": (11, 1, 0), "B 合计c 5": (5, 0, 0),
    "B 合计ca 2": (26, 1, 0), "B 合计ca 3": (26, 0, 0), "B 合计ca 4": (4, 0, 0), "B 合计ca 5": (3, 0, 0),
    "B 合计ck 2": (8, 0, 0), "B 合计cka 2": (37, 4, 0), "B 合计cn 2": (6, 0, 0), "B 合计cn 3": (56, 0, 0),
    "B 合计cn 4": (14, 2, 0), "B 合计cn 5": (8, 0, 0), "B 合计ka 2": (7, 0, 0), "B 合计n 2": (6, 2, 0),
    "B 合计x 3": (8, 2, 0), "B 合计x 5": (6, 0, 0), "F -ck 4": (7, 2, 0), "F -cn 5": (6, 2, 0),
    "F -ctk 2": (12, 2, 0), "F -k 4": (3, 0, 0), "F -n 5": (12, 4, 0), "F -s 5": (6, 2, 0), "F -sck 3": (8, 2, 0),
    "F -scn 4": (20, 4, 0), "F -scn 5": (14, 4, 0), "F -scxk 3": (12, 2, 0), "F -x 5": (6, 0, 0),
    "F 中 4": (4, 1, 0), "F 中* 3": (21, 7, 0), "F 中a 3": (11, 3, 0), "F 中ck 2": (9, 3, 0),
    "F 中ckn 2": (10, 2, 0), "F 中k 2": (9, 1, 0), "F 中sca 3": (6, 2, 0), "F 其中 2": (35, 5, 0),
    "F 其中 3": (60, 8, 0), "F 其中 4": (28, 3, 0), "F 其中 5": (10, 0, 0), "F 其中* 2": (554, 13, 0),
    "F 其中* 3": (424, 12, 0), "F 其中* 4": (124, 4, 0), "F 其中* 5": (51, 0, 0), "F 其中a 2": (45, 0, 0),
    "F 其中a 3": (53, 4, 0), "F 其中a 4": (12, 0, 0), "F 其中a 5": (7, 0, 0), "F 其中c 2": (67, 4, 0),
    "F 其中c 3": (113, 0, 0), "F 其中c 4": (54, 1, 0), "F 其中c 5": (22, 0, 0), "F 其中ca 2": (93, 0, 0),
    "F 其中ca 3": (138, 0, 0), "F 其中ca 4": (23, 0, 0), "F 其中ca 5": (10, 0, 0), "F 其中ck 2": (80, 2, 0),
    "F 其中ck 3": (11, 0, 0), "F 其中cka 2": (168, 0, 0), "F 其中cka 3": (32, 0, 0), "F 其中ckn 2": (6, 0, 0),
    "F 其中cn 3": (10, 0, 0), "F 其中cx 3": (10, 0, 0), "F 其中cx 4": (10, 0, 0), "F 其中cx 5": (4, 0, 0),
    "F 其中cxk 2": (6, 2, 0), "F 其中k 2": (33, 1, 0), "F 其中k 3": (8, 0, 0), "F 其中k 4": (6, 0, 0),
    "F 其中ka 2": (33, 1, 0), "F 其中ka 3": (9, 0, 0), "F 其中kn 2": (20, 4, 0), "F 其中n 2": (16, 2, 0),
    "F 其中n 3": (14, 4, 0), "F 其中n 4": (12, 0, 0), "F 其中n 5": (10, 2, 0), "F 其中sca 3": (4, 0, 0),
    "F 其中sca 4": (4, 0, 0), "F 其中scka 2": (10, 0, 0), "F 其中scn 3": (8, 2, 0), "F 其中sn 4": (4, 0, 0),
    "F 其中x 4": (4, 0, 0), "F 其中xk 2": (6, 2, 0), "F 其中xk 3": (4, 0, 0), "F 分 4": (7, 2, 0),
    "F 分* 2": (24, 7, 0), "F 分* 3": (23, 0, 0), "F 分* 4": (11, 3, 0), "F 分* 5": (4, 0, 0), "F 分a 3": (6, 0, 0),
    "F 分c 2": (6, 0, 0), "F 分c 3": (6, 0, 0), "F 分ca 3": (5, 0, 0), "F 分cn 3": (12, 0, 0), "F 分cn 4": (6, 0, 0),
    "F 分cn 5": (10, 0, 0), "F 分n 3": (14, 0, 0), "F 分n 4": (12, 2, 0), "F 分n 5": (4, 0, 0),
    "F 分sc 4": (8, 2, 0), "F 分sca 3": (10, 2, 0), "F 分sca 4": (4, 0, 0), "F 分scn 3": (14, 0, 0),
    "F 分scn 4": (6, 2, 0), "F 分sk 4": (4, 0, 0), "F 对* 3": (9, 1, 0), "F 对ca 3": (5, 1, 0),
    "F 对cka 3": (4, 0, 0), "F 对sca 3": (6, 0, 0), "F 里 2": (7, 2, 0), "F 里 3": (6, 1, 0), "F 里 4": (10, 3, 0),
    "F 里 5": (5, 0, 0), "F 里* 2": (49, 5, 0), "F 里* 3": (65, 3, 0), "F 里* 4": (21, 5, 0), "F 里* 5": (10, 0, 0),
    "F 里a 3": (23, 2, 0), "F 里c 2": (7, 0, 0), "F 里c 3": (13, 0, 0), "F 里c 4": (6, 1, 0), "F 里ca 2": (3, 0, 0),
    "F 里ca 3": (18, 0, 0), "F 里ck 2": (10, 1, 0), "F 里cka 2": (10, 0, 0), "F 里ckn 2": (14, 2, 0),
    "F 里cn 2": (4, 0, 0), "F 里cx 3": (4, 0, 0), "F 里k 2": (6, 0, 0), "F 里ka 3": (3, 0, 0), "F 里n 5": (6, 2, 0),
    "F （* 2": (26, 5, 0), "F （* 3": (20, 3, 0), "F （* 4": (3, 0, 0), "F （c 3": (7, 2, 0), "F （ca 2": (3, 0, 0),
    "F （ca 3": (8, 0, 0), "F （ck 2": (5, 0, 0), "F （cka 2": (10, 0, 0), "F （cka 3": (3, 0, 0),
    "F ： 3": (6, 0, 0), "F ： 4": (13, 0, 0), "F ：* 2": (13, 2, 0), "F ：* 3": (37, 0, 0), "F ：* 4": (22, 2, 0),
    "F ：* 5": (11, 0, 0), "F ：a 3": (6, 0, 0), "F ：a 4": (3, 0, 0), "F ：a 5": (3, 0, 0), "F ：c 3": (9, 0, 0),
    "F ：c 5": (4, 0, 0), "F ：ca 3": (6, 0, 0), "F ：ck 3": (4, 0, 0), "F ：cka 2": (3, 0, 0),
    "F ：cka 3": (4, 0, 0), "F ：n 3": (4, 0, 0), "F ：sc 3": (8, 2, 0),
})  # fmt: skip
"""Habits of sums, by the names of `runs`."""

MENDED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "B -": (60, 9), "B -*": (612, 177), "B -a": (22, 1), "B -c": (88, 11), "B -ca": (99, 12), "B -ck": (46, 22),
    "B -cka": (242, 107), "B -ckn": (44, 8), "B -cn": (98, 12), "B -cx": (62, 0), "B -cxa": (20, 0),
    "B -cxk": (32, 20), "B -k": (30, 9), "B -ka": (25, 6), "B -n": (34, 4), "B -s": (102, 4), "B -sa": (26, 4),
    "B -sc": (286, 46), "B -sca": (116, 16), "B -sck": (80, 28), "B -scka": (42, 20), "B -scn": (58, 10),
    "B -scx": (150, 44), "B -scxk": (48, 18), "B -scxka": (28, 8), "B -sn": (30, 4), "B -sx": (46, 16),
    "B -sxa": (20, 8), "B -x": (104, 12), "B -xk": (60, 26), "B 共*": (129, 2), "B 共c": (21, 0), "B 共ca": (38, 0),
    "B 共cka": (30, 2), "B 合计": (26, 0), "B 合计*": (226, 3), "B 合计a": (31, 2), "B 合计c": (52, 0),
    "B 合计ca": (59, 0), "B 合计cka": (39, 1), "B 合计cn": (84, 0), "F -": (162, 16), "F -*": (1376, 395),
    "F -a": (67, 15), "F -c": (359, 68), "F -ca": (172, 34), "F -ck": (264, 113), "F -cka": (215, 105),
    "F -ckn": (92, 26), "F -cn": (158, 32), "F -cx": (40, 6), "F -cxk": (38, 16), "F -k": (100, 28),
    "F -ka": (37, 16), "F -kn": (50, 16), "F -n": (94, 12), "F -s": (120, 4), "F -sa": (22, 4), "F -sc": (218, 20),
    "F -sca": (74, 8), "F -sck": (38, 10), "F -scn": (100, 4), "F -scx": (92, 30), "F -scxk": (38, 16),
    "F -sn": (98, 14), "F -sx": (38, 8), "F -sxk": (28, 10), "F -x": (28, 10), "F -xk": (24, 10), "F 中": (23, 1),
    "F 中*": (99, 11), "F 其中": (133, 3), "F 其中*": (1153, 7), "F 其中a": (117, 1), "F 其中c": (256, 1),
    "F 其中ca": (264, 0), "F 其中ck": (92, 1), "F 其中cka": (201, 0), "F 其中cn": (22, 2), "F 其中cx": (24, 0),
    "F 其中k": (48, 1), "F 其中ka": (42, 0), "F 其中kn": (20, 2), "F 其中n": (52, 4), "F 其中sc": (36, 4),
    "F 分*": (62, 3), "F 分cn": (30, 0), "F 分n": (32, 0), "F 分sc": (32, 4), "F 分sca": (20, 2), "F 分scn": (30, 0),
    "F 对*": (64, 12), "F 对ca": (26, 2), "F 对cka": (33, 9), "F 里": (28, 0), "F 里*": (145, 0), "F 里a": (31, 0),
    "F 里c": (28, 0), "F 里ca": (23, 0), "F 里sc": (22, 2), "F 里sca": (30, 6), "F （*": (51, 0), "F ：": (22, 0),
    "F ：*": (83, 2), "F ：sc": (26, 2),
})  # fmt: skip
"""Runs by side and lead: how many there were, and in how many a slip would have made up a total that nothing did."""


def habit_of(run: str) -> Habit | None:
    """Return the habit of a run by its name, or that of all runs of its side, lead and length where few are like it."""
    return RUNS.get(run) or RUNS.get(coarse(run))


def mended_alone(run: str) -> float:
    """Return the share of the runs of a kind that a slip would have made add up, though nothing was wrong."""
    for name in (run, coarse(run)):
        present, mended = MENDED.get(kind_of(name), (0, 0))
        if present >= _ENOUGH:
            return (mended + _UNSEEN) / (present + 1)
    return 1.0


_ENOUGH = 20


def coarse(run: str) -> str:
    """Return the name of all usual runs of the side, the lead and the length of one: `F 其中* 3` for `F 其中ca 3`."""
    return _MARKS.sub("*", run)


_MARKS = re.compile("(?<=[^a-z])[cka]*(?= [0-9]+$)")
"""Marks of runs that are like others; what is counted by several measure words, or far away, is not."""


def kind_of(run: str) -> str:
    """Return the name of a run without its length: `F 其中ca` of `F 其中ca 3`."""
    return run.rpartition(" ")[0]
