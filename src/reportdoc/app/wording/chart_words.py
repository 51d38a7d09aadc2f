"""What a PDF shows in a chart, held against what the Word file's chart can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from reportdoc.ooxml.passages import ChartText

_LONGEST = 12
"""Words of a label: blanks of its own, changes between Chinese and digits, and line breaks part them."""

_BETWEEN = ";；,，%"
"""Marks that a layout engine sets between a label and its value, or after it."""


def shows(chart: ChartText, words: Sequence[str]) -> bool:
    """Tell whether words that a PDF shows are those of a chart: its labels, its values, and the numbers of its axis.

    A layout engine breaks labels as it needs, and thinks up the numbers of an axis: these stand at equal distances.
    """
    labels = {"".join(label.split()) for label in chart.labels}
    values = Counter(number for one in chart.values if (number := _number(one)) is not None)
    numbers: list[Decimal] = []
    index = 0
    while index < len(words):
        length, number = _label(words, index, labels), _number(words[index])
        if not length and number is None:
            piece = words[index].strip(_BETWEEN)
            if not any(piece in label for label in labels):
                return False
        elif not length and number is not None:
            if values[number] > 0:
                values[number] -= 1
            else:
                numbers.append(number)
        index += length or 1
    return not +values and _evenly(numbers)


def _label(words: Sequence[str], index: int, labels: Collection[str]) -> int:
    """Return how many words from an index on are a label; 0 where there is none."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        if "".join(words[index : index + length]) in labels:
            return length
    return 0


def _number(word: str) -> Decimal | None:
    try:
        found = Decimal(word.strip(_BETWEEN).replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _evenly(numbers: Iterable[Decimal]) -> bool:
    row = sorted(set(numbers))
    return len({after - before for before, after in pairwise(row)}) <= 1
