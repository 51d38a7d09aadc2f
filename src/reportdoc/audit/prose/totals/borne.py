"""Figures that the sentence itself makes up, whatever their units: 96家，企业68家、院校14所、科研院所8家、行业协会6家.

That a figure is no sum, or does not follow from its neighbours, is not told of one that others beside it give to the
last digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations

from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage

_SUMS = ("P402", "P410")
"""Codes of what is told of a figure that is no sum and no rest."""

_ROW = 8
"""Figures of a row at most."""

_LEAST = 10
"""What a figure comes to at least that is not made up by chance."""


def not_borne(passage: Passage, found: Sequence[Finding]) -> list[Finding]:
    """Return findings without those of figures that others of their sentence make up."""
    if not any(one.code in _SUMS for one in found):
        return list(found)
    borne = set(_borne(passage))
    return [one for one in found if one.code not in _SUMS or one.key not in borne]


def _borne(passage: Passage) -> Iterator[str]:
    """Yield the keys of figures, as findings have them, that take part in a sum or a rest that holds."""
    for own in _exact(passage):
        for index, figure in enumerate(own):
            before, behind = own[max(0, index - _ROW) : index], own[index + 1 : index + 1 + _ROW]
            alike = [one for one in before if one.dimension == figure.dimension]
            if figure.value < _LEAST:
                continue
            row = _row(figure, behind) or _row(figure, before[::-1]) or _row(figure, alike[::-1])
            if row or _is_left(figure, alike):
                yield from map(_key, (figure, *row))


def _exact(passage: Passage) -> Iterator[list[Stated]]:
    """Yield the exact amounts and counts of each sentence."""
    for sentence in passage.sentences:
        yield [one for one in figures(sentence) if one.is_exact and not one.is_rate]


def _key(figure: Stated) -> str:
    return f"{figure.sentence.text}@{figure.mention.start}"


def _row(total: Stated, parts: Sequence[Stated]) -> Sequence[Stated]:
    """Return those of some figures, from the first, that add up to a total; none where no two or more do."""
    for count, added in enumerate(accumulate(one.value for one in parts), 1):
        if count > 1 and added == total.value:
            return parts[:count]
    return ()


def _is_left(rest: Stated, before: Sequence[Stated]) -> bool:
    """Tell whether two or more amounts behind a whole leave one of it, in a row or not."""
    values = [one.value for one in before]
    for start, whole in enumerate(values):
        taken, parts = whole - rest.value, values[start + 1 :]
        if taken in list(accumulate(parts))[1:] or any(one + other == taken for one, other in combinations(parts, 2)):
            return True
    return False
