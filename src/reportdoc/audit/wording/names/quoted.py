"""Names in quotation marks, and firms named with two legal forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from reportdoc.audit.finding import Spot
from reportdoc.audit.wording.names.alike import sound_alike
from reportdoc.audit.wording.names.runs import CONTRAST, FUNCTION, Run, Variant
from reportdoc.audit.wording.names.windows import suspicious

_QUOTED = re.compile("([“《])([一-鿿]{2,40})[”》]")

_Name = tuple[str, str]
"""A name, and the mark before it: a contest in “” and a textbook in 《》 are two things."""

_SHORT, _LONG = 3, 5
"""Characters from which a name is known though one of them is another, and though two are."""

_RECURS = 3
"""Times that a name of two characters stands before one that sounds like it is a slip."""

_DOCUMENT = re.compile("(?:办法|细则|规定|方案|意见|制度|条例|标准|指南|规范|通知|报告|计划|规划|章程|手册)$")
"""How titles of documents end, of which there may be two with one word that differs: 学生管理办法, 教师管理办法."""


def by_quotation(every: Sequence[tuple[str, Spot]]) -> Iterator[Variant]:
    """Yield names in marks that stand once, where another is the same but for a slip.

    One that sounds alike, “思路学院” for “丝路学院”, or has two characters in each other's place needs no more, for no
    two names of twenty-two reports are so; one with another character, or a word that shares one, stands beside two
    of the usual one, another beside three.
    """
    places: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for text, spot in every:
        for mark, name in _QUOTED.findall(text):
            places[name, mark].append(spot)
    whole = "\n".join(text for text, _ in every)
    for (one, mark), (other, _) in _pairs(places):
        odd, usual = sorted((one, other), key=lambda name: (whole.count(name), -whole.find(name)))
        spots, others = places[odd, mark], places[usual, mark]
        if whole.count(odd) == 1 and not {spot.text for spot in spots} & {spot.text for spot in others}:
            sure = _sure(odd, usual)
            if _counted(odd, usual) and whole.count(f"{mark}{usual}") >= (2 if len(odd) >= _LONG else _RECURS):
                yield Variant(usual, odd, (*spots, others[0]), certain=False)
                continue
            least = _RECURS if len(odd) < _SHORT else 1 if sure else 2 if _akin(odd, usual) else _RECURS
            if whole.count(usual) >= least and (sure or _slip(odd, usual, mark)):
                yield Variant(usual, odd, (*spots, others[0]), certain=sure)
    for short, long, mark in _shortened(places):
        odd, usual = (short, long) if whole.count(short) == 1 else (long, short)
        apart = not {spot.text for spot in places[short, mark]} & {spot.text for spot in places[long, mark]}
        if whole.count(odd) == 1 and apart:
            yield Variant(usual, odd, (*places[odd, mark], places[usual, mark][0]), certain=False)


_LOOSE = frozenset("个年总各全新")
"""Characters without which a name is no other: 十个公开, 十公开."""


def _shortened(places: Collection[_Name]) -> Iterator[tuple[str, str, str]]:
    """Yield names of one kind of which one lacks a character within, with their mark: “重点专”, “重点中专”."""
    for long, mark in places:
        for at in range(1, len(long) - 1 if len(long) > _SHORT else 0):
            short = long[:at] + long[at + 1 :]
            if (short, mark) in places and long[at] not in FUNCTION | _LOOSE:
                yield short, long, mark


def _pairs(places: Collection[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield names of one kind and length that are equal but for one character, or two that stand side by side."""
    masks: dict[tuple[str, str, str], list[_Name]] = defaultdict(list)
    for name, mark in places:
        for at in range(len(name)):
            masks[mark, name[:at], name[at + 1 :]].append((name, mark))
            if len(name) >= _SHORT and at + 1 < len(name):
                masks[mark, name[:at] + "+", name[at + 2 :]].append((name, mark))
    pairs = (
        pair
        for (_, begin, _), group in masks.items()
        if len(group) == len(("odd", "usual")) or not begin.endswith("+")
        for pair in combinations(group, 2)
    )
    return iter(dict.fromkeys(pairs))


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]


_NUMERALS = frozenset("二两三四五六七八九十")


def _counted(odd: str, usual: str) -> bool:
    """Tell whether two slogans differ by what they count: 三转四融五提升, 三转四融六提升; 三个一 and 四个一 are two."""
    differing = [at for at, (one, other) in enumerate(zip(odd, usual, strict=True)) if one != other]
    numerals = {odd[differing[0]], usual[differing[0]]} <= _NUMERALS and len(differing) == 1
    period = numerals and (odd[-1] in "一五" or "第" in odd or "十" in (odd[differing[0]], usual[differing[0]]))
    return numerals and not period and len(odd) >= _SHORT


def _akin(odd: str, usual: str) -> bool:
    """Tell whether two names differ by one character, or by a word that has one in common: 史实, 实录."""
    here, there = zip(*_differing(odd, usual), strict=True)
    return len(here) == 1 or not set(here).isdisjoint(there)


def _sure(odd: str, usual: str) -> bool:
    """Tell whether two names sound alike, or have two characters in each other's place."""
    first, *rest = _differing(odd, usual)
    turned = rest == [first[::-1]] and not set(first) & (FUNCTION | CONTRAST)
    return turned or (not rest and suspicious(*first) and sound_alike(*first))


def _slip(odd: str, usual: str, mark: str) -> bool:
    """Tell whether two names may be one though they sound otherwise; what a short one ends in says what it is."""
    differing = _differing(odd, usual)
    if len(differing) > 1:
        same_end = not set(odd[-2:]).isdisjoint(usual[-2:])  # 口述史实, 口述实录
        ends = odd[0] == usual[0] and same_end
        return len(odd) >= _LONG and ends and not (_DOCUMENT.search(odd) or _DOCUMENT.search(usual))
    known = len(odd) >= _LONG or mark == "《" or (len(odd) >= _SHORT and odd[-1] == usual[-1])
    return known and suspicious(*differing[0])


_FORM = re.compile("(?:股份)?有限(?:责任)?公司")
"""The forms of a company that a firm bears in its name, one each (公司法 2023, 第七条)."""

_KNOWN_BY = 6
"""Characters before the form by which a firm is known: the beginning of its name has no mark."""


def by_form(found: Sequence[Run]) -> Iterator[Variant]:
    """Yield firms that bear two legal forms: 某某集团有限公司, 某某集团有限责任公司."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, str], Spot] = {}
    for run, spot in found:
        for form in _FORM.finditer(run):
            if form.start() >= _KNOWN_BY:
                stem = run[form.start() - _KNOWN_BY : form.start()]
                forms[stem][form[0]] += 1
                places.setdefault((stem, form[0]), spot)
    for stem, counts in forms.items():
        (usual, _), *others = counts.most_common()
        for odd, _ in others:
            spots = (places[stem, odd], places[stem, usual])
            if spots[0].place != spots[1].place:
                yield Variant(stem + usual, stem + odd, spots, certain=True)
