"""What a report states elsewhere."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from reportdoc.audit.prose.given.known import POINTS, all_known
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.figures import Stated, figures, running
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

_HEADS = ("人",)

_BEFORE = 4
"""Figures before a share that it may be of."""

_OFTEN, _GREAT, _MANY = 3, 100, 6
"""Passages that state a principal figure at least, its least value, and how many there are at most."""


class Elsewhere:
    """How often a report states each value, to tell what two places bear out."""

    def __init__(self, document: Document) -> None:
        self._passages = Counter(
            stated
            for passage in running(document)
            for stated in {(_kind(one), one.value) for sentence in passage.sentences for one in figures(sentence)}
        )
        named = {(_kind(one), one.value): one for p in running(document) for s in p.sentences for one in figures(s)}
        often = [key for key, count in self._passages.items() if count >= _OFTEN and key[0] in _HEADS]
        often.sort(key=lambda key: (-self._passages[key], -key[1]))
        self.principal = tuple(all_known(named[key] for key in often if named[key].value >= _GREAT))[:_MANY]
        """The figures of people that most passages state: students, teachers, graduates."""
        self._cells: set[tuple[str | None, Decimal]] = set()
        for sheet in document.sheets:
            for row in sheet.body:
                for column in range(sheet.grid.width):
                    if number := sheet.number(row, column):
                        self._cells |= _cell(sheet, row, column, number)

    def shares(self, passage: Passage) -> frozenset[str]:
        """Return the keys of the shares of a passage that a count before them is of a principal figure."""
        return frozenset(
            f"{sentence.text}@{share.mention.start}"
            for sentence in passage.sentences
            for at, share in enumerate(figures(sentence))
            if share.is_rate and share.is_exact and share.number.decimals > 1
            for part in figures(sentence)[max(0, at - _BEFORE) : at]
            if _kind(part) in _HEADS
            for whole in self.principal
            if abs(100 * float(part.value) / whole.value - float(share.value)) < float(share.ulp)
        )

    def states(self, figure: Stated) -> bool:
        """Tell whether another passage, or a table, states what a figure says, in its unit or in none."""
        kind = _kind(figure)
        own = {(kind, figure.value), (None, figure.value), (None, figure.number.value)}
        return self._passages[kind, figure.value] > 1 or bool(own & self._cells)


@once
def elsewhere(document: Document) -> Elsewhere:
    """Return what a report states, put together once for all who ask."""
    return Elsewhere(document)


def _cell(sheet: Sheet, row: int, column: int, number: PrintedNumber) -> set[tuple[str | None, Decimal]]:
    """Return what a cell states, with its kind; None is any, where no unit is said."""
    # The first column behind the units is of values; what else stands beside, 调查人次, has units of its own.
    named = sheet.annex and column == _UNITS + 1
    unit = number.unit or (sheet.text(row, _UNITS) if named else sheet.unit_of(column))
    dimension, factor = base(unit)
    if sheet.columns[column].name.endswith(("率", "比")):
        dimension = "%"
    elif not unit or "、" in unit or "，" in unit:
        return {(None, number.value)}
    return {(_PEOPLE.get(dimension, dimension), number.value * factor)}


_UNITS = 2
"""The column of an indicator table that says the unit."""

_PEOPLE = {"人次": "人"}
"""Attendances, which a sentence may call people."""


def _kind(figure: Stated) -> str:
    """Return the unit by which figures are told apart, the points by which two shares differ for themselves."""
    return POINTS if figure.mention.unit == POINTS else _PEOPLE.get(figure.dimension, figure.dimension)
