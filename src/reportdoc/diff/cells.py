"""Two versions of a table, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportdoc.diff.model import ComparedGrid
from reportdoc.text.align import blocks
from reportdoc.text.similar import pairs

_FIGURE = re.compile(r"[\s\d.,，%％‰+\-—–/:：~～()（）]*")
"""A cell that holds no words."""
_UNIT_COLUMN = "单位"
"""Head of the column that says what a row counts, as in the indicator tables."""
_NUMBER_COLUMN = "序号"
"""Head of the column that counts the rows."""
_LIKE = 0.5


@dataclass(frozen=True, slots=True)
class CellPair:
    """A cell that holds something else, with its row and column in either version."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GridChanges:
    """How the cells of a table changed."""

    cells: tuple[CellPair, ...]
    rows_added: tuple[int, ...]
    rows_removed: tuple[int, ...]
    columns_added: tuple[int, ...]
    columns_removed: tuple[int, ...]

    @property
    def any(self) -> bool:
        """Whether there is a difference at all."""
        return bool(self.cells or self.rows_added or self.rows_removed or self.columns_added or self.columns_removed)


class Heads:
    """What heads the rows and columns of a table."""

    def __init__(self, grid: ComparedGrid) -> None:
        self._grid = grid
        self.width = max(map(len, grid.rows), default=0)
        self.columns = [self._column(column) for column in range(self.width)]

    def row(self, row: int) -> str:
        """Return the words that head a row, or where it has none the first cell that does not just count."""
        words = self._words(row)
        if words:
            return " ".join(words)
        cells = [_flat(cell) for column, cell in enumerate(self._grid.rows[row]) if column not in self.counting]
        return cells[0] if cells else str(row + 1)

    def unit(self, row: int) -> str:
        """Return what a row counts, where a column says so."""
        place = self.columns.index(_UNIT_COLUMN) if _UNIT_COLUMN in self.columns else None
        cells = self._grid.rows[row]
        return _flat(cells[place]) if place is not None and place < len(cells) and row >= self._grid.header else ""

    @cached_property
    def counting(self) -> frozenset[int]:
        """Columns that only count the rows, as under 序号: they say nothing, and change with every row that comes."""
        body = self._grid.rows[self._grid.header :]
        return frozenset(
            column
            for column in range(self.width - 1)
            if _counts(body, column, least=1 if self.columns[column] == _NUMBER_COLUMN else 2)
        )

    def _words(self, row: int) -> list[str]:
        """Return the leading cells of a row that hold words, up to its first figure."""
        words: list[str] = []
        for column, cell in enumerate(self._grid.rows[row]):
            text = _flat(cell)
            if column in self.counting or self.columns[column] == _UNIT_COLUMN or text in words:
                continue
            if _FIGURE.fullmatch(text) or len(words) == 2:
                break
            words.append(text)
        return words

    def _column(self, column: int) -> str:
        texts = [_flat(row[column]) for row in self._grid.rows[: self._grid.header] if column < len(row)]
        return " ".join(dict.fromkeys(filter(None, texts)))


def grid_changes(old: ComparedGrid, new: ComparedGrid) -> GridChanges:
    """Return how one version of a table differs from the other; rows and columns are known by what they hold."""
    if old == new:
        return GridChanges((), (), (), (), ())
    before, after = Heads(old), Heads(new)
    columns = list(_matched(before.columns, after.columns, before.columns, after.columns))
    rows = [(row, row) for row in range(min(old.header, new.header))]
    ours, theirs = range(old.header, len(old.rows)), range(new.header, len(new.rows))
    body = _matched(
        [_key(old, before, row) for row in ours],
        [_key(new, after, row) for row in theirs],
        list(map(before.row, ours)),
        list(map(after.row, theirs)),
    )
    rows += [(row + old.header, other + new.header) for row, other in body]
    ignored = {(one, other) for one in before.counting for other in after.counting}
    shared = [pair for pair in columns if pair not in ignored]
    cells = tuple(_different(old, new, rows, shared))
    return GridChanges(
        cells,
        *_left(rows, len(old.rows), len(new.rows)),
        *_left(columns, before.width, after.width),
    )


def _different(
    old: ComparedGrid, new: ComparedGrid, rows: list[tuple[int, int]], columns: list[tuple[int, int]]
) -> Iterator[CellPair]:
    for row, other in rows:
        was, now = old.rows[row], new.rows[other]
        for column, beside in columns:
            if column >= len(was) or beside >= len(now) or was[column] == now[beside]:
                continue
            if not ((row, column) in old.covered and (other, beside) in new.covered):
                yield CellPair((row, column), (other, beside))


def _matched(
    old: Sequence[str], new: Sequence[str], old_names: Sequence[str], new_names: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the indexes of what is the same, or by its name a version of the same, in the order of the new."""
    found: list[tuple[int, int]] = []
    left_old: list[int] = []
    left_new: list[int] = []
    for kind, start, end, to, until in blocks(old, new):
        if kind == "equal" or end - start == until - to:
            found += zip(range(start, end), range(to, until), strict=True)
        else:
            left_old += range(start, end)
            left_new += range(to, until)
    close = pairs([old_names[index] for index in left_old], [new_names[index] for index in left_new], _LIKE)
    found += [(left_old[one], left_new[other]) for one, other in close]
    yield from sorted(found, key=lambda pair: pair[1])


def _left(matched: list[tuple[int, int]], old: int, new: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return what came and what went, by index."""
    kept_old, kept_new = {one for one, _ in matched}, {other for _, other in matched}
    came = tuple(index for index in range(new) if index not in kept_new)
    return came, tuple(index for index in range(old) if index not in kept_old)


def _key(grid: ComparedGrid, heads: Heads, row: int) -> str:
    words = (
        cell
        for column, cell in enumerate(grid.rows[row])
        if column not in heads.counting and not _FIGURE.fullmatch(cell)
    )
    return "\t".join(words) or heads.row(row)


def _counts(rows: Sequence[Sequence[str]], column: int, least: int) -> bool:
    """Tell whether a column counts 1, 2, 3 … up to `least` or more, with merged or empty cells between."""
    last = 0
    for row in rows:
        text = row[column].strip() if column < len(row) else ""
        if text in ("", str(last)):
            continue
        if text != str(last + 1):
            # The last row may sum up what stands above it.
            return last >= least and row is rows[-1] and not _FIGURE.fullmatch(text)
        last += 1
    return last >= least


def _flat(text: str) -> str:
    return " ".join(text.split())
