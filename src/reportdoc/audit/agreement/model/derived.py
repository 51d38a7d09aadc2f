"""Cells that follow from one another by the arithmetic of their tables.

A number that takes part in a relation which holds is borne out by the others: were it another, the relation would fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.audit.annex.catalogued import catalogued
from reportdoc.audit.annex.tree import Whole, wholes
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.tables.related import related
from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Derivation:
    """Cells that bear one another out."""

    cells: tuple[Place, ...]
    formula: str


@once
def derivations(document: Document) -> tuple[Derivation, ...]:
    """Return the relations between cells that hold."""
    return tuple(_derivations(document))


def _derivations(document: Document) -> Iterator[Derivation]:
    for one in related(document):
        for relation in dict.fromkeys((*one.sums, *one.ratios, *one.shares)):
            if relation.holds:
                yield Derivation(tuple(one.roles.sheet.cell(*cell).place for cell in relation.cells), relation.expected)
    for table in catalogued(document):
        for whole in wholes(table):
            for column in table.table.values:
                yield from _of_indicator(whole, column)


def _of_indicator(whole: Whole, column: int) -> Iterator[Derivation]:
    """Yield parts that make up an indicator, and those of nought, which can be nothing else."""
    total = whole.row.number_at(column)
    parts = [(part, number) for part in whole.parts if (number := part.number_at(column)) is not None]
    if total is None:
        return
    if total.value == 0:
        for part, number in parts:
            if number.value == 0:
                yield Derivation((part.cell(column).place,), f"{number.text} ≤ {total.text}")
    elif 1 < len(parts) == len(whole.parts) and sum(number.value for _, number in parts) == total.value:
        formula = f"{' + '.join(number.text for _, number in parts)} = {total.text}"
        yield Derivation((whole.row.cell(column).place, *(part.cell(column).place for part, _ in parts)), formula)
