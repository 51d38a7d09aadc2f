"""Titles, and names that fill a cell: which are one, though a character of them is another, missing or out of place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.alike import sound_alike
from reportdoc.audit.wording.neighbours import Neighbours
from reportdoc.audit.wording.runs import CONTRAST, FUNCTION, Run, Variant
from reportdoc.audit.wording.windows import suspicious

_QUOTED = re.compile(r"[“《]([^“”《》]{5,80})[”》]|《([^《》]{5,80})》")

_PROPER = re.compile(
    r"(?:公司|集团|医院|学院|大学|学校|中学|小学|中心|研究[院所]|协会|学会|联盟|联合会|委员会|基地|工作室|工坊|实训室|大赛|竞赛|平台|专业群|共同体|[厅局所站社园馆村镇乡县会])$"
)
"""Ends of proper names; other words may well stand with one character more: 去向人数, 去向总人数."""

_LEAST = 6
"""Characters of a name that is known by all of them but one."""

_SHORTENED = 4
"""Characters of the shortest name that is looked for."""

_WORD = 2
"""Characters of a word."""

_RECURS = 3
"""Times the name of a part of the college stands before one with another word is asked about."""

_SURE = 8
"""Characters of a name that is known though one is missing."""


def by_title(document: Document, found: Sequence[Run], near: Neighbours) -> Iterator[Variant]:
    """Yield titles and names in cells that differ from another by one character or by two that have changed places."""
    names = _names(document)
    for odd, usual in _pairs(names):
        spots, others = names[odd], names[usual]
        if not _beside(spots, others):
            yield Variant(usual, odd, (*spots, others[0]), certain=True)
    starts = list(accumulate((len(run) + 1 for run, _ in found), initial=0))
    for name, spots in names.items():
        if re.fullmatch(r"[一-鿿]+", name):
            for at, odd, certain in (*_misspelt(name, near.text), *_strange(name, near), *_other_word(name, near.text)):
                spot = found[bisect_right(starts, at) - 1][1]
                if odd not in names and not _beside([spot], spots) and (spot.text != odd or not spot.place.cell):
                    yield Variant(name, odd, (spot, spots[0]), certain)


_Odd = tuple[int, str, bool]
"""Where a text has a name with a slip, the slip, and whether it is one beyond doubt."""


def _misspelt(name: str, text: str) -> Iterator[_Odd]:
    """Yield where running text has a name of a cell or title with another character or one too many."""
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


def _strange(name: str, near: Neighbours) -> Iterator[_Odd]:
    """Yield where a name lacks a character, has two in each other's place or another first one.

    The pair of characters that arises there stands nowhere else: 砚电州力建设集团, 研江水电开发有限公司. In twenty-two
    reports as they stand there is none.
    """
    pairs, text = near.pairs, near.text
    for at, (one, two) in enumerate(pairwise(name)):
        turned = name[:at] + two + one + name[at + 2 :]
        if one != two and pairs[two + one] and not {one, two} & (FUNCTION | CONTRAST) and text.count(turned) == 1:
            yield text.index(turned), turned, True
        shorter = name[:at] + name[at + 1 :]
        strange = at > 0 and pairs[name[at - 1] + two] == 1 and one not in (name[at - 1], two)
        if strange and len(shorter) >= _SHORTENED and _omitted(one) and shorter in text:
            yield text.index(shorter), shorter, True
    for at in _places(text, name[1:]) if len(name) >= _LEAST and pairs[name[:2]] > 1 else ():
        first = text[at - 1]
        if pairs[first + name[1]] == 1 and suspicious(first, name[0]):
            yield at - 1, first + name[1:], False


_PARTS = (re.compile("(?:系|教学部|专业群)$"), re.compile("学院$"))
"""What the parts of a college are; other colleges are called alike, but for the longer of their names."""


def _other_word(name: str, text: str) -> Iterator[_Odd]:
    """Yield where a part of the college stands once with another word: 智慧康养管理系 for 智慧健康管理系."""
    if len(name) < (_LEAST + 1 if _PARTS[1].search(name) else _LEAST - 1 if _PARTS[0].search(name) else len(name) + 1):
        return
    for at in _places(text, name[:_WORD]) if text.count(name) >= _RECURS else ():
        odd = text[at : at + len(name)]
        same = [one == other for one, other in zip(odd, name, strict=False)]
        if odd[-_WORD:] == name[-_WORD:] and text.count(odd) == 1 and same.count(False) == _WORD:
            at_word = same.index(False)
            if not same[at_word + 1] and not set(odd[at_word : at_word + _WORD]) & FUNCTION:
                yield at, odd, False


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


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
            first, second = differing[0]
            if len(differing) == 1 and (sound_alike(first, second) or _substituted(f"-{first}-", f"-{second}-", 1)):
                return length
        elif proper and any(one[:at] + one[at + 1 :] == name and _omitted(one[at]) for at in range(length - 1)):
            return length
    return 0


def _names(document: Document) -> dict[str, list[Spot]]:
    """Return what stands in quotation marks, 《》 or a cell of words, without marks and spaces, with its places."""
    names: dict[str, list[Spot]] = defaultdict(list)
    for sentence in document.sentences:
        for quoted in _QUOTED.finditer(sentence.text):
            names[_bare(quoted[1] or quoted[2])].append(sentence.spot)
    for sheet in document.sheets:
        for row in sheet.body if not (sheet.annex or sheet.chart) else ():
            for column in range(sheet.grid.width):
                if not sheet.is_covered(row, column):
                    names[_bare(sheet.text(row, column))].append(sheet.cell(row, column))
    return {name: spots for name, spots in names.items() if len(re.findall(r"[一-鿿]", name)) >= _SHORTENED}


def _pairs(names: dict[str, list[Spot]]) -> Iterator[tuple[str, str]]:
    """Yield odd and usual spelling of what may be one name."""
    masks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in names:
        for index in range(len(name)):
            masks[index, name[:index] + name[index + 1 :]].append(name)
    for (index, mask), group in masks.items():
        for one, other in combinations(group, 2):
            if len(one) >= _LEAST and _substituted(one, other, index):
                yield _ordered(names, one, other)
        for one in group:
            if mask in names and len(one) >= _SURE and 0 < index < len(mask) and _omitted(one[index]):
                yield _ordered(names, one, mask)
    for name in names:
        for index in range(len(name) - 1):
            turned = name[:index] + name[index + 1] + name[index] + name[index + 2 :]
            if turned in names and turned < name and not set(name[index : index + 2]) & (FUNCTION | CONTRAST):
                yield _ordered(names, name, turned)


def _substituted(one: str, other: str, index: int) -> bool:
    first, second = one[index], other[index]
    inside = 0 < index < len(one) - 1 or (index > 0 and len(one) > _SURE)
    contrast = first in CONTRAST and second in CONTRAST
    return inside and not contrast and not {first, second} & FUNCTION and _is_chinese(first) and _is_chinese(second)


def _omitted(character: str) -> bool:
    return _is_chinese(character) and character not in FUNCTION


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"


def _ordered(names: dict[str, list[Spot]], one: str, other: str) -> tuple[str, str]:
    """Return the rarer spelling first; of two as rare, the one that no cell has."""
    odd, usual = sorted((one, other), key=lambda name: (len(names[name]), any(spot.place.cell for spot in names[name])))
    return odd, usual


def _beside(spots: Sequence[Spot], others: Sequence[Spot]) -> bool:
    """Tell whether two names stand in one sentence or one table: then they are two things."""
    files = {spot.place.file for spot in spots if spot.place.cell}
    texts = {spot.text for spot in spots if not spot.place.cell}
    return any(other.place.file in files if other.place.cell else other.text in texts for other in others)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
