"""The runs of figures that may add up to another of their sentence, each under the name by which its habit is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.prose.habits.neighbours import Spoken
from reportdoc.audit.prose.totals.sums import nested, overlaps, rest
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.role import Role

_LEADS = (
    ("其中", re.compile("其中")),
    ("：", re.compile("[：:]")),
    ("分", re.compile("分别|依次|按|分为|包括|包含|涵盖|由")),
    ("里", re.compile("[中里内][，,：:]")),
    ("中", re.compile("[中里内]|（|[(]")),
)
"""What leads from a total to its parts, by the class it is of; the first that stands there tells."""

_ENDS = (
    ("合计", re.compile("合计|总计|累计|共计|合起来|加起来|加在一起|相加")),
    ("共", re.compile("共[^，。；、同有享建]{0,2}$|总[^，。；、]{0,4}$|折合|两[者项头]")),
)
"""What leads from parts to their total."""

_TIMES = ("年", "天", "日", "月", "个月", "周", "届", "级", "岁", "倍", "成", "学期", "分", "小时", "分钟", "学分")
"""Units whose numbers in one sentence hardly ever add up."""

_LONGEST = 9
"""Parts of a total that are looked through at most."""

_MANY = 5
"""Parts from which more of them make no difference."""


@dataclass(frozen=True, slots=True)
class Run:
    """A figure, and figures before or behind it that may add up to it."""

    name: str
    """Which side they stand on, what leads there, and how many they are: `F 其中 3`."""
    total: Stated
    parts: tuple[Stated, ...]

    @property
    def stretches(self) -> Iterator[tuple[Stated, ...]]:
        """The stretches of two parts and more."""
        for first in range(len(self.parts) - 1):
            for last in range(first + 2, len(self.parts) + 1):
                yield self.parts[first:last]

    @property
    def adds_up(self) -> bool:
        """Tell whether some stretch of the parts makes the total, or all but one with the last, 其余5个."""
        if any(fits(self.total, stretch) for stretch in self.stretches):
            return True
        left = (float(one.value) for one in self.parts[1:-1])
        return rest(self.parts[-1]) and any(fits(self.total, self.parts, -one) for one in left)


def fits(total: Stated, parts: Sequence[Stated], off: float = 0.0) -> bool:
    """Tell whether parts, of which one is off by so much, make a total, as far as all are rounded."""
    return abs(sum(float(one.value) for one in parts) + off - float(total.value)) <= tolerance(total, parts)


def tolerance(total: Stated, parts: Sequence[Stated]) -> float:
    """Return by how much parts may miss a total because they are rounded."""
    loose = sum(float(one.rounding) for one in parts)
    return max(loose, float(total.rounding)) + _BARELY * float(total.ulp)


_BARELY = 1e-6


def runs(every: Sequence[Spoken], index: int) -> Iterator[Run]:
    """Yield the runs of figures that may add up to one of the figures of a passage."""
    one = every[index]
    total = one.stated
    if one.is_share or one.role is not Role.LEVEL or not total.is_exact or total.mention.unit in _TIMES:
        return
    text = total.sentence.text
    behind = _run(one, every[index + 1 : index + 1 + _LONGEST * 2])
    if len(behind) > 1 and total.value >= _FEW and not _leaves_open(total, behind):
        lead = _class(_LEADS, text[total.mention.end : behind[0].mention.start])
        lead = _PARALLEL if lead == "-" and _are_parallel(behind) else lead
        yield Run(f"F {lead} {min(len(behind), _MANY)}", total, tuple(behind))
    before = _run(one, every[max(0, index - _LONGEST * 2) : index][::-1])[::-1]
    if len(before) > 1 and total.value >= _FEW and not any(map(_is_of_each, before)):
        yield Run(f"B {_class(_ENDS, total.words)} {min(len(before), _MANY)}", total, tuple(before))


_FEW = 5

_SMALL, _LARGE = 10, 100
"""Totals below which 其中 may well tell some of the parts, and two of them."""


def _leaves_open(total: Stated, parts: Sequence[Stated]) -> bool:
    """Tell whether the parts of a total may overlap, or some of them be left out."""
    text = total.sentence.text
    some = "其中" in text[total.mention.end : parts[0].mention.start]
    short = sum(one.value for one in parts) < total.value
    if some and (total.value < _SMALL or (len(parts) == 2 and short and total.value < _LARGE)):
        return True
    if any(map(_is_of_each, parts)) or nested(parts):
        return True
    behind = text[parts[-1].mention.end : parts[-1].mention.end + 6]
    return "等" in behind or overlaps(text, "".join(one.words for one in parts), parts[0])


_PARALLEL = "对"
"""Lead of parts that nothing leads to but their names, which are built alike: 演出14场，校内6场、校外8场."""

_PAIRS = ("男女", "内外", "师生", "校企", "上下", "新老", "正副")
"""Characters that part a whole in two."""


def _are_parallel(parts: Sequence[Stated]) -> bool:
    """Tell whether parts bear short names of one length that differ by a character, or by two that part a whole."""
    names = [re.sub("[有为是]$", "", one.words) for one in parts]
    first = names[0]
    if not 0 < len(first) <= _SHORT or any(len(name) != len(first) or name == first for name in names[1:]):
        return False
    return all(len([1 for a, b in zip(first, name, strict=True) if a != b]) == 1 for name in names[1:]) and (
        len(first) > 1 or f"{first}{names[1]}" in _PAIRS or f"{names[1]}{first}" in _PAIRS
    )


_SHORT = 6


def _is_of_each(part: Stated) -> bool:
    """Tell whether a part is said of several things at once: 学院、系各3.25万元."""
    return "各" in part.words[-4:]


def _run(one: Spoken, others: Sequence[Spoken]) -> list[Stated]:
    """Return the figures of a row of others, one after the other, that are of the kind of one and no greater."""
    found: list[Stated] = []
    last = one.stated
    for other in others:
        here = other.stated
        if other.sentence != one.sentence or len(found) == _LONGEST:
            break
        low, high = sorted((last.mention, here.mention), key=lambda mention: mention.start)
        if found and _APART.search(one.stated.sentence.text[low.end : high.start]):
            break
        if other.is_share or other.dimension != one.dimension:
            continue
        if other.role is not Role.LEVEL or not here.is_exact or here.value > one.stated.value:
            break
        found.append(here)
        last = here
    return found


_APART = re.compile("；|另有|另外|此外")
"""What parts an enumeration from what follows."""


def _class(classes: Sequence[tuple[str, re.Pattern[str]]], words: str) -> str:
    return next((name for name, pattern in classes if pattern.search(words)), "-")
