"""Short names in quotation marks, and firms named with two legal forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdoc.audit.finding import Spot
from reportdoc.audit.wording.alike import sound_alike
from reportdoc.audit.wording.runs import Run, Variant
from reportdoc.audit.wording.windows import suspicious

_QUOTED = re.compile("“([一-鿿]{3,5})”")

_LEAST = 3
"""Characters of a name that is known only where it recurs; longer ones are known by standing in one chapter."""

_RECURS = 3
"""Times a name stands in a report before one that sounds alike, and stands once, is a slip."""


def by_quotation(every: Sequence[tuple[str, Spot]]) -> Iterator[Variant]:
    """Yield short names that stand once, where one that sounds alike recurs: “思路学院” among “丝路学院”."""
    places: dict[str, list[Spot]] = defaultdict(list)
    for text, spot in every:
        for name in _QUOTED.findall(text):
            places[name].append(spot)
    masks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in places:
        for index in range(len(name)):
            masks[index, name[:index] + name[index + 1 :]].append(name)
    for (index, _), group in masks.items():
        for one, other in combinations(group, 2):
            odd, usual = sorted((one, other), key=lambda name: len(places[name]))
            slip = suspicious(one[index], other[index]) and sound_alike(one[index], other[index])
            if (
                slip
                and len(places[odd]) == 1
                and (_recurs(every, odd, usual) or _near(places[odd] + places[usual], odd))
            ):
                yield Variant(usual, odd, (*places[odd], places[usual][0]), certain=True)


def _near(spots: Sequence[Spot], name: str) -> bool:
    """Tell whether names that are long enough all stand in one chapter, but not in one sentence."""
    return len(name) > _LEAST and len({spot.place.file for spot in spots}) == 1 < len({spot.text for spot in spots})


def _recurs(every: Sequence[tuple[str, Spot]], odd: str, usual: str) -> bool:
    """Tell whether one name stands once, and the other again and again, in marks or without."""
    counts = [sum(text.count(name) for text, _ in every) for name in (odd, usual)]
    return counts[0] == 1 and counts[1] >= _RECURS


_LONGER = re.compile("([“《])([一-鿿]{7,40})[”》]")
"""A name in marks of which five characters are left where a word of two is another."""

_DOCUMENT = re.compile("(?:办法|细则|规定|方案|意见|制度|条例|标准|指南|规范|通知|报告|计划|规划|章程|手册)$")
"""How titles of documents end, of which there may be two with one word that differs: 学生管理办法, 教师管理办法."""


def by_word(every: Sequence[tuple[str, Spot]]) -> Iterator[Variant]:
    """Yield names in marks that stand once, where one recurs that has another word: 口述史实, 口述实录."""
    places: dict[str, Spot] = {}
    masks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, spot in every:
        for mark, name in _LONGER.findall(text):
            if name not in places:
                places[name] = spot
                for at in range(1, len(name) - 1):  # a contest in “” and a textbook in 《》 are two things
                    masks[mark + name[:at], name[at + 2 :]].append(name)
    whole = "\n".join(text for text, _ in every)
    for pair in masks.values():
        if len(pair) != len(("odd", "usual")):
            continue
        counts = {name: whole.count(name) for name in pair}
        odd, usual = sorted(pair, key=lambda name: counts[name])
        apart = places[odd].text != places[usual].text
        if counts[odd] == 1 < counts[usual] and apart and not any(map(_DOCUMENT.search, pair)):
            yield Variant(usual, odd, (places[odd], places[usual]))


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
