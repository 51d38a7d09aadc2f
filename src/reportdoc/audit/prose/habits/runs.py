"""The runs of figures that may add up to another of their sentence, each under the name by which its habit is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.audit.prose.habits.neighbours import AIMED, Spoken
from reportdoc.audit.prose.totals.sums import nested, overlaps, rest
from reportdoc.audit.reading.figures import Stated, depth
from reportdoc.audit.reading.role import Role
from reportdoc.text.units import PLAIN_COUNTERS

_LEADS = (
    ("其中", re.compile("其中")),
    ("：", re.compile("[：:]")),
    ("分", re.compile("分别|依次|按|分为|包括|包含|涵盖|由")),
    ("里", re.compile("[中里内][，,：:]")),
    ("中", re.compile("[中里内]")),
    ("（", re.compile("（|[(]")),
)
"""What leads from a total to its parts, by the class it is of; the first that stands there tells."""

_ENDS = (
    ("合计", re.compile("合计|总计|累计|共计|合起来|加起来|加在一起|相加")),
    ("共", re.compile("共[^，。；、同有享建]{0,2}$|总[^，。；、]{0,4}$|折合|两[者项头]")),
)
"""What leads from parts to their total."""

_MOMENTS = ("年", "日", "月", "届", "级", "岁", "倍", "成")
"""Units whose numbers never add up."""

_TIMES = ("天", "个月", "周", "学期", "分", "小时", "分钟", "学分")
"""Units whose numbers in one sentence add up more seldom than others do."""

_LED = (("F", "其中"), ("F", "："), ("B", "合计"))
"""Runs that words lead to, which have no other parts before the total's own."""

_LONGEST = 9
"""Parts of a total that are looked through at most."""

_REACH = 2 * _LONGEST
"""Figures before and behind a total among which its parts are."""


@dataclass(frozen=True, slots=True)
class Run:
    """A figure, and figures before or behind it that may add up to it."""

    side: str
    """`F` where its parts stand behind it, `B` before it."""
    lead: str
    """What leads there: `其中`."""
    far: str
    """`s` where they stand in the next sentence, or the one before."""
    marks: str
    """What else sets it apart from others of its lead."""
    total: Stated
    parts: tuple[Stated, ...]

    @property
    def stretches(self) -> Iterator[tuple[Stated, ...]]:
        """The stretches of two parts and more."""
        for first in range(len(self.parts) - 1):
            for last in range(first + 2, len(self.parts) + 1):
                yield self.parts[first:last]

    @property
    def near(self) -> Iterator[tuple[Stated, ...]]:
        """The stretches that begin, or end, right beside the total: what is left out of an enumeration is far away."""
        beside = self.parts[-1] if self.side == "B" else self.parts[0]
        return (stretch for stretch in self.stretches if beside is stretch[0] or beside is stretch[-1])

    @property
    def adds_up(self) -> bool:
        """Tell whether the parts make the total, or all but one with the last, 其余5个."""
        if fits(self.total, self.parts):
            return True
        missing = self.total.value - sum(one.value for one in self.parts)
        if 0 < missing <= self.total.sentence.text.count(f"一{self.total.mention.unit}"):
            return True  # 一 is no figure: 金奖一项、银奖两项、铜奖四项
        left = (float(one.value) for one in self.parts[1:-1])
        return rest(self.parts[-1]) and any(fits(self.total, self.parts, -one) for one in left)

    @property
    def adds_up_in_part(self) -> bool:
        """Tell whether some of the parts, one after the other, make the total."""
        return any(len(each) < len(self.parts) and fits(self.total, each) for each in self.stretches)


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
    if one.is_share or one.role is not Role.LEVEL or not total.is_exact or total.mention.unit in _MOMENTS:
        return
    if total.value < _LEAST or AIMED.search(total.clause):
        return
    for mixed, of_kind in ((False, _is_same), (True, _is_counted)):
        ahead = _sides(one, every[index + 1 : index + 1 + _REACH], of_kind, 1)
        behind = _sides(one, every[max(0, index - _REACH) : index][::-1], of_kind, -1)
        for far, found in zip(("", "s"), ahead, strict=True):
            parts = [part.stated for part in found]
            if len(parts) > 1 and _are_mixed(one, found) is mixed and not _leaves_open(parts):
                yield Run("F", _lead(total, parts, far), far, _marks(total, parts, mixed), total, tuple(parts))
        for far, found in zip(("", "s"), behind, strict=True):
            parts = [part.stated for part in reversed(found)]
            if len(parts) > 1 and _are_mixed(one, found) is mixed and not any(map(_is_of_each, parts)):
                yield Run("B", _class(_ENDS, total.words), far, _marks(total, parts, mixed), total, tuple(parts))


def _are_mixed(one: Spoken, parts: Sequence[Spoken]) -> bool:
    """Tell whether parts are counted by other measure words than their total."""
    return any(part.dimension != one.dimension for part in parts)


_LEAST = 3

_SMALL, _LARGE = 10, 100
"""Totals below which 其中 may well tell some of the parts, and two of them."""


def _is_same(one: Spoken, other: Spoken) -> bool:
    return one.dimension == other.dimension


def _is_counted(one: Spoken, other: Spoken) -> bool:
    """Tell whether two figures count things, if by two measure words: 成员96家, of them 院校14所."""
    return {one.stated.mention.unit, other.stated.mention.unit} <= PLAIN_COUNTERS


def _marks(total: Stated, parts: Sequence[Stated], mixed: bool) -> str:
    """Return what else sets a run apart from others of its lead.

    `c` nothing but short names stand between its figures; `x` its parts are counted by several measure words; `t` it is
    one of time or credits; `k` a small total, of which some parts may be left out, or one of two parts below a hundred;
    `a` its parts have names that end alike; `n` a part has no name before it: 其中3个获金牌，1个获优胜奖.
    """
    marks = (
        ("c", _is_compact(total, parts)),
        ("x", mixed),
        ("t", total.mention.unit in _TIMES),
        ("k", total.value < _SMALL or (len(parts) == 2 and total.value < _LARGE)),
        ("a", _end_alike(parts)),
        ("n", not all(map(_name, parts))),
    )
    return "".join(name for name, holds in marks if holds)


def _name(part: Stated) -> str:
    """Return the name that stands before a part; may be empty."""
    return part.words.removeprefix("其中").rstrip("有为是占共计")


def _is_compact(total: Stated, parts: Sequence[Stated]) -> bool:
    """Tell whether nothing but short names stand between a total and its parts: 开讲18期，老党员7期，老艺人6期."""
    row = sorted((*parts, total), key=lambda one: one.mention.start)
    if row[0].sentence is not row[-1].sentence:
        row = [*parts]
    return all(two.mention.start - one.mention.end <= _SHORT_GAP for one, two in pairwise(row))


_SHORT_GAP = 8
"""Characters of a name with its comma."""


def _end_alike(parts: Sequence[Stated]) -> bool:
    """Tell whether the names of parts end in one character: 国家级1门、省级4门."""
    ends = {_name(one)[-1:] for one in parts}
    return len(ends) == 1 and "" not in ends


def _lead(total: Stated, parts: Sequence[Stated], far: str) -> str:
    """Return the class of what leads from a total to its parts."""
    text = parts[0].sentence.text
    lead = _class(_LEADS, text[0 if far else total.mention.end : parts[0].mention.start])
    return _PARALLEL if lead == "-" and _are_parallel(parts) else lead


def _leaves_open(parts: Sequence[Stated]) -> bool:
    """Tell whether the parts of a total may overlap, or some of them be left out."""
    text = parts[0].sentence.text
    if any(map(_is_of_each, parts)) or nested(parts):
        return True
    behind = text[parts[-1].mention.end : parts[-1].mention.end + 6]
    return "等" in behind or overlaps(text, "".join(_telling(parts)), parts[0])


def _telling(parts: Sequence[Stated]) -> Iterator[str]:
    """Yield the names of parts without the word in which all end: of 教工党员 and 学生党员 nobody is both."""
    names = [_name(one) for one in parts]
    sizes = range(min(map(len, names)), 0, -1)
    ends = next((names[0][-size:] for size in sizes if all(name.endswith(names[0][-size:]) for name in names)), "")
    return (name.removesuffix(ends) for name in names)


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


def _sides(one: Spoken, others: Sequence[Spoken], of_kind: _OfKind, step: int) -> tuple[list[Spoken], list[Spoken]]:
    """Return the run beside a figure in its sentence, and, where there is none, that of the sentence one `step` on."""
    own = _run(one, [other for other in others if other.sentence == one.sentence], of_kind)
    if own or one.stated.is_joined:
        return own, []
    far = _run(one, [other for other in others if other.sentence == one.sentence + step], of_kind)
    if far and _OTHER_TIME.search(far[0].stated.sentence.text):
        return own, []
    return own, far


_OTHER_TIME = re.compile("(?:19|20)[0-9]{2}年|计划|预计|上年|去年|上学年|明年|下一?年")
"""What says of a sentence that it may speak of another year than the one before."""

_OfKind = Callable[[Spoken, Spoken], bool]


def _run(one: Spoken, others: Sequence[Spoken], of_kind: _OfKind) -> list[Spoken]:
    """Return the figures of a row of others, one after the other, that are of the kind of one and no greater.

    What stands in brackets within the row is what a part consists of: 国家级3项（二等奖1项、三等奖2项）、省级44项.
    """
    found: list[Spoken] = []
    last = one.stated
    for other in others:
        here = other.stated
        if len(found) == _LONGEST:
            break
        if here.sentence is last.sentence:
            low, high = sorted((last.mention, here.mention), key=lambda mention: mention.start)
            if _APART.search(here.sentence.text[low.end : high.start]):
                break
        if other.is_share or not of_kind(one, other) or (here.mention.written and here.value < _SMALL):
            continue
        if found and depth(here) > depth(found[0].stated):
            continue
        level = other.role is Role.LEVEL or (other.role is Role.THEN and _OF_YEAR.match(here.clause))
        if not level or not here.is_exact or here.value > one.stated.value * (_WITHIN if _is_led(one, other) else 1):
            break
        if found and depth(here) < depth(found[0].stated):
            break
        found.append(other)
        last = here
    return found


_WITHIN = 10
"""How many times its total a part may be that words or brackets lead to: it is the total, then, that is wrong."""


def _is_led(one: Spoken, other: Spoken) -> bool:
    """Tell whether 其中, a colon or a bracket leads from a total to a part behind it."""
    total, part = one.stated, other.stated
    if part.sentence is not total.sentence:
        return other.sentence > one.sentence and "其中" in part.sentence.text[: part.mention.start]
    if part.mention.start < total.mention.start:
        return False
    return re.search("其中|[：:（(]", total.sentence.text[total.mention.end : part.mention.start]) is not None


_OF_YEAR = re.compile("[，、；]?(?:其中)?(?:19|20)[0-9]{2}年[^比较由从与，。；]{0,6}$")
"""What says that a figure is one of a row of years, not what another is compared with: 2022年112人次，2023年160人次."""

_APART = re.compile("；|另有|另外|此外")
"""What parts an enumeration from what follows."""


def _class(classes: Sequence[tuple[str, re.Pattern[str]]], words: str) -> str:
    return next((name for name, pattern in classes if pattern.search(words)), "-")
