"""Titles, and names that fill a cell: which are one, though a character of them is another, missing or out of place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.names.misspelt import misspelt
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.runs import CONTRAST, FUNCTION, Run, Variant, contrast

_QUOTED = re.compile(r"[“《]([^“”《》]{4,80})[”》]|《([^《》]{4,80})》")

_LEAST = 6
"""Characters of a name that is known by all of them but one."""

_CHINESE = re.compile("[一-鿿]+")

_SHORTENED = 4
"""Characters of the shortest name that is looked for."""

_SURE = 8
"""Characters of a name that is known though one is missing."""


def by_title(document: Document, found: Sequence[Run], near: Neighbours) -> Iterator[Variant]:
    """Yield titles and names in cells that differ from another by one character or by two that have changed places."""
    names = named(document)
    for odd, usual in _pairs(names):
        spots, others = names[odd], names[usual]
        if not _beside(spots, others):
            yield Variant(usual, odd, (*spots, others[0]), certain=True)
    starts = list(accumulate((len(run) + 1 for run, _ in found), initial=0))
    for name, spots in (names | named(document, annex=True)).items():
        for at, odd, certain in misspelt(name, near, in_annex=name not in names) if _CHINESE.fullmatch(name) else ():
            spot = found[bisect_right(starts, at) - 1][1]
            if odd not in names and not _beside([spot], spots) and (spot.text != odd or not spot.place.cell):
                yield Variant(name, odd, (spot, spots[0]), certain)


def named(document: Document, *, annex: bool = False) -> dict[str, list[Spot]]:
    """Return what stands in quotation marks, 《》 or a cell of words, without marks and spaces, with its places.

    Of an indicator table that is left out, for indicators are called alike.
    """
    names: dict[str, list[Spot]] = defaultdict(list)
    for sentence in () if annex else document.sentences:
        for quoted in _QUOTED.finditer(sentence.text):
            names[_bare(quoted[1] or quoted[2])].append(sentence.spot)
    for sheet in document.sheets:
        for row in sheet.body if sheet.annex == annex and not sheet.chart else ():
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
    return (
        inside
        and not contrast(first, second)
        and not {first, second} & FUNCTION
        and _is_chinese(first)
        and _is_chinese(second)
    )


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
