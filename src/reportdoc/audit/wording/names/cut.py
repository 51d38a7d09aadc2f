"""Words that lack their last character: 专任教合计 for 专任教师合计."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.runs import CONTRAST, FUNCTION, Run, Variant

_STEM = 3
"""Characters by which a word is known before it ends."""

_ALWAYS = 15
"""Times one character follows them before another is a slip."""


def by_stem(found: Sequence[Run], near: Neighbours) -> Iterator[Variant]:
    """Yield the one place where another character follows a stem that one and the same follows everywhere else.

    The pair of characters that arises there stands nowhere else: 学生社团 and 学生社会 are two words.
    """
    counts = Counter([run[start : start + _STEM + 1] for run, _ in found for start in range(len(run) - _STEM)])
    ways = Counter([each[:_STEM] for each in counts])
    following: dict[str, list[str]] = defaultdict(list)
    for each in counts:
        if ways[each[:_STEM]] == 2:
            following[each[:_STEM]].append(each)
    for stem, after in following.items():
        first, second = sorted(after, key=lambda each: -counts[each])
        (usual, often), (odd, once) = (first[-1], counts[first]), (second[-1], counts[second])
        if often >= _ALWAYS and once == 1 and near.pairs[stem[-1] + odd] == 1 and odd not in FUNCTION | CONTRAST:
            here = [(run, spot) for run, spot in found if stem + odd in run]
            there = next(spot for run, spot in found if stem + usual in run)
            run, spot = here[0]
            # The rest of the word goes on where the character is missing, as it does behind the whole word; it does not
            # where it is another word: 届毕业当年.
            if near.pairs[odd + run.partition(stem + odd)[2][:1]] > 1 and near.pairs[usual + odd]:
                yield Variant(stem + usual, stem + odd, (spot, there))
