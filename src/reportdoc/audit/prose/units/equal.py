"""One amount told twice in a breath, in two units: 612亩（约40.80万平方米）; 28640.0万元，即约2.86亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message

CODE = "P409"

_SAME = re.compile(r"[，（(]?(?:即约?|也就是|折合约?|合计?约|约合|约|换算为)$")
"""What says that the figure behind is the one before it again."""

_MEASURES: Mapping[str, tuple[str, Fraction]] = {
    "平方米": ("area", Fraction(1)),
    "亩": ("area", Fraction(2000, 3)),
    "公顷": ("area", Fraction(10_000)),
    "公斤": ("mass", Fraction(1)),
    "千克": ("mass", Fraction(1)),
    "斤": ("mass", Fraction(1, 2)),
    "吨": ("mass", Fraction(1000)),
    "米": ("length", Fraction(1)),
    "公里": ("length", Fraction(1000)),
    "千米": ("length", Fraction(1000)),
    "元": ("money", Fraction(1)),
    "Mbps": ("rate", Fraction(1)),
    "Gbps": ("rate", Fraction(1000)),
    "G": ("rate", Fraction(1000)),
    "M": ("rate", Fraction(1)),
}
"""What is measured, and in how many of one unit (国务院关于在我国统一实行法定计量单位的命令, 1984;
15亩为1公顷).
"""

_FAR = 20
"""How many times another one of two amounts is where a unit is wrong: less is a figure for each or a share."""

_THEN = re.compile(r"，?(?:比|较)(?:上年度?|上学年|去年|上届)?(?:同期)?的?$")


def equal_findings(passage: Passage) -> Iterator[Finding]:
    """Yield amounts that are said to be the one before them in another unit, and are not."""
    for sentence in passage.sentences:
        for one, other in pairwise(figures(sentence)):
            first, second = (_MEASURES.get(figure.dimension) for figure in (one, other))
            if not first or not second or first[0] != second[0] or not one.value > 0 < other.value:
                continue
            apart = _exact(one, first[1]) / _exact(other, second[1])
            if _SAME.search(other.clause) and len(other.clause) <= _SHORT:
                again = one.mention.unit != other.mention.unit or "即" in other.clause
                if again and not _near(one, other, apart):
                    yield _finding(one, other)
            elif one.dimension != other.dimension and _THEN.fullmatch(other.clause):
                bare = one.number.value / other.number.value
                if not 1 / _FAR < apart < _FAR and 1 / _ALIKE < bare < _ALIKE:
                    yield _finding(one, other)


_SHORT = 6
"""Characters that may stand between two figures that are one."""

_ALIKE = 5


def _exact(figure: Stated, unit: Fraction) -> Fraction:
    return Fraction(figure.value) * unit


def _near(one: Stated, other: Stated, apart: Fraction) -> bool:
    """Tell whether two amounts are one as far as each is rounded, and 约 another hundredth off."""
    loose = sum(Fraction(figure.ulp) / Fraction(figure.value) for figure in (one, other))
    return abs(apart - 1) <= loose + Fraction(1, 100)


def _finding(one: Stated, other: Stated) -> Finding:
    small, large = one.mention.text, other.mention.text
    text = message("{small} beside {large}: a unit may be wrong", small=small, large=large)
    return finding(CODE, text, other, (one,), "", Severity.EXPLAIN)
