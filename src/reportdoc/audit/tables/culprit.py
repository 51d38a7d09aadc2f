"""From relations that do not hold to the cells that are most likely wrong: one finding a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Deviation, Finding
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.tables.relation import CellAt, CellRelation
from reportdoc.text.number import PrintedNumber

_SHOWN = 60
"""Places that a finding names at most."""


def findings(sheet: Sheet, relations: Sequence[CellRelation]) -> Iterator[Finding]:
    """Yield one finding for each cell that explains relations which do not hold.

    The cell that most broken relations share and fewest sound ones bind is the likeliest; where cells are even, it is
    the one that follows from the others, the total or the rate.
    """
    relations = list(dict.fromkeys(relations))
    sound = Counter(cell for relation in relations if relation.holds for cell in relation.cells)
    broken = [relation for relation in relations if not relation.holds]
    while broken:
        shared = Counter(cell for relation in broken for cell in relation.cells)
        targets = {relation.target for relation in broken}
        best = max(shared, key=lambda cell: (2 * shared[cell] - sound[cell], cell in targets, shared[cell]))
        explained = [relation for relation in broken if best in relation.cells]
        broken = [relation for relation in broken if best not in relation.cells]
        yield _finding(sheet, best, explained)


def _finding(sheet: Sheet, cell: CellAt, explained: Sequence[CellRelation]) -> Finding:
    first = min(explained, key=lambda relation: (relation.target != cell, relation.code))
    cells = dict.fromkeys([cell, *(relation.target for relation in explained)])
    cells.update(dict.fromkeys(other for relation in explained for other in relation.others))
    return Finding(
        first.code,
        max(relation.severity for relation in explained),
        first.message,
        tuple(sheet.cell(*one) for one in list(cells)[:_SHOWN]),
        stated=sheet.text(*cell),
        expected="；".join(dict.fromkeys(relation.expected for relation in explained)),
        deviation=_deviation(sheet.number(*cell), explained),
        key=f"{sheet.row_name(cell[0])} {sheet.columns[cell[1]].full}",
    )


def _deviation(stated: PrintedNumber | None, explained: Sequence[CellRelation]) -> Deviation | None:
    relation = next((one for one in explained if one.result), None)
    if relation is None or relation.result is None:
        return None
    if relation.wanted:
        return Deviation(relation.result, relation.wanted)
    return Deviation(stated, relation.result) if stated else None
