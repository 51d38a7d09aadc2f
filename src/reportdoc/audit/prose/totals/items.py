"""Lists whose items state figures that sum to a total before the list or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.prose.totals.sums import TIMES, sums_to
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber


def list_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield where the figures of the items of a list do not sum to a total in the passage before it or behind it.

    The items make columns: the first figure of each unit in each of them, then the second.
    """
    items = _items(passages, index)
    if len(items) < _LISTED:
        return
    behind = next((one for one in passages[index + 1 :] if one.items is None), None)
    around = [f for s in passages[index].sentences for f in figures(s)]
    around += [f for s in behind.sentences[:1] for f in figures(s)] if behind else []
    columns = _columns(items)
    totals = [[one for one in around if one.dimension == column[0].dimension and one.is_exact] for column in columns]
    held = [_of(column, every) for column, every in zip(columns, totals, strict=True)]
    for column, every, adds_up in zip(columns, totals, held, strict=True):
        exact = sum((one.value for one in column), Decimal(0))
        near = [one for one in every if abs(one.value - exact) * _near(one) <= exact]
        if adds_up or not near:
            continue
        total = min(near, key=lambda one: abs(one.value - exact))

        def holds(stated: Decimal, *values: Decimal, total: Stated = total, column: Sequence[Stated] = column) -> bool:
            return sums_to(stated, total.ulp, values, column)

        wrong = mended((total, *column), holds)
        if wrong is not None or any(held):
            yield _of_list(total, column, exact, (total, *column)[wrong or 0])


def _near(total: Stated) -> int:
    return _ROUGHLY if _CALLED.search(total.words) else _NEARLY


_CALLED = re.compile("总|合计|共计|累计")
"""What calls a figure the total of those beside it: 四馆总面积."""

_LISTED = 3
"""Items of a list whose figures make a column."""

_NEARLY = 20
"""How many times as great as what it misses a sum is that is meant for a total."""

_ROUGHLY = 5
"""The same for a figure that is called a total."""


def _columns(items: Sequence[Passage]) -> list[tuple[Stated, ...]]:
    """Return the figures that all items of a list tell in their first sentences, by unit and by their order there."""
    rows: list[dict[tuple[str, int], Stated]] = []
    for item in items:
        row: dict[tuple[str, int], Stated] = {}
        for one in figures(item.sentences[0]) if item.sentences else ():
            rank = sum(dimension == one.dimension for dimension, _ in row)
            if not one.is_rate and one.is_exact and one.mention.unit not in TIMES:
                row[one.dimension, rank] = one
        rows.append(row)
    return [tuple(row[key] for row in rows) for key in rows[0] if all(key in row for row in rows)]


def _of(column: Sequence[Stated], totals: Sequence[Stated]) -> bool:
    values = [one.value for one in column]
    return any(sums_to(total.value, total.ulp, values, column) for total in totals)


def _of_list(total: Stated, column: Sequence[Stated], exact: Decimal, wrong: Stated) -> Finding:
    shown = (exact / total.factor).normalize()
    result = PrintedNumber(shown, total.number.ulp, total.mention.unit, f"{shown:f}")
    text = message("{total} is not the sum of the items below", total=total.mention.text)
    formula = f"{' + '.join(one.number.text for one in column)} = {result}"
    others = [one for one in (total, *column) if one is not wrong]
    return finding("P411", text, wrong, others, formula, result=result if wrong is total else None)


def _items(passages: Sequence[Passage], index: int) -> list[Passage]:
    """Return the first passages of the items of the list right behind a passage."""
    found: dict[int, Passage] = {}
    following = passages[index + 1 : index + 2]
    if passages[index].items or not following or following[0].items is None:
        return []
    number = following[0].items[0]
    for passage in passages[index + 1 :]:
        if passage.items is None or passage.items[0] != number:
            break
        found.setdefault(passage.items[1], passage)
    return list(found.values())


def items_after(passages: Sequence[Passage], index: int) -> int:
    """Return how many items the list right behind a passage has; 0 where none follows."""
    return len(_items(passages, index))
