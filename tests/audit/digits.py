"""Which single changed digits in the tables of a consistent report are noticed.

`python -m tests.audit.digits 439 textile chemical mining` prints those that are not, and where else their figure
stands: such a one is missed; of the others nothing can tell.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from reportdoc.audit.agreement.family import FAMILY as AGREEMENT
from reportdoc.audit.cells.family import FAMILY as CELLS
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.tables.family import FAMILY as TABLES
from reportdoc.report.cells import Cell
from tests.audit.alone import WRITTEN
from tests.audit.habits import document

SEED = 19

Said = Counter[tuple[str, str, tuple[str, ...]]]


@dataclass(frozen=True)
class Digit:
    """A figure of a table with another digit."""

    report: str
    file: str
    row: int
    column: int
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.report}/{self.file} row {self.row} column {self.column}: {self.old} → {self.new}"


def drawn(reports: Sequence[str], count: int) -> list[Digit]:
    """Return so many figures of the tables of reports, no two the same, each with a random digit that is another."""
    random = Random(SEED)
    every = [cell for name in reports for cell in _cells(name, document(WRITTEN / name))]
    chosen = sorted(random.sample(range(len(every)), min(count, len(every))))
    return [Digit(*every[index], _changed(every[index][-1], random)) for index in chosen]


def _cells(name: str, read: Document) -> Iterator[tuple[str, str, int, int, str]]:
    for sheet in read.sheets:
        for row in sheet.body if not (sheet.annex or sheet.chart) else ():
            for column in range(sheet.grid.width):
                if sheet.number(row, column) and not sheet.is_serial(column):
                    yield name, sheet.data, row, column, sheet.text(row, column)


def _changed(text: str, random: Random) -> str:
    places = [index for index, character in enumerate(text) if character.isdecimal()]
    index = random.choice(places)
    first = index == places[0] and len(places) > 1 and text[index + 1 : index + 2] != "."
    others = [digit for digit in "0123456789" if digit != text[index] and not (first and digit == "0")]
    return text[:index] + random.choice(others) + text[index + 1 :]


def unnoticed(digits: Sequence[Digit]) -> Iterator[Digit]:
    """Yield the changes of which neither the table tells, nor what the text or another table has from it."""
    for name in dict.fromkeys(digit.report for digit in digits):
        read = document(WRITTEN / name)
        bound = any(mention.names for sentence in read.sentences for mention in sentence.mentions)
        assert not bound, "a bound number of the text would change with its cell"
        own = [digit for digit in digits if digit.report == name]
        left = [digit for digit in own if not _told(_with(read, digit)) - _told(_only(read, digit))]
        before = _agreed(read) if left else Said()
        for digit in left:
            changed = _with(read, digit)
            sheets = [_sheet(changed, digit) if one.data == digit.file else one for one in read.sheets]
            if not _agreed(replace(read, sheets=tuple(sheets))) - before:
                yield digit


def _sheet(read: Document, digit: Digit) -> Sheet:
    return next(sheet for sheet in read.sheets if sheet.data == digit.file)


def _only(read: Document, digit: Digit) -> Document:
    return replace(read, sheets=(_sheet(read, digit),))


def _with(read: Document, digit: Digit) -> Document:
    sheet = _sheet(read, digit)
    rows = [list(row) for row in sheet.grid.rows]
    cell = rows[digit.row][digit.column]
    assert isinstance(cell, Cell)
    rows[digit.row][digit.column] = replace(cell, text=cell.text.replace(digit.old, digit.new))
    grid = replace(sheet.grid, rows=tuple(map(tuple, rows)))
    return replace(read, sheets=(replace(sheet, grid=grid),))


def _told(read: Document) -> Said:
    return _said([*TABLES.check(read), *CELLS.check(read)])


def _agreed(read: Document) -> Said:
    return _said(AGREEMENT.check(read))


def _said(findings: Iterable[Finding]) -> Said:
    return Counter((one.code, str(one.message), tuple(str(spot.place) for spot in one.spots)) for one in findings)


def elsewhere(digit: Digit) -> list[str]:
    """Return where else in its report the figure stands, whatever it is there."""
    read = document(WRITTEN / digit.report)
    number = _sheet(read, digit).number(digit.row, digit.column)
    assert number is not None
    found = []
    for sheet in read.sheets:
        for row in sheet.body:
            for column in range(sheet.grid.width):
                other = sheet.number(row, column)
                here = (sheet.data, row, column) == (digit.file, digit.row, digit.column)
                if other and other.value == number.value and not here:
                    found.append(f"{sheet.cell(row, column).place} {sheet.row_name(row)} {sheet.columns[column].full}")
    for sentence in read.sentences:
        found += [sentence.text for one in sentence.mentions if one.number and one.number.value == number.value][:1]
    return found


if __name__ == "__main__":
    all_ = drawn(sys.argv[2:], int(sys.argv[1]))
    missed = []
    for digit in unnoticed(all_):
        missed.append(digit)
        print(digit, flush=True)
        for place in elsewhere(digit):
            print("   ", place[:300], flush=True)
    print(f"{len(all_) - len(missed)} of {len(all_)} noticed")
