"""Figures by their units: what they count, and for each of what, 学时 a 次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Sentence
from reportdoc.text.units import UNITS, base

_EACH = re.compile(r"(?P<each>(?:每(?!每)[一-鿿](?:(?!每)[一-鿿]){0,3}){1,3})[一-鿿]{0,8}$")

_MEAN = re.compile(r"(?P<each>人次|[人生师户场期次班盘团台间亩])均[一-鿿]{0,6}$")

_ONE = re.compile("(?:^|[，；、])一(?P<each>[次场节堂])$")
"""一次90分钟 falls to each, as 每次90分钟 does."""

_SAME = {
    "名": "人",
    "位": "人",
    "生": "人",
    "师": "人",
    "日": "天",
    "月": "个月",
    "人天": "人日",
    "学时": "课时",
}
"""Units that are one to a product."""

_SECONDS = {"秒": Decimal(1), "分钟": Decimal(60), "小时": Decimal(3600)}
"""Units of time in seconds."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure by its units: what it counts, and for each of what."""

    stated: Stated
    unit: str
    each: tuple[str, ...] = ()
    seconds: Decimal = Decimal(1)
    """How many seconds its unit is, of what falls to one; 1 where it is none of time."""

    @property
    def value(self) -> Decimal:
        """Its value in its unit, of time in seconds."""
        return self.stated.value * self.seconds


def all_measured(sentence: Sentence) -> Iterator[Measured]:
    """Yield the exact figures of a sentence; what is joined to one falls to the same: 每周在校3天、在企2天."""
    last: Measured | None = None
    for figure in figures(sentence):
        if not figure.is_exact or figure.is_rate:
            continue
        one = _measured(figure)
        if last and last.each and not one.each and one.unit == last.unit and figure.clause.startswith("、"):
            one = replace(one, each=last.each, seconds=last.seconds)
        yield one
        last = one


def _measured(figure: Stated) -> Measured:
    seconds = _SECONDS.get(figure.dimension, Decimal(1))
    found = _EACH.search(figure.words) or _MEAN.search(figure.words) or _ONE.search(figure.clause)
    each = [_head(one) for one in found["each"].lstrip("每").split("每")] if found else []
    for one in each:
        seconds /= _SECONDS.get(one, Decimal(1))
    return Measured(figure, _counted(figure), tuple(map(unit_of, each)), seconds)


def _counted(figure: Stated) -> str:
    """Return the unit of a figure; of one in 个 what is counted, 晚 of 4个晚上 and 组 of 8个小组."""
    noun = _NOUN.match(figure.sentence.text, figure.mention.end) if figure.mention.unit == "个" else None
    return noun["noun"] if noun else unit_of(figure.dimension)


_NOUN = re.compile("[小大]?(?P<noun>[晚组班点])")
"""What is counted in 个 and called by one character behind 每."""


def _head(words: str) -> str:
    """Return the unit that words behind 每 begin with."""
    heads = (words[:end] for end in range(len(words), 1, -1))
    return next((one for one in heads if one in UNITS or one in _SECONDS), words[:1])


def unit_of(unit: str) -> str:
    """Return the unit that stands for a unit and those that are one to a product: 人 for 名, 秒 for 小时."""
    unit = base(unit)[0]
    return "秒" if unit in _SECONDS else _SAME.get(unit, unit)
