"""A number of things and the marks that tell them one by one: 三个方面：一是…；二是…; 三步走。第一步…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.counts import Count, differs, number
from reportdoc.audit.reading.passage import Passage

_ORDER = "一二三四五六七八九十"

_BEGIN = r"(?:^|(?<=[，；。：、！？”\s]))"

MARKS = (
    re.compile(rf"{_BEGIN}(?P<n>[{_ORDER}])(?:是(?![{_ORDER}是])|要(?=[一-鿿]))"),
    re.compile(rf"{_BEGIN}第?(?P<n>[{_ORDER}])(?:，|、(?=[^{_ORDER}第]))"),
    re.compile(rf"{_BEGIN}其(?P<n>[{_ORDER}])(?=[，,：是、])"),
    re.compile(rf"{_BEGIN}[（(](?P<n>[{_ORDER}]|[0-9]{{1,2}})[）)]"),
    re.compile(r"^(?P<n>[0-9]{1,2})(?:[.．](?![0-9])|、)"),
    re.compile("(?P<n>[①-⑳])"),
    re.compile(
        rf"{_BEGIN}(?P<n>[{_ORDER}])(?=[一-鿿])(?![等级季年月日类期届批线号流本专把条支项个门人名种部层位件套次是为曰则要共般些份方直样定律{_ORDER}])"
    ),
)
"""一是…；二是…; 第一，…; （1）, （2）; 一修…，二换…: what tells things one after the other, each kind by itself."""

_ORDINAL = re.compile(rf"第(?P<n>[{_ORDER}])(?P<unit>[个步道关件条点类层环阶级])")
"""第一步, 第二步."""

GENERAL = re.compile(
    "方面|问题|挑战|短板|不足|任务|举措|措施|做法|工作|[事点项条步]|途径|原因|目标|成效|经验|变化|特[点色]|[类种个大]"
)
"""What a number before marks may count."""

_LEAD = 30
"""Characters between a number and the first of the marks that it counts."""

_FEW = 3
"""Marks from which numerals that open clauses are taken for such."""

_MARK = 8
"""Characters of a mark at most, with what stands around it."""


def mark_findings(passage: Passage, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Yield numbers of a passage that differ from what its marks tell behind them."""
    yield from _marked(passage, counted)
    yield from _ordinals(passage, counted)


def _marked(passage: Passage, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Look at 三个方面：一是…；二是…, all in one passage."""
    text, offset = passage.text, 0
    for sentence, told_there in zip(passage.sentences, counted, strict=True):
        offset = max(text.find(sentence.text, offset), offset)
        for count in told_there:
            start = offset + count.end
            for kind in MARKS:
                first = kind.search(text, start, start + _LEAD + _MARK)
                if first is None or mark(first["n"]) != 1 or not _leads(count, text[start : first.start()], told_there):
                    continue
                told = _run(kind, text, start)
                if told > 1 and told != count.value:
                    yield differs(sentence, count.text, told, count.start)
                break


def _leads(count: Count, between: str, others: Sequence[Count]) -> bool:
    """Tell whether a number counts the marks behind it: it is near, and nothing else is counted between."""
    near = (
        len(between) <= _LEAD
        and not ("。" in between and ("，" in between or between[-1] != "。"))
        and GENERAL.search(count.unit + between)
    )
    rest = count.end + len(between)
    return bool(near) and not any(count.start < one.start < rest for one in others)


def _run(kind: re.Pattern[str], text: str, start: int) -> int:
    """Return how many marks of a kind tell one list, from the first on; W617 judges their order."""
    found = [mark(one["n"]) for one in kind.finditer(text, start)]
    if kind is MARKS[-1]:  # 一修…，二换…: no mark of its own, so that it has to count on, and to three
        told = next((at for at, value in enumerate(found) if value != at + 1), len(found))
        return told if told >= _FEW else 0
    return next((at for at, value in enumerate(found) if at and value == 1), len(found))


def mark(text: str) -> int:
    """Return the number of a mark."""
    return ord(text) - ord("①") + 1 if "①" <= text <= "⑳" else number(text)


def _ordinals(passage: Passage, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Look at 三步走。第一步…。第二步…: the last of them is the number."""
    found = list(_ORDINAL.finditer(passage.text)) if "第一" in passage.text else []
    for unit in dict.fromkeys(one["unit"] for one in found):
        told = [number(one["n"]) for one in found if one["unit"] == unit]
        if told[0] != 1 or len(told) < 2 or any(after - one not in (0, 1) for one, after in pairwise(told)):
            continue
        at = next(one.start() for one in found if one["unit"] == unit)
        before = [one for one in _near(passage, counted, at) if one.unit == unit]
        if before and before[-1].value not in (len(told), max(told)):
            yield differs(before[-1].sentence, before[-1].text, len(told), before[-1].start)


def _near(passage: Passage, counted: Sequence[Sequence[Count]], end: int) -> Iterator[Count]:
    """Yield the numbers of things of a passage that stand before one of its characters, and not far from it."""
    offset = 0
    for sentence, told in zip(passage.sentences, counted, strict=True):
        offset = max(passage.text.find(sentence.text, offset), offset)
        yield from (one for one in told if 0 <= end - offset - one.end <= _LEAD)
