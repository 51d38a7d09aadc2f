"""What is counted out to the end: 32张、14本，合计46件; 查126项，改122项，余4项; 引进52人，离职9人，净增43人."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import PLAIN_COUNTERS

_SUM = re.compile(r"[，、]?(?:合计|共计|总计|两[项者类]合计)(?:为|达|共)?$")

_THINGS = PLAIN_COUNTERS | frozenset("张本册幅枚只台辆艘架块面片尊卷封")
"""Measure words of things that a sum may count together as 件."""

_LEFT = re.compile(r"(?:^|[，、])(?:其余|剩余|尚余|余下|余)(?:的)?(?:有|为)?$")
"""What is left, told without a noun of its own."""

_DONE = re.compile(r"整改|办结|完成|解决|采纳|落实|销号|通过|合格|成活|修复|核销")
"""What is done to a part, of which the others are left."""

_IN = re.compile(r"引进|新增|新签|新进|调入|招聘|录用|加入|新建|增加")

_OUT = re.compile(r"离职|退休|退出|终止|减少|淘汰|注销|撤销|调出|流失|关停|到期|辞职|取消|裁撤|下架")

_NET = re.compile(r"净增[加长]?[了为]?$")

_SHARES = re.compile(r"(?:比重|占比|比例|权重|各占|分别占)[^，。；0-9]{0,8}(?:分别|依次|各)?(?:为|是|占)?$")
"""Before shares of one whole that are told one after the other."""

_NEAR = Decimal(15)
"""How far from a hundred shares of one whole may be and still be meant to make it up."""


_REACH = 24
"""Figures before and behind one that are looked at: a sentence of more is a list."""


def closed_findings(passage: Passage) -> Iterator[Finding]:
    """Yield totals, rests, net gains and rows of shares that do not close."""
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, figure in enumerate(own):
            if not figure.is_exact:
                continue
            before = own[max(0, index - _REACH) : index]
            if figure.is_rate:
                yield from _whole(before, own[index : index + _REACH])
            elif _SUM.fullmatch(figure.clause):
                yield from _sum(figure, before)
            elif _LEFT.search(figure.clause) or _LEFT.search(figure.words):
                yield from (*_rest(figure, before), *_of_share(figure, before))
            elif _NET.search(figure.words):
                yield from _net(figure, before)


def _sum(total: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge what a row of things in several measure words comes to."""
    parts: list[Stated] = []
    for one in reversed(before):
        things = one.mention.unit in _THINGS and one.is_exact
        if not things or (parts and not re.fullmatch(r"[、和与及][^，。；0-9、]{0,12}", parts[0].clause)):
            break
        parts.insert(0, one)
    mixed = len({one.mention.unit for one in parts}) > 1 and total.mention.unit in _THINGS
    if len(parts) < _TWO or not mixed or _joined(parts, total):
        return
    added = sum((one.value for one in parts), Decimal(0))
    if added != total.value and not any(sum(one.value for one in run) == total.value for run in _ends(parts)):
        formula = f"{' + '.join(str(one) for one in parts)} = {added:f}{total.mention.unit}"
        text = message("{total} is not the sum of its parts", total=total.mention.text)
        yield finding("P402", text, total, parts, formula, Severity.EXPLAIN, _number(added, total))


def _joined(parts: Sequence[Stated], total: Stated) -> bool:
    """Tell whether the sentence says of the parts that they are the same things, or some of them."""
    return re.search("其中|等", parts[0].sentence.text[parts[0].mention.end : total.mention.start]) is not None


def _ends(parts: Sequence[Stated]) -> Iterator[Sequence[Stated]]:
    return (parts[first:] for first in range(1, len(parts) - 1))


_TWO = 2


def _rest(left: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge what is left of the amount two before, once the one before is done."""
    same = [one for one in before if one.dimension == left.dimension and not one.is_rate and one.is_exact]
    if len(same) < _TWO or any(abs(one.value - other.value) == left.value for one, other in combinations(same, 2)):
        return
    if len(same) > _TWO and sum(one.value for one in same[1:-1]) == same[0].value:
        same = [same[0], same[-1]]  # 186条，其中学生112条、家长43条、企业31条；已办结171条，其余15条
    whole, part = same[-2:]
    behind = whole.sentence.text[whole.mention.end : part.mention.start]
    if len(same) > _TWO or part.value >= whole.value or not _DONE.search(behind) or "；" in left.clause:
        return
    if "；" in behind and not _DONE.search(part.words):
        return
    result = whole.value - part.value
    text = message(
        "{rest} is not what {part} leave of {whole}", rest=left.mention.text, part=str(part), whole=str(whole)
    )
    formula = f"{whole.number.text} − {part.number.text} = {result / left.factor:f}"
    yield finding("P402", text, left, (whole, part), formula, Severity.EXPLAIN, _number(result, left))


def _of_share(left: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge what is left of a part and its share, which tell the whole: 有9位，占42.86%，其余12位."""
    if (
        len(before) < _TWO
        or not before[-1].is_rate
        or before[-2].dimension != left.dimension
        or "占" not in before[-1].words
    ):
        return
    part, share = before[-2:]
    if not (part.is_exact and 0 < share.number.value < _ALL and part.value >= _FEW):
        return
    exact = part.value * (_ALL - share.number.value) / share.number.value
    loose = exact * share.number.ulp / min(share.number.value, _ALL - share.number.value) + part.rounding
    value = exact.to_integral_value() if left.ulp == 1 else exact
    if loose >= _HALF or abs(value - left.value) <= max(loose, left.ulp / 2):
        return
    text = message(
        "{rest} is not what {part} and {share} leave", rest=left.mention.text, part=str(part), share=str(share)
    )
    formula = f"{part.number.text} ÷ {share} − {part.number.text} = {value / left.factor:f}"
    yield finding("P402", text, left, (part, share), formula, Severity.EXPLAIN, _number(value, left))


_ALL, _FEW, _HALF = Decimal(100), 3, Decimal("0.5")


def _net(net: Stated, before: Sequence[Stated]) -> Iterator[Finding]:
    """Judge what came in less what went out, which may be told in several amounts."""
    same = _wholes([one for one in before if one.dimension == net.dimension and not one.is_rate and one.is_exact])
    out = [one for one in same if _OUT.search(one.clause)]
    came = [one for one in same if _IN.search(one.clause) and not _OUT.search(one.clause)]
    if len(came) != 1 or not out or any(one.mention.start < came[0].mention.start for one in out):
        return
    result = came[0].value - sum((one.value for one in out), Decimal(0))
    added = net.value == came[0].value + sum((one.value for one in out), Decimal(0))
    if not added and len([one for one in same if one.mention.start >= came[0].mention.start]) > len(out) + 1:
        return
    apart = {abs(one.value - other.value) for one, other in combinations(same, 2)}
    if result in (net.value, Decimal(0)) or result < 0 or net.value in apart:
        return
    formula = f"{' − '.join(one.number.text for one in (came[0], *out))} = {result / net.factor:f}"
    text = message("{stated} is not what came in less what went out", stated=net.mention.text)
    yield finding("P404", text, net, (came[0], *out), formula, Severity.EXPLAIN, _number(result, net))


def _wholes(amounts: Sequence[Stated]) -> list[Stated]:
    """Return amounts without those behind 其中 that make up the one before them: 减少15人，其中退休11人、调离4人."""
    found: list[Stated] = []
    at = 0
    while at < len(amounts):
        found.append(whole := amounts[at])
        at += 1
        parts = amounts[at:]
        if parts and "其中" in parts[0].clause:
            sums = list(accumulate(one.value for one in parts))
            at += sums.index(whole.value) + 1 if whole.value in sums else 0
    return found


def _whole(before: Sequence[Stated], own: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a row of shares that begins with the first of these figures."""
    first = own[0]
    row = [first]
    for one in own[1:]:
        if not (one.is_rate and one.is_joined and one.is_exact):
            break
        row.append(one)
    begins = not (before and before[-1].is_rate and first.is_joined)
    if len(row) < _THREE or not begins or not _SHARES.search(first.clause) or _OTHER.search(first.clause):
        return
    total = sum((one.number.value for one in row), Decimal(0))
    ulp = max(one.number.ulp for one in row)
    counts = [one for one in before if not one.is_rate]
    if len(counts) >= len(row) or abs(total - 100) > _NEAR or abs(total - 100) <= ulp * len(row) / 2:
        return  # what is told of counts beside may be of several wholes
    formula = f"{' + '.join(one.number.text for one in row)} = {total:f}"
    text = message("the shares of the sentence add up to {total}, not to 100", total=f"{total:f}")
    yield finding("P408", text, row[-1], row, formula, Severity.EXPLAIN)


_THREE = 3

_OTHER = re.compile("上年|去年|目标|合格|优秀|完成|达标|满意")


def _number(value: Decimal, like: Stated) -> PrintedNumber:
    exact = value / like.factor
    return PrintedNumber(exact, like.number.ulp, like.mention.unit, f"{exact.normalize():f}")
