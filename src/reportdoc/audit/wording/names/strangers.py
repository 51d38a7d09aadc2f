"""Characters that stand once where one that sounds the same recurs: 双乔村 among 双桥村.

A name is not known beforehand. It shows by its characters, which hardly stand without one another, and a slip of it by
a character that neither neighbour has beside it anywhere else in the report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document, cases
from reportdoc.audit.wording.names.alike import syllable
from reportdoc.audit.wording.names.neighbours import WIDTH, WORDS, Neighbours
from reportdoc.audit.wording.names.runs import Run, Variant, contrast, runs
from reportdoc.audit.wording.names.windows import suspicious
from reportdoc.text.surnames import NAMES, SURNAMES

_SURE = 3
"""Times a stretch recurs, or characters that two have in common on either side, before chance is out of question."""

_LONG = 4
"""Characters in common from which even what stands once each is one name."""

_Key = tuple[int, str, str]
"""The place of a character in a stretch, the others, and its syllable."""


@dataclass(frozen=True, slots=True)
class _At:
    """A character of a report."""

    run: str
    index: int
    spot: Spot

    @property
    def is_function(self) -> bool:
        """Tell whether it is of 关于 or the like, which belongs to no name."""
        return self.run.startswith("于", self.index + 1)

    def stretches(self) -> Iterator[tuple[int, str]]:
        """Yield the stretches that hold the character, each with its place in it."""
        for start in range(max(0, self.index - WIDTH + 1), min(self.index, len(self.run) - WIDTH) + 1):
            yield self.index - start, self.run[start : start + WIDTH]

    def shared(self, other: _At) -> tuple[int, int]:
        """Return how many characters two places have in common before and behind."""
        before = behind = 0
        here, there = (
            (self.run[: self.index][::-1], self.run[self.index + 1 :]),
            (
                other.run[: other.index][::-1],
                other.run[other.index + 1 :],
            ),
        )
        while before < min(len(here[0]), len(there[0])) and here[0][before] == there[0][before]:
            before += 1
        while behind < min(len(here[1]), len(there[1])) and here[1][behind] == there[1][behind]:
            behind += 1
        return before, behind

    def cut(self, before: int, behind: int) -> str:
        """Return the character with some before and behind it."""
        return self.run[self.index - before : self.index + behind + 1]


def by_sound(found: Sequence[Run], near: Neighbours, listed: Set[str]) -> Iterator[Variant]:
    """Yield each character that is a stranger where it stands, with the name of which it is a slip."""
    strangers = [_At(run, index, spot) for run, spot in found for index in near.strangers(run)]
    keyed = [[(*stretch, _key(*stretch)) for stretch in at.stretches()] for at in strangers]
    usual = _usual(found, near, {key for stretches in keyed for *_, key in stretches})
    # Of two that stand once each, the later one is told first, and with it both.
    for at, stretches in zip(reversed(strangers), reversed(keyed), strict=True):
        meant = [
            (len(places), shared, places[0])
            for index, stretch, key in stretches
            for other, places in usual.get(key, {}).items()
            if other != stretch
            and not (at.is_function or places[0].is_function)
            and not {stretch, other} <= listed
            and not _two_things(at.spot, [place.spot for place in places])
            and _one_name(index, stretch, other, len(places), shared := at.shared(places[0]))
        ]
        if meant:
            _, shared, there = max(meant, key=lambda one: (one[0], sum(one[1])))
            yield Variant(there.cut(*shared), at.cut(*shared), (at.spot, there.spot), certain=True)


def by_case(document: Document, near: Neighbours) -> Iterator[Variant]:
    """Yield names of a case's title that stand nowhere else, where another with one character differing recurs in it.

    Of the titles of eighteen reports none has such a name; what differs may sound otherwise: 石桥村, 石门村.
    """
    for title, body in cases(document):
        inside: dict[str, Spot] = {}
        for run, spot in runs((one.text, one.spot) for passage in body for one in passage.sentences):
            inside |= {run[start : start + WIDTH]: spot for start in range(len(run) - WIDTH + 1)}
        usual: dict[tuple[int, str], list[str]] = defaultdict(list)
        for stretch in (one for one in inside if near.threes[one] >= _SURE):
            for index in range(WIDTH):
                if near.coherent(stretch, index):
                    usual[index, stretch[:index] + stretch[index + 1 :]].append(stretch)
        for odd in (run[at : at + WIDTH] for run, _ in runs([(title.text, title.spot)]) for at in range(len(run) - 2)):
            for index in range(WIDTH) if near.threes[odd] == 1 else ():
                for meant in usual[index, odd[:index] + odd[index + 1 :]]:
                    if suspicious(odd[index], meant[index]):
                        yield Variant(meant, odd, (title.spot, inside[meant]), certain=True)


def _key(index: int, stretch: str) -> _Key:
    return index, stretch[:index] + stretch[index + 1 :], syllable(stretch[index])


def _usual(found: Sequence[Run], near: Neighbours, wanted: Collection[_Key]) -> dict[_Key, dict[str, list[_At]]]:
    """Return the coherent stretches of some keys, with all places where they stand."""
    first, middle, last = ({rest for at, rest, _ in wanted if at == index} for index in range(WIDTH))
    groups: dict[_Key, list[str]] = defaultdict(list)
    for stretch in near.threes:
        if stretch[1:] in first:
            groups[_key(0, stretch)].append(stretch)
        if stretch[0] + stretch[2] in middle:
            groups[_key(1, stretch)].append(stretch)
        if stretch[:2] in last:
            groups[_key(2, stretch)].append(stretch)
    keys: dict[str, list[_Key]] = defaultdict(list)
    for key in wanted:
        for stretch in groups[key] if len(groups[key]) > 1 else ():
            if near.coherent(stretch, key[0]):
                keys[stretch].append(key)
    usual: dict[_Key, dict[str, list[_At]]] = defaultdict(lambda: defaultdict(list))
    for run, spot in found:
        for start in range(len(run) - WIDTH + 1):
            if (stretch := run[start : start + WIDTH]) in keys:
                for key in keys[stretch]:
                    usual[key][stretch].append(_At(run, start + key[0], spot))
    return usual


def _one_name(index: int, odd: str, usual: str, times: int, shared: tuple[int, int]) -> bool:
    """Tell whether two stretches are one name: a person's by its surname, another's by what it has in common."""
    if {odd[0], usual[0]} <= NAMES:
        return True
    if usual[index] in WORDS or contrast(odd[index], usual[index]):
        return False
    if times == 1:
        return sum(shared) >= _LONG
    person = odd[0] in SURNAMES and all(shared)
    return person or times >= _SURE or sum(shared) >= _SURE


def _two_things(spot: Spot, others: Sequence[Spot]) -> bool:
    """Tell whether a name stands in one table with another, or in one sentence, and the other nowhere else."""
    if spot.place.cell and any(other.place.cell and other.place.file == spot.place.file for other in others):
        return True
    return all(other.text == spot.text for other in others)
