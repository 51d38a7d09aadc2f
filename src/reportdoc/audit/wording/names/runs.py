"""Runs of Chinese characters, and pairs of spellings found in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document, once

_RUN = re.compile(r"[一-鿿]{3,}")

Run = tuple[str, Spot]
"""Chinese characters without anything between them, and where they stand."""

_CONTRASTS = (
    "一二三四五六七八九十百千万零两双单多少首次第专",
    "上中下前后左右内外东西南北大小高低新老旧正副初终早晚首春夏秋冬男女",
    "本专",
    "甲乙丙丁",
    "升降增减收支进出线",
    "文理工农",
    "省市县区校院系国厅部局处科级年月日周届期班组类项个名人家所门场条种",
    "此该这其各每我他她它不未无有已将可能的地得和与及或",
)
CONTRAST = frozenset("".join(_CONTRASTS))
"""Characters that stand for each other in names of different things: 春季 and 秋季, 省级 and 校级."""


def contrast(one: str, other: str) -> bool:
    """Tell whether two characters stand for each other in names of different things; 百 and 本 do not."""
    return any(one in each and other in each for each in _CONTRASTS)


FUNCTION = frozenset("的地得和与及或一二三四五六七八九十是在有为以于由从到至被把将对向并已也都而其之这该各每")
"""Characters that hold sentences together, and numerals: what differs by one of them is seldom a name."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Two spellings of what seems to be one thing."""

    usual: str
    odd: str
    spots: tuple[Spot, ...]
    """Where the odd one stands, and last one place of the usual one."""
    certain: bool = False
    """What they spell is a name beyond doubt."""

    @property
    def difference(self) -> frozenset[str]:
        """What tells two findings about one slip from findings about two."""
        usual, odd = self.usual, self.odd
        if len(usual) != len(odd):
            return frozenset((usual[-4:], odd[:3]))
        return frozenset(character for pair in zip(usual, odd, strict=True) if pair[0] != pair[1] for character in pair)


def runs(printed: Iterable[tuple[str, Spot]]) -> list[Run]:
    """Return the runs of three and more Chinese characters in what is printed."""
    return [(run, spot) for text, spot in printed for run in _RUN.findall(text)]


@once
def texts(document: Document) -> tuple[tuple[str, Spot], ...]:
    """Return all that is printed, sentence by sentence and cell by cell."""
    return tuple(_texts(document))


def _texts(document: Document) -> Iterator[tuple[str, Spot]]:
    for sentence in document.sentences:
        yield sentence.text, sentence.spot
    for sheet in document.sheets:
        for row in range(len(sheet.grid.rows)):
            for column in range(sheet.grid.width):
                if not sheet.is_covered(row, column):
                    yield sheet.text(row, column), sheet.cell(row, column)


def located(found: Sequence[Run], width: int, pairs: Mapping[str, str], certain: bool = False) -> Iterator[Variant]:
    """Yield each pair, odd and usual spelling of one width, with its places; side by side, they are two things."""
    wanted = set(pairs) | set(pairs.values())
    places: dict[str, dict[object, Spot]] = defaultdict(dict)
    for run, spot in found if pairs else ():
        for start in range(len(run) - width + 1):
            window = run[start : start + width]
            if window in wanted:
                places[window].setdefault(spot.place, spot)
    text = "\n".join(run for run, _ in found) if pairs else ""
    for pair in pairs.items():
        if not places[pair[0]].keys() & places[pair[1]].keys():
            odd, usual = sorted(pair, key=lambda one: text.count(_middle(one, pair)))
            spots = (*places[odd].values(), next(iter(places[usual].values())))
            yield Variant(*((usual, odd) if certain else whole(text, usual, odd)), spots, certain)


def _middle(window: str, pair: tuple[str, str]) -> str:
    """Return the characters of a window by those that differ: how often they stand tells which spelling is usual."""
    differing = [index for index, (one, other) in enumerate(zip(*pair, strict=True)) if one != other]
    return window[max(0, differing[0] - 1) : differing[-1] + 3]


def whole(text: str, usual: str, odd: str) -> tuple[str, str]:
    """Return two spellings with the characters that both have before and behind, at one place of each."""
    here, there = text.find(odd), text.find(usual)
    before = behind = 0
    while text[max(0, here - before - 1)] == text[max(0, there - before - 1)] != "\n" and before < min(here, there):
        before += 1
    ends = (here + len(odd), there + len(usual))
    while (
        text[ends[0] + behind : ends[0] + behind + 1] == text[ends[1] + behind : ends[1] + behind + 1] not in ("\n", "")
    ):
        behind += 1
    return text[there - before : ends[1] + behind], text[here - before : ends[0] + behind]
