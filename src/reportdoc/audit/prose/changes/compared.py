"""Two amounts that are held against each other: 后者比前者高, 女生比男生多54人, 编制420个，现有398人，超编22个.

What lies between the two is told with a word of direction. Where that is what lies between the amounts of the two
names, the word says which of them is the greater.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import direction

_OF_TWO = re.compile(r"(?P<one>前者|后者)(?:比|较)(?:前者|后者)[^，。；0-9]{0,6}$")

_CUT = re.compile("[，；：。（(、\n]")

_NAMED = re.compile(
    r"^(?:其中|但是?|而且?|其)?(?P<one>[一-鿿“”]{2,16})[比较](?P<other>[一-鿿“”]{2,16}?)"
    r"(?:[仅只还又要]|平均|反而)*[高低多少]出?于?了?$"
)

_THEN = re.compile(r"^(?:[上去前]一?[年届季]|往年|历年|原|同期|预|上一?学)|平均|总体")
"""What such a name is that is no thing beside another: 比上年多."""

_LEAST = 5
"""Characters of a name from which the measure at its end may be left out: 教职工满意度."""

_MEASURE = 3

Compared = tuple[Stated, tuple[Stated, Stated]]
"""What is told to lie between two amounts, and these, against its word of direction."""


def compared(passage: Passage) -> Iterator[Compared]:
    """Yield what is told to lie between two amounts of a passage, and does, but for its direction."""
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, change in enumerate(own):
            if (beyond := _BEYOND.search(change.words)) and change.value:
                yield from _judged(change, 1 if beyond["up"] else -1, _planned([*before, *own[:index]], change))
            elif (way := direction(change)) and change.value:
                yield from _judged(change, way, _of_two(own[:index], change))
                yield from _judged(change, way, _named([*before, *own[:index]], change))
        before += own


def _judged(change: Stated, way: int, pairs: Sequence[tuple[Stated, Stated]]) -> Iterator[Compared]:
    """Yield the last of the pairs, each the one told of and the one it is held against, if all lie the other way."""
    fitting = [pair for pair in pairs if abs(_apart(*pair)) == change.value]
    if fitting and all(_apart(*pair) * way < 0 for pair in fitting):
        yield change, fitting[-1]


def _apart(one: Stated, other: Stated) -> Decimal:
    return one.value - other.value


def _alike(before: Sequence[Stated], change: Stated) -> list[Stated]:
    """Return the amounts of which a change may be what lies between two."""
    unit = "%" if change.mention.unit == "个百分点" else change.dimension
    return [one for one in before if one.dimension == unit and one.mention.unit != "个百分点"]


def _of_two(before: Sequence[Stated], change: Stated) -> list[tuple[Stated, Stated]]:
    found, two = _OF_TWO.search(change.clause), _alike(before, change)[-2:]
    if not found or len(two) < len(("former", "latter")):
        return []
    former, latter = two
    return [(latter, former) if found["one"] == "后者" else (former, latter)]


def _named(before: Sequence[Stated], change: Stated) -> list[tuple[Stated, Stated]]:
    """Return the pairs of amounts before which the two names stand, and neither the other's."""
    found = _NAMED.search(_CUT.split(change.sentence.text[: change.mention.start])[-1].strip())
    if not found or _THEN.search(found["other"]):
        return []
    one, other = _key(found["one"]), _key(found["other"])
    amounts = _alike(before, change)
    of: tuple[list[Stated], list[Stated]] = [], []
    for index, amount in enumerate(amounts):
        words = _words(amount, amounts[index - 1] if index else None)
        told = [one in words, other in words]
        if sum(told) == 1:
            of[told.index(True)].append(amount)
    return [(first, second) for first in of[0] for second in of[1]]


_BEYOND = re.compile(
    "(?<![少多])(?:(?P<up>超[编支额收配员]|超出|亏损)|(?P<down>空编|缺编|空缺|余编|结余|节余|盈余|剩余|缺口))(?:名额|资金)?[了为达有约]?$"
)
"""Words for what is there beyond a plan, and for what is not."""

_PLAN = re.compile("编制|核定|计划|预算|定额|定员|收入|应[有配到]|下达|容量")

_PLANNED = re.compile("的?(?:核定)?(?:编制|计划|预算|名额)")
"""The same right behind an amount."""

_NEAR = 4
"""Amounts before such a word of which two are held against each other."""


def _planned(before: Sequence[Stated], change: Stated) -> list[tuple[Stated, Stated]]:
    """Return the pairs of what there is and what was planned."""
    amounts = [
        one
        for one in before[-_NEAR:]
        if one.dimension == change.dimension or {one.mention.unit, change.mention.unit} <= _HEADS
    ]
    planned = [
        _PLAN.search(_words(one, amounts[index - 1] if index else None)) or _PLANNED.match(_behind(one))
        for index, one in enumerate(amounts)
    ]
    plans = [one for one, is_plan in zip(amounts, planned, strict=True) if is_plan]
    return [(one, plan) for plan in plans for one in amounts if one not in plans]


def _behind(amount: Stated) -> str:
    return amount.sentence.text[amount.mention.end : amount.mention.end + len("核定编制")]


_HEADS = {"人", "名", "个"}
"""In which posts and those who hold them are counted."""


def _key(name: str) -> str:
    return name[:-_MEASURE] if len(name) >= _LEAST + _MEASURE else name


def _words(amount: Stated, before: Stated | None) -> str:
    """Return what stands before an amount, up to the one before it of the same kind."""
    begin = before.mention.end if before and before.sentence is amount.sentence else 0
    return amount.sentence.text[begin : amount.mention.start]
