"""Names that stand in a cell or in marks, and in running text with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportdoc.audit.wording.names.alike import sound_alike
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.runs import CONTRAST, FUNCTION
from reportdoc.audit.wording.names.windows import suspicious

_PROPER = re.compile(
    r"(?:公司|集团|医院|学院|大学|学校|中学|小学|中心|研究[院所]|协会|学会|联盟|联合会|委员会|基地|工作室|工坊|实训室|大赛|竞赛|平台|专业群|共同体|[厅局所站社园馆村镇乡县会])$"
)
"""Ends of proper names; other words may well stand with one character more: 去向人数, 去向总人数."""

_LEAST = 6
"""Characters of a name that is known by all of them but one."""

_SHORT = 4
"""Characters that are left of a name from which one is missing."""

_WORD = 2
"""Characters of a word."""

_LOOSE = frozenset("总年各全新")
"""Characters without which a name is no other: 经费收入 for 经费总收入."""

_RECURS = 3
"""Times the name of a part of the college stands before one with another word is asked about."""

Odd = tuple[int, str, bool]
"""Where a text has a name with a slip, the slip, and whether it is one beyond doubt."""


def misspelt(name: str, near: Neighbours, *, in_annex: bool) -> Iterator[Odd]:
    """Yield where running text has a name with a slip; the name of an indicator only with two characters turned."""
    yield from _turned(name, near)
    if not in_annex:
        yield from _shorter(name, near)
        yield from _otherwise(name, near.text)
        yield from _other_first(name, near)
        yield from _other_word(name, near.text)


def _turned(name: str, near: Neighbours) -> Iterator[Odd]:
    """Yield where two characters of a name stand in each other's place: 砚电州力建设集团.

    In twenty-two reports as they stand there is none.
    """
    for at, (one, two) in enumerate(pairwise(name)):
        times = near.pairs[two + one]
        if one != two and times and not {one, two} & (FUNCTION if times == 1 else FUNCTION | CONTRAST):
            odd = name[:at] + two + one + name[at + 2 :]
            if near.text.count(odd) == 1:
                yield near.text.index(odd), odd, True


def _shorter(name: str, near: Neighbours) -> Iterator[Odd]:
    """Yield where a character of a name is missing, and the pair that arises stands nowhere else: 时尚计系."""
    for at in range(1, len(name) - 1) if len(name) > _SHORT else ():
        before, missing, behind = name[at - 1 : at + 2]
        if near.pairs[before + behind] == 1 and missing not in FUNCTION | _LOOSE | {before, behind}:
            odd = name[:at] + name[at + 1 :]
            if odd in near.text:
                yield near.text.index(odd), odd, True


def _other_first(name: str, near: Neighbours) -> Iterator[Odd]:
    """Yield where the first character of a name is another, beside which the second stands nowhere else: 研江水电."""
    for at in _places(near.text, name[1:]) if len(name) >= _LEAST and near.pairs[name[:2]] > 1 else ():
        first = near.text[at - 1]
        if near.pairs[first + name[1]] == 1 and suspicious(first, name[0]):
            yield at - 1, first + name[1:], False


_PARTS = (re.compile("(?:系|教学部|专业群)$"), re.compile("学院$"))
"""What the parts of a college are; other colleges are called alike, but for the longer of their names."""


def _other_word(name: str, text: str) -> Iterator[Odd]:
    """Yield where a part of the college stands once with another word: 智慧康养管理系 for 智慧健康管理系."""
    least = _LEAST - 1 if _PARTS[0].search(name) else _LEAST + 1 if _PARTS[1].search(name) else len(name) + 1
    for at in _places(text, name[:_WORD]) if len(name) >= least and text.count(name) >= _RECURS else ():
        odd = text[at : at + len(name)]
        differ = [index for index, pair in enumerate(zip(odd, name, strict=False)) if pair[0] != pair[1]]
        beside = len(differ) == _WORD and differ[1] == differ[0] + 1
        words = beside and not {odd[at] for at in differ} & FUNCTION
        if words and odd[-_WORD:] == name[-_WORD:] and text.count(odd) == 1:
            yield at, odd, False


def _otherwise(name: str, text: str) -> Iterator[Odd]:
    """Yield where a name has another character, or one too many, neither first nor last."""
    half, proper = len(name) // 2, _PROPER.search(name) is not None
    if len(name) < _LEAST:
        return
    for at in _places(text, name[:half]):
        rest = text[at + half : at + len(name) + 1].partition("\n")[0]
        if (length := _length(name[half:], rest, proper)) and not text.startswith(name, at):
            yield at, text[at : at + half + length], False
    for at in _places(text, name[half:]):
        rest = text[max(0, at - half - 1) : at].rpartition("\n")[2]
        if (length := _length(name[:half][::-1], rest[::-1], proper)) and not text.startswith(name, at - half):
            yield at - length, text[at - length : at + len(name) - half], False


def _length(name: str, rest: str, proper: bool) -> int:
    """Return how many characters of a text are half a name, misspelt, the name's end last; 0 where they are not.

    The name's first character may be neither wrong nor missing, nor its last one: they are what a name is known by.
    """
    for length in (len(name), len(name) + 1):
        one = rest[:length]
        if len(one) < length or one == name or one[-1:] != name[-1:]:
            continue
        if length == len(name):
            differing = [pair for pair in zip(name, one, strict=True) if pair[0] != pair[1]]
            if len(differing) == 1 and (sound_alike(*differing[0]) or suspicious(*differing[0])):
                return length
        elif proper and any(one[:at] + one[at + 1 :] == name and one[at] not in FUNCTION for at in range(length - 1)):
            return length
    return 0


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
