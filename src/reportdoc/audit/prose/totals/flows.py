"""What there was, what came and what went make what there is: 130家，新增19家、退出6家，年末为143家."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber

_CAME = re.compile(r"新增|增加|增添|引进|调入|招入|迎进|迎来|加入|转入|新建|新签|新进|净增|流入|接收|补充|录用|招聘")

_WENT = re.compile(
    r"退出|减少|减去|送走|离开|离职|退休|调出|转出|流出|流失|注销|撤销|报废|停招|淘汰|终止|到期|净减|毕业离校|扣除"
)

_END = re.compile(
    r"(?:年末|年底|期末|学年末|现有|目前|如今|今天|现在|至今|变为|变成|还有|还剩|总数)[^，。；0-9]{0,6}$|结余[^，。；0-9]{0,2}$"
)

_LEAST = 3
"""Figures that a flow needs: what there was, what moved, what there is."""


def flow_findings(passage: Passage) -> Iterator[Finding]:
    """Yield what there is at an end that is not what there was with what came and less what went."""
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if one.is_exact and not one.is_rate]
        for index, end in enumerate(own):
            if _END.search(end.words):
                yield from _judged(end, [one for one in own[:index] if one.dimension == end.dimension])


def _judged(end: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge an end by the flows right before it, and what stands before these."""
    flows: list[tuple[int, Stated]] = []
    for one in reversed(before):
        if not (sign := _sign(one)):
            break
        flows.insert(0, (sign, one))
    start = before[-len(flows) - 1] if len(before) > len(flows) else None
    if not start or {sign for sign, _ in flows} != {1, -1} or len(flows) + 2 < _LEAST:
        return
    net = sum((sign * one.value for sign, one in flows), Decimal(0))
    loose = sum((one.rounding for one in (start, end, *(one for _, one in flows))), Decimal(0))
    if abs(abs(start.value - end.value) - abs(net)) <= loose:
        return  # also told the other way round: 128个，新建16个、退出9个，上年年末为121个
    exact = start.value + net
    moved = "".join(f" {'+' if sign > 0 else '−'} {one.number.text}" for sign, one in flows)
    shown = (exact / end.factor).normalize()
    formula = f"{start.number.text}{moved} = {shown:f}"
    text = message("{stated} is not what there was with what came and less what went", stated=end.mention.text)
    result = PrintedNumber(shown, end.number.ulp, end.mention.unit, f"{shown:f}")
    yield finding("P404", text, end, (start, *(one for _, one in flows)), formula, Severity.EXPLAIN, result)


def _sign(figure: Stated) -> int:
    """Return 1 for what came, -1 for what went, 0 for anything else."""
    came, went = (max((one.end() for one in each.finditer(figure.clause)), default=0) for each in (_CAME, _WENT))
    return (came > went) - (came < went)
