"""How often figures that stand so to others follow from them: counted over reports, not written by hand.

Counted on 2026-11-30 over the twenty-eight reports of `tests/audit/written` as they stand, which are consistent
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
    "D both": (20, 0, 2), "D n1L n2L": (108, 16, 79), "D n1T n2L": (24, 4, 13), "D p1C p2L": (24, 11, 7),
    "D p1L n1C": (26, 9, 10), "D p1L n1T": (29, 1, 19), "D p1L p2L": (146, 47, 45), "D p1L p2Ls": (50, 33, 8),
    "D p1L p2M": (11, 2, 1), "D p1L p2T": (146, 6, 15), "D p1L p3L": (112, 37, 61), "D p1L p3Ls": (78, 29, 41),
    "D p1L p3T": (32, 7, 19), "D p1Ls p3Ls": (36, 17, 14), "D p1T p2L": (521, 3, 58), "D p1T p2Ls": (46, 11, 27),
    "D p1T p2M": (121, 2, 12), "D p1T p3L": (170, 3, 133), "D p1T p4L": (111, 4, 76), "D p1T p4Ls": (89, 11, 69),
    "D p1T p5L": (63, 3, 29), "D p1T p5Ls": (79, 11, 58), "D p2T p3T": (19, 2, 9), "D% both": (5, 0, 0),
    "D% p1S n1T": (12, 0, 3), "D% p1S p2S": (115, 14, 16), "D% p1S p2T": (61, 3, 7), "D% p1S p3S": (40, 6, 24),
    "D% p1S p3T": (12, 0, 6), "D% p1Ss p2Ss": (20, 6, 4), "D% p1T p2S": (247, 2, 2), "D% p1T p3S": (43, 0, 36),
    "Gcd 0 p1C p2L": (30, 1, 2), "Gcd 0 p1C p3L": (21, 1, 4), "Gcn 0 p1C p2L": (111, 2, 21),
    "Gcn 0 p1C p3L": (358, 0, 49), "Gcn 0 p1C p3Ls": (56, 7, 35), "Gcn 0 p1C p3M": (59, 1, 10),
    "Gcn 0 p1C p4L": (103, 1, 80), "Gcn 0 p1C p4Ls": (67, 7, 52), "Gcn 0 p1C p5L": (54, 0, 41),
    "Gcn 0 p1C p6L": (34, 0, 15), "Gcn 0 p1C p6Ls": (54, 4, 44), "Gct 0 p1C p2L": (141, 3, 121),
    "Gct 0 p1C p2T": (457, 0, 1), "Gct 0 p1C p3T": (53, 0, 10), "Gct 0 p1C p4T": (14, 0, 8),
    "Gct 0 p2C p1T": (7, 0, 2), "Gnt 0 p1L p2L": (17, 6, 6), "Gnt 0 p1L p2T": (66, 2, 0),
    "Gnt 0 p2L p1T": (41, 3, 1), "Gnt 0 p2L p3T": (53, 0, 6), "Gnt 0 p3L p2T": (334, 2, 12),
    "Gnt 0 p3Ls p2T": (14, 0, 7), "Gnt 0 p3M p2T": (49, 0, 0), "Gnt 0 p4L p2T": (51, 0, 31),
    "Gnt 0 p4Ls p2T": (23, 1, 16), "Gnt 0 p5L p2T": (21, 0, 9), "Gnt 0 p6L p2T": (25, 0, 6),
    "Gnt 0 p6Ls p2T": (25, 0, 19), "L不 p1L p2L": (60, 47, 2), "L余 p1L p2L": (137, 28, 5),
    "L剩 p1L p2L": (72, 22, 4), "L差 p1L p2L": (38, 12, 3), "L未 p1L p2L": (68, 21, 3), "L未 p1Ls p2Ls": (22, 10, 4),
    "L退 p1L p2C": (6, 0, 0), "L退 p1L p2L": (50, 43, 2), "M均- p1L 0 1l": (63, 23, 9), "M均- p1L 0 2l": (37, 9, 16),
    "M均- p1L 1 1l": (37, 6, 24), "M均- p1L 2 1l": (19, 2, 12), "M均n p1L 0 1l": (108, 67, 20),
    "M均y n1L+ 0 1l": (17, 0, 6), "M均y p1L 0 1l": (299, 17, 60), "M均y p1L 0 2l": (129, 17, 82),
    "M均y p1L 0 3l": (71, 7, 43), "M均y p1L 0 4l": (43, 6, 22), "M均y p1L 1 1l": (24, 5, 5),
    "M均y p3L 0 1l": (36, 6, 24), "M每- n1L 0 1l": (50, 14, 21), "M每- n1L 0 2l": (19, 4, 10),
    "M每- n1L+ 0 1l": (24, 4, 2), "M每- p1L 0 1l": (183, 24, 49), "M每- p1L 0 2l": (87, 14, 54),
    "M每- p1L 0 3l": (46, 1, 35), "M每- p1L 0 4l": (26, 0, 19), "M每- p1L 1 1l": (120, 13, 76),
    "M每- p1L 1 2l": (43, 5, 31), "M每- p1L 2 1l": (55, 7, 42), "M每- p2Ls 0 1l": (24, 7, 12),
    "M每n n1L 0 1l": (56, 21, 22), "M每n n1L 2 1l": (47, 6, 36), "M每n n1L+ 0 1l": (29, 9, 6),
    "M每n p1L 0 1l": (187, 60, 59), "M每n p1Ls 0 1l": (19, 8, 3), "M每n p2L 0 1l": (39, 20, 12),
    "M每n p3Ls 0 1l": (37, 17, 14), "M每y n1L 0 1l": (120, 7, 86), "M每y n1L 0 2l": (51, 4, 37),
    "M每y n1L+ 0 1l": (92, 7, 9), "M每y n1L+ 0 2l": (26, 4, 17), "M每y p1L 0 1l": (475, 13, 71),
    "M每y p1L 0 2l": (171, 10, 124), "M每y p1L 0 3l": (121, 7, 82), "M每y p1L 0 4l": (68, 4, 46),
    "M每y p1L 0 5l": (33, 2, 25), "M每y p1L 1 1l": (53, 5, 9), "M每y p1L 1 2l": (17, 3, 9),
    "M每y p1L 2 1l": (19, 3, 5), "M每y p1Ls 0 1l": (27, 12, 10), "M每y p2L 0 1l": (72, 5, 58),
    "M每y p3L 0 1l": (48, 5, 34), "S- 0 n1L p1L": (46, 28, 12), "S- 0 p1L p4L": (109, 19, 64),
    "S- 0 p1L p4Ls": (38, 24, 8), "S- 0 p1L p5L": (47, 10, 27), "S- 0 p1L p6L": (27, 7, 12),
    "S- 0 p1L p6Ls": (28, 6, 17), "S- 0 p2L p1L": (101, 30, 46), "S- 0 p2L p4L": (108, 15, 69),
    "S- 0 p2L p5L": (45, 7, 33), "S- 0 p2L p6L": (24, 3, 14), "S- 0 p3Ls p1L": (21, 9, 6),
    "S- 1 p1L p2Ls": (16, 7, 3), "S-2 0 p1L p2L": (61, 22, 8), "S-2 0 p2L p1L": (121, 4, 6),
    "Sc 0 n1L p2L": (646, 92, 396), "Sc 0 n1L p5L": (55, 22, 25), "S占 0 p1L p2Ls": (17, 6, 4),
    "S占 0 p1L p3L": (186, 19, 135), "S占 0 p1L p3Ls": (15, 3, 6), "S占 0 p1L p4L": (117, 12, 90),
    "S占 0 p1L p4Ls": (35, 4, 21), "S占 0 p1L p5L": (45, 6, 33), "S占 0 p1L p5Ls": (34, 8, 21),
    "S占 0 p2L p3L": (173, 15, 112), "S占 0 p3L p4L": (113, 8, 57), "S占 0 p3L p5L": (42, 3, 34),
    "S占 0 p3L p6Ls": (30, 4, 18), "S占 0 p4L p5L": (39, 4, 18), "S占 0 p4Ls p5Ls": (39, 12, 22),
    "S占 0 p5L p6L": (12, 3, 4), "S占2 0 p1L p2L": (96, 5, 26), "S占的 0 p1L p2L": (96, 31, 41),
    "S占的 0 p1L p2Ls": (69, 20, 23), "S占的 0 p1L p3L": (98, 23, 53), "S占的 0 p1L p3Ls": (72, 16, 30),
    "S占的 0 p1L p4L": (47, 15, 21), "S占的 0 p1L p4Ls": (73, 24, 22), "S占的 0 p1L p5L": (30, 10, 14),
    "S占的 0 p1L p5Ls": (66, 25, 17), "S占的 0 p1L p6Ls": (42, 15, 19), "S占的 0 p3L p4L": (62, 26, 26),
    "S占的2 0 p1L p2L": (41, 7, 5), "S率 0 p1L p2L": (186, 22, 77), "S率 0 p1L p2Ls": (36, 15, 9),
    "S率 0 p1L p2T": (9, 1, 0), "S率 0 p1L p3L": (168, 14, 103), "S率 0 p1L p3Ls": (30, 13, 6),
    "S率 0 p1L p4L": (71, 12, 44), "S率 0 p1L p4Ls": (33, 12, 12), "S率 0 p1L p5L": (44, 3, 21),
    "S率 0 p1L p5Ls": (47, 15, 21), "S率 0 p1L p6L": (13, 2, 6), "S率 0 p1L p6Ls": (32, 15, 10),
    "S率2 0 p1L p2L": (466, 4, 9), "S率2 0 p1L p2T": (21, 1, 0), "S率2 0 p2L p1L": (14, 1, 1),
    "S，占 0 p1L p2Ls": (81, 26, 19), "S，占 0 p1L p3L": (248, 60, 86), "S，占 0 p1L p3Ls": (117, 29, 30),
    "S，占 0 p1L p4L": (128, 38, 39), "S，占 0 p1L p4Ls": (126, 29, 35), "S，占 0 p1L p5L": (70, 28, 9),
    "S，占 0 p1L p5Ls": (114, 28, 22), "S，占 0 p1L p6L": (31, 19, 3), "S，占 0 p1L p6Ls": (97, 19, 21),
    "S，占2 0 p1L p2L": (312, 7, 20), "S，占2 0 p1L p3Ls": (26, 0, 19), "S，占2 0 p1L p4Ls": (33, 1, 26),
    "S，占2 0 p1L p5L": (12, 2, 5), "S，占2 0 p1L p5Ls": (29, 1, 21), "S，占2 0 p1L p6Ls": (23, 1, 15),
    "T 0 p1L p2L": (26, 1, 6), "T 0 p1L p2T": (6, 0, 1), "T 0 p1L p3L": (7, 0, 2), "T 0 p2L p1L": (19, 1, 1),
    "T 0 p3L p1L": (12, 0, 6), "T 0 p3L p2L": (13, 0, 7),
})  # fmt: skip
"""Habits of single figures, by the names of `ways`."""

RUNS = _habits({
    "B -sck 3": (16, 4, 0), "B -sck 4": (6, 0, 0), "B -scxk 4": (10, 2, 0), "B -scxka 3": (8, 0, 0),
    "B -scxka 5": (4, 0, 0), "B -sxk 4": (4, 0, 0), "B -tn 2": (4, 0, 0), "B 共 2": (3, 0, 0),
    "B 共* 2": (76, 13, 0), "B 共* 3": (58, 12, 0), "B 共* 4": (4, 0, 0), "B 共* 5": (3, 0, 0), "B 共a 2": (4, 1, 0),
    "B 共c 2": (7, 1, 0), "B 共ca 2": (10, 2, 0), "B 共ca 3": (29, 1, 0), "B 共ck 2": (14, 0, 0),
    "B 共cka 2": (29, 5, 0), "B 共cka 3": (4, 0, 0), "B 共cn 3": (12, 0, 0), "B 共cta 3": (4, 0, 0),
    "B 共cx 3": (8, 0, 0), "B 共ka 2": (5, 1, 0), "B 合计 2": (11, 1, 0), "B 合计 3": (6, 1, 0),
    "B 合计 4": (7, 2, 0), "B 合计 5": (3, 0, 0), "B 合计* 2": (137, 9, 0), "B 合计* 3": (69, 7, 0),
    "B 合计* 4": (28, 5, 0), "B 合计* 5": (14, 3, 0), "B 合计a 2": (19, 1, 0), "B 合计a 3": (10, 3, 0),
    "B 合计c 2": (21, 1, 0), "B 合计c 3": (20, 3, 0), "B 合计c 4": (11, 1, 0), "B 合计c 5": (7, 2, 0),
    "B 合计ca 2": (28, 1, 0), "B 合计ca 3": (28, 0, 0), "B 合计ca 4": (5, 0, 0), "B 合计ca 5": (3, 0, 0),
    "B 合计ck 2": (10, 0, 0), "B 合计cka 2": (40, 5, 0), "B 合计cka 3": (3, 0, 0), "B 合计cn 2": (6, 0, 0),
    "B 合计cn 3": (60, 0, 0), "B 合计cn 4": (14, 2, 0), "B 合计cn 5": (8, 0, 0), "B 合计ka 2": (7, 0, 0),
    "B 合计n 2": (6, 2, 0), "B 合计x 3": (8, 2, 0), "B 合计x 5": (6, 0, 0), "F -ck 4": (7, 2, 0),
    "F -cn 5": (6, 2, 0), "F -ctk 2": (12, 2, 0), "F -k 4": (3, 0, 0), "F -n 5": (12, 4, 0), "F -s 5": (6, 2, 0),
    "F -sck 3": (8, 2, 0), "F -sckn 3": (4, 0, 0), "F -scn 4": (20, 4, 0), "F -scn 5": (14, 4, 0),
    "F -scxk 3": (12, 2, 0), "F -x 5": (6, 0, 0), "F 中 4": (5, 1, 0), "F 中* 3": (21, 7, 0), "F 中a 3": (11, 3, 0),
    "F 中ck 2": (9, 3, 0), "F 中ckn 2": (10, 2, 0), "F 中k 2": (10, 1, 0), "F 中sca 3": (6, 2, 0),
    "F 其中 2": (37, 5, 0), "F 其中 3": (63, 9, 0), "F 其中 4": (29, 3, 0), "F 其中 5": (10, 0, 0),
    "F 其中* 2": (586, 14, 0), "F 其中* 3": (445, 14, 0), "F 其中* 4": (129, 4, 0), "F 其中* 5": (52, 0, 0),
    "F 其中a 2": (46, 0, 0), "F 其中a 3": (57, 5, 0), "F 其中a 4": (12, 0, 0), "F 其中a 5": (8, 0, 0),
    "F 其中c 2": (69, 4, 0), "F 其中c 3": (120, 0, 0), "F 其中c 4": (58, 1, 0), "F 其中c 5": (22, 0, 0),
    "F 其中ca 2": (97, 0, 0), "F 其中ca 3": (144, 0, 0), "F 其中ca 4": (23, 0, 0), "F 其中ca 5": (10, 0, 0),
    "F 其中ck 2": (87, 3, 0), "F 其中ck 3": (11, 0, 0), "F 其中cka 2": (179, 0, 0), "F 其中cka 3": (33, 0, 0),
    "F 其中ckn 2": (8, 0, 0), "F 其中cn 3": (10, 0, 0), "F 其中cx 3": (12, 0, 0), "F 其中cx 4": (10, 0, 0),
    "F 其中cx 5": (4, 0, 0), "F 其中cxk 2": (6, 2, 0), "F 其中k 2": (33, 1, 0), "F 其中k 3": (8, 0, 0),
    "F 其中k 4": (6, 0, 0), "F 其中ka 2": (38, 1, 0), "F 其中ka 3": (9, 0, 0), "F 其中kn 2": (24, 6, 0),
    "F 其中n 2": (16, 2, 0), "F 其中n 3": (14, 4, 0), "F 其中n 4": (14, 0, 0), "F 其中n 5": (10, 2, 0),
    "F 其中sca 3": (4, 0, 0), "F 其中sca 4": (4, 0, 0), "F 其中scka 2": (10, 0, 0), "F 其中scn 3": (8, 2, 0),
    "F 其中sn 4": (4, 0, 0), "F 其中x 4": (4, 0, 0), "F 其中x 5": (4, 0, 0), "F 其中xk 2": (6, 2, 0),
    "F 其中xk 3": (4, 0, 0), "F 分 4": (8, 2, 0), "F 分* 2": (24, 7, 0), "F 分* 3": (24, 1, 0),
    "F 分* 4": (12, 3, 0), "F 分* 5": (4, 0, 0), "F 分a 3": (6, 0, 0), "F 分c 2": (6, 0, 0), "F 分c 3": (6, 0, 0),
    "F 分ca 3": (5, 0, 0), "F 分cn 3": (16, 0, 0), "F 分cn 4": (6, 0, 0), "F 分cn 5": (10, 0, 0),
    "F 分n 3": (14, 0, 0), "F 分n 4": (12, 2, 0), "F 分n 5": (4, 0, 0), "F 分sca 3": (10, 2, 0),
    "F 分sca 4": (4, 0, 0), "F 分scn 3": (14, 0, 0), "F 分scn 4": (6, 2, 0), "F 分sk 4": (4, 0, 0),
    "F 对* 3": (11, 3, 0), "F 对ca 3": (6, 2, 0), "F 对cka 3": (4, 0, 0), "F 对sca 3": (8, 2, 0),
    "F 里 2": (7, 2, 0), "F 里 3": (8, 2, 0), "F 里 4": (10, 3, 0), "F 里 5": (6, 0, 0), "F 里* 2": (53, 5, 0),
    "F 里* 3": (71, 4, 0), "F 里* 4": (22, 5, 0), "F 里* 5": (11, 0, 0), "F 里a 3": (25, 2, 0), "F 里c 2": (9, 0, 0),
    "F 里c 3": (13, 0, 0), "F 里c 4": (7, 1, 0), "F 里ca 2": (4, 0, 0), "F 里ca 3": (18, 0, 0),
    "F 里ck 2": (10, 1, 0), "F 里cka 2": (10, 0, 0), "F 里cka 3": (3, 0, 0), "F 里ckn 2": (16, 2, 0),
    "F 里cn 2": (6, 2, 0), "F 里cx 3": (4, 0, 0), "F 里k 2": (6, 0, 0), "F 里ka 2": (4, 1, 0), "F 里ka 3": (3, 0, 0),
    "F 里kn 2": (12, 4, 0), "F 里n 2": (6, 2, 0), "F 里n 5": (6, 2, 0), "F 里xa 3": (4, 0, 0), "F （* 2": (40, 9, 0),
    "F （* 3": (23, 3, 0), "F （* 4": (4, 0, 0), "F （c 3": (7, 2, 0), "F （ca 2": (4, 1, 0), "F （ca 3": (9, 0, 0),
    "F （ck 2": (10, 0, 0), "F （cka 2": (12, 0, 0), "F （cka 3": (4, 0, 0), "F （k 2": (4, 1, 0),
    "F ： 3": (6, 0, 0), "F ： 4": (14, 0, 0), "F ： 5": (3, 0, 0), "F ：* 2": (15, 3, 0), "F ：* 3": (40, 0, 0),
    "F ：* 4": (26, 2, 0), "F ：* 5": (13, 0, 0), "F ：a 3": (7, 0, 0), "F ：a 4": (3, 0, 0), "F ：a 5": (4, 0, 0),
    "F ：c 3": (9, 0, 0), "F ：c 4": (6, 2, 0), "F ：c 5": (4, 0, 0), "F ：ca 3": (7, 0, 0), "F ：ca 4": (3, 0, 0),
    "F ：ck 3": (4, 0, 0), "F ：cka 2": (5, 1, 0), "F ：cka 3": (5, 0, 0), "F ：n 3": (6, 0, 0),
    "F ：sc 3": (8, 2, 0),
})  # fmt: skip
"""Habits of sums, by the names of `runs`."""

MENDED: Mapping[str, tuple[int, int]] = MappingProxyType({
    "B -": (66, 9), "B -*": (659, 193), "B -a": (23, 2), "B -c": (93, 12), "B -ca": (106, 13), "B -ck": (52, 25),
    "B -cka": (263, 116), "B -ckn": (46, 10), "B -cn": (104, 14), "B -cx": (70, 0), "B -cxa": (20, 0),
    "B -cxk": (34, 20), "B -k": (31, 10), "B -ka": (25, 6), "B -n": (40, 6), "B -s": (102, 4), "B -sa": (26, 4),
    "B -sc": (298, 46), "B -sca": (130, 20), "B -sck": (80, 28), "B -scka": (46, 20), "B -scn": (68, 12),
    "B -scx": (156, 44), "B -scxk": (54, 18), "B -scxka": (28, 8), "B -sn": (30, 4), "B -sx": (52, 16),
    "B -sxa": (20, 8), "B -sxk": (22, 4), "B -x": (112, 16), "B -xk": (60, 26), "B 共*": (141, 2), "B 共c": (22, 0),
    "B 共ca": (40, 0), "B 共cka": (33, 2), "B 合计": (27, 0), "B 合计*": (248, 7), "B 合计a": (34, 3),
    "B 合计c": (59, 2), "B 合计ca": (64, 0), "B 合计cka": (43, 2), "B 合计cn": (88, 0), "F -": (166, 16),
    "F -*": (1460, 422), "F -a": (71, 16), "F -c": (391, 74), "F -ca": (182, 36), "F -ck": (278, 121),
    "F -cka": (229, 113), "F -ckn": (98, 26), "F -cn": (164, 34), "F -cx": (40, 6), "F -cxk": (42, 20),
    "F -k": (104, 28), "F -ka": (39, 18), "F -kn": (52, 18), "F -n": (98, 12), "F -s": (128, 6), "F -sa": (22, 4),
    "F -sc": (238, 22), "F -sca": (76, 8), "F -sck": (40, 10), "F -sckn": (22, 4), "F -scn": (104, 4),
    "F -scx": (92, 30), "F -scxk": (42, 20), "F -sn": (106, 14), "F -sx": (38, 8), "F -sxk": (30, 12),
    "F -x": (32, 12), "F -xk": (34, 14), "F 中": (29, 1), "F 中*": (109, 11), "F 其中": (139, 3),
    "F 其中*": (1212, 7), "F 其中a": (123, 1), "F 其中c": (269, 1), "F 其中ca": (274, 0), "F 其中ck": (99, 1),
    "F 其中cka": (213, 0), "F 其中cn": (22, 2), "F 其中cx": (26, 0), "F 其中k": (48, 1), "F 其中ka": (47, 0),
    "F 其中kn": (26, 2), "F 其中n": (54, 4), "F 其中sc": (36, 4), "F 分*": (64, 3), "F 分cn": (34, 0),
    "F 分n": (32, 0), "F 分sc": (34, 4), "F 分sca": (20, 2), "F 分scn": (30, 0), "F 对*": (71, 13),
    "F 对ca": (30, 3), "F 对cka": (35, 9), "F 对sca": (20, 0), "F 里": (31, 1), "F 里*": (157, 1), "F 里a": (33, 0),
    "F 里c": (31, 0), "F 里ca": (24, 0), "F 里n": (20, 0), "F 里sc": (32, 2), "F 里sca": (34, 6), "F （*": (69, 1),
    "F ：": (24, 0), "F ：*": (94, 2), "F ：c": (20, 0), "F ：sc": (30, 2),
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
