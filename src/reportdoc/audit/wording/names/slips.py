"""Slips of the pen by what they leave behind: pairs of characters that stand nowhere else, where one change mends them.

A report says most things more than once. Where a character is doubled, another that sounds alike, missing or in its
neighbour's place, pairs arise that stand nowhere else in the report; and what stands there without the slip stands
elsewhere, with its neighbours: 校史史馆, 生招计划, 财政转项. No word has to be known for that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reportdoc.audit.finding import Spot
from reportdoc.audit.wording.names.alike import sound_same
from reportdoc.audit.wording.names.neighbours import WIDTH, WORDS, Neighbours
from reportdoc.audit.wording.names.runs import FUNCTION, Variant
from reportdoc.audit.wording.names.windows import suspicious

_OTHER = re.compile(r"[^0-9一-鿿]+")
"""What parts stretches in which characters are neighbours."""

_AGENCY = re.compile(r"[一-鿿]{1,24}(?=\s?[〔\[［])")
"""What stands before the year of a document's number (`documents`)."""

_FIGURE = re.compile("[0-9]+")

_EDGE = "\n"
"""Where a stretch begins and ends."""

_APART = frozenset("\n0")
"""What is no character of a word: the edge of a stretch, and the nought that stands for a figure."""

_WIDEST = 8
"""Characters on either side of a slip that are compared."""

_NAMED = re.compile("[“《]([一-鿿]{2,12})[”》]")

_ENDS = ((1, 1), (2, 0), (0, 2))
"""Characters before and behind a slip that what is meant has as well."""

_RECURS = 3
"""Times that a name in marks, or a person's, stands before it is known by itself."""

_TWICE = 2
"""Times that are few: of a pair that may be new, of what has but two characters in common with a slip."""

_FEW, _SOME, _MANY = 3, 4, 5
"""Characters in common from which chance is out of question: the fewer, the oftener the usual spelling stands, and the
less a slip may be another word."""


@dataclass(frozen=True, slots=True)
class _Meant:
    """What stands elsewhere for a slip."""

    usual: str
    odd: str
    before: int
    behind: int
    """Characters that both have in common before and behind what differs."""
    times: int
    """How often it stands elsewhere with the two characters nearest to what differs."""
    exact: int
    """How often with all that both have in common."""
    at: int
    """One of its places: that of what differs."""

    @property
    def shared(self) -> int:
        return self.before + self.behind

    @property
    def inside(self) -> bool:
        """Tell whether what differs stands between what both have in common."""
        return min(self.before, self.behind) > 0


class _Printed:
    """All that is printed, one behind the other, with a nought for each figure."""

    def __init__(self, every: Sequence[tuple[str, Spot]], names: Collection[str]) -> None:
        plain = [(_FIGURE.sub("0", _OTHER.sub(_EDGE, _AGENCY.sub(_EDGE, text))), spot) for text, spot in every]
        self._spots = [spot for _, spot in plain]
        self._starts = list(accumulate((len(text) + 1 for text, _ in plain), initial=1))
        self.near = Neighbours(plain)
        self.text = f"{_EDGE}{self.near.text}{_EDGE}"
        self._threes: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.text) - WIDTH + 1):
            self._threes[self.text[at : at + WIDTH]].append(at)
        named = {name for text, _ in every for name in _NAMED.findall(text)}
        self._names: dict[str, list[str]] = defaultdict(list)
        self.fitting: dict[str, set[str]] = defaultdict(set)
        """The characters that stand behind and before another in the names known by themselves."""
        for name in sorted(named | set(names)):
            if self.text.count(name) >= _RECURS:
                for character in set(name):
                    self._names[character].append(name)
                for one, other in pairwise(name) if len(name) >= _FEW else ():
                    self.fitting[one + _EDGE].add(other)
                    self.fitting[_EDGE + other].add(one)

    def spot(self, at: int) -> Spot:
        """Return where a character stands."""
        return self._spots[bisect_right(self._starts, at) - 1]

    def is_new(self, pair: str) -> bool:
        """Tell whether two characters stand by one another here alone, or an edge is among them."""
        return self.near.pairs[pair] <= 1

    def meant(self, at: int, length: int, usual: str) -> _Meant | None:
        """Return where `usual` stands elsewhere with what is most like what stands around a place; two of it, at least.

        Where it makes a name that is known by itself, nothing around has to be like it.
        """
        found = [one for ends in _ENDS if (one := self._between(at, length, usual, *ends))]
        if not found and self.name(at, length, usual):
            found = [one for one in (self._between(at, length, usual, 0, 0),) if one]
        return max(found, key=lambda one: one.shared, default=None)

    def _between(self, at: int, length: int, usual: str, before: int, behind: int) -> _Meant | None:
        """Return what is most like a place, of what has so many of the characters before and behind it."""
        text, start, stop = self.text, at - before, at + length + behind
        around = text[start:at], text[at + length : stop]
        if not _APART.isdisjoint(around[0] + around[1]):
            return None
        pattern = usual.join(around)
        here = text[max(0, start - _WIDEST) : start][::-1], text[stop : stop + _WIDEST]
        shared: list[tuple[int, int, int]] = []
        for there in self._places(pattern):
            if not start - len(pattern) < there < stop:
                end = there + len(pattern)
                left = _shared(here[0], text[max(0, there - _WIDEST) : there][::-1])
                shared.append((left, _shared(here[1], text[end : end + _WIDEST]), there + before))
        if not shared:
            return None
        left, right, there = max(shared, key=lambda one: one[0] + one[1])
        exact = sum(one[0] >= left and one[1] >= right for one in shared)
        ends = text[start - left : at], text[at + length : stop + right]
        odd = text[start - left : stop + right]
        return _Meant(usual.join(ends), odd, before + left, behind + right, len(shared), exact, there)

    def _places(self, pattern: str) -> Iterator[int]:
        """Yield where a stretch stands; one of three characters and more is looked up."""
        if len(pattern) >= WIDTH:
            yield from (at for at in self._threes[pattern[:WIDTH]] if self.text.startswith(pattern, at))
        else:
            yield from (found.start() for found in re.finditer(re.escape(pattern), self.text))

    def name(self, at: int, length: int, usual: str) -> int:
        """Return the length of a name known by itself that a place has once `usual` stands there; 0 if none."""
        before, behind = self.text[max(0, at - _WIDEST) : at], self.text[at + length : at + length + _WIDEST]
        mended, start, end = before + usual + behind, len(before), len(before) + len(usual)
        lengths = [0]
        for name in self._names.get(usual[0], ()):
            at = mended.find(name, max(0, end - len(name)))
            if 0 <= at <= start:
                lengths.append(len(name))
        return max(lengths)

    def apart(self, at: int, meant: _Meant) -> bool:
        """Tell whether a slip and what is meant stand in two sentences; in one they are two things.

        Of two that stand once each, the later one is the slip.
        """
        return self.spot(at).text != self.spot(meant.at).text and (meant.times > 1 or meant.at < at)


def _shared(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second or first in _APART:
            break
        count += 1
    return count


def by_slip(every: Sequence[tuple[str, Spot]], names: Collection[str]) -> Iterator[Variant]:
    """Yield stretches in which one change turns pairs that stand nowhere else into what stands elsewhere.

    In twenty-eight reports as they stand there is none.
    """
    printed = _Printed(every, names)
    between: dict[str, list[str]] = defaultdict(list)
    for three in printed.near.threes:
        for key, middle in (
            (three[0] + three[2], three[1]),
            (_EDGE + three[1:], three[0]),
            (three[:2] + _EDGE, three[2]),
        ):
            if middle not in _APART | WORDS:
                between[key].append(middle)
    text = printed.text
    # Whatever a slip leaves has a pair that stands nowhere else at its place, or right before or behind it.
    new = [printed.is_new(text[at : at + 2]) for at in range(len(text) - 1)]
    for at in range(1, len(text) - 2):
        if text[at] not in _APART and (new[at - 1] or new[at] or new[at + 1]):
            found = _doubled(printed, at) or _turned(printed, at) or _other(printed, at, between)
            found = found or _missing(printed, at, between)
            if found:
                yield Variant(found.usual, found.odd, (printed.spot(at), printed.spot(found.at)), certain=True)


def _doubled(printed: _Printed, at: int) -> _Meant | None:
    """Return what is meant where a character stands twice: 校史史馆; not 明明白白, 2023年年底."""
    text = printed.text
    one, before, behind = text[at], text[at - 1], text[at + 2]
    if text[at + 1] != one or printed.near.pairs[one * 2] != 1 or before == "0":
        return None
    if any(one[0] == one[1:] not in _APART for one in (text[at - 2 : at], text[at + 2 : at + 4])):
        return None
    ending = text[at - 2 : at + 1]
    if _EDGE not in ending and text.count(ending) > text.count(ending + behind) + 1:
        return None  # a name that ends there stands elsewhere with other words behind it: 思政课 in 思政课课程
    meant = printed.meant(at, 2, one)
    at_edge = before == _EDGE or behind in _APART
    if not meant or not (meant.inside or at_edge):
        return None
    word = max(printed.near.pairs[before + one], printed.near.pairs[one + behind]) <= 2 * meant.times
    least = 2 if word and meant.inside and meant.times > 1 else _FEW if at_edge or meant.times > 1 else _SOME
    return meant if meant.shared >= least or (at_edge and printed.name(at, 2, one)) else None


def _turned(printed: _Printed, at: int) -> _Meant | None:
    """Return what is meant where two characters stand in each other's place: 生招计划."""
    text, near = printed.text, printed.near
    before, one, two, behind = text[at - 1 : at + 3]
    if before == "0" or one == two or two in _APART or {one, two} & FUNCTION or near.pairs[one + two] > _TWICE:
        return None
    new = [near.pairs[one + two] == 1, printed.is_new(before + one), printed.is_new(two + behind)].count(True)
    meant = printed.meant(at, 2, two + one) if new > 1 and near.pairs[two + one] else None
    if not meant:
        return None
    if new == len((before, one, two)):
        known = meant.shared >= (2 if meant.times > 1 else _FEW) or printed.name(at, 2, two + one)
    else:
        known = meant.shared >= _FEW and meant.times > 1
    return meant if known and (meant.times > 1 or meant.at < at) else None


def _other(printed: _Printed, at: int, between: Mapping[str, Sequence[str]]) -> _Meant | None:
    """Return what is meant where a character has neither neighbour beside it anywhere else: 财政转项, 用人单力."""
    before, one, behind = printed.text[at - 1 : at + 2]
    if one in WORDS or not (printed.is_new(before + one) and printed.is_new(one + behind)):
        return None
    around = before + behind
    if before == _EDGE:
        around += printed.text[at + 2]
    elif behind == _EDGE:
        around = printed.text[at - 2] + around
    fitting = printed.fitting.get(before + _EDGE, set()) | printed.fitting.get(_EDGE + behind, set())
    for other in sorted(fitting - FUNCTION | set(between.get(around, ()))):
        alike = sound_same(one, other)
        usual = alike or other in fitting or printed.near.threes[before + other + behind] > _FEW
        meant = printed.meant(at, 1, other) if usual and other != one and suspicious(one, other) else None
        if not meant or not printed.apart(at, meant):
            continue
        name = printed.name(at, 1, other)
        pairs = printed.near.pairs[before + other], printed.near.pairs[other + behind]
        recurs = meant.times > _TWICE and min(pairs) <= meant.times + 1
        word = recurs or (meant.times > 1 and meant.shared >= _FEW)
        long = meant.shared >= _SOME and (alike or meant.exact > _FEW)
        if (alike and name >= _FEW) or (meant.inside and (name >= _MANY or long or (alike and word))):
            return meant
    return None


def _missing(printed: _Printed, at: int, between: Mapping[str, Sequence[str]]) -> _Meant | None:
    """Return what is meant where a character is missing that stands between its neighbours alone: 知识权项目."""
    pairs = printed.near.pairs
    one, two = printed.text[at : at + 2]
    for other in between.get(one + two, ()) if two not in _APART and pairs[one + two] == 1 else ():
        times = printed.near.threes[one + other + two]
        alone = times > 1 and max(pairs[one + other], pairs[other + two]) <= times
        name = printed.name(at + 1, 0, other)
        if other in (one, two) or not (alone or name >= _MANY):
            continue
        meant = printed.meant(at + 1, 0, other)
        if meant and printed.apart(at, meant):
            long = meant.shared >= _MANY or meant.exact > _FEW
            if name >= _MANY or (long and min(meant.before, meant.behind) > 1 and meant.exact > 1):
                return meant
    return None
