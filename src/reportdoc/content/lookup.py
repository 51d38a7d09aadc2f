"""Finding a cell by the texts in its row and above its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reportdoc.report.cells import Covered, Grid
from reportdoc.report.message import Message, message
from reportdoc.text.suggest import did_you_mean


class LookupFailed(Exception):
    """No cell, or more than one, and why."""

    def __init__(self, text: Message, hint: Message | None = None) -> None:
        self.text = text
        self.hint = hint
        super().__init__(str(text))


class Index:
    """Where each text stands in a grid; made once, so that a thousand look-ups read the grid once."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._header: dict[str, set[int]] = defaultdict(set)
        self._body: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in range(len(grid.rows)):
            for column in range(grid.width):
                text = grid.text(row, column).strip()
                if row < grid.header:
                    self._header[text].add(column)
                else:
                    self._body[text][row].add(column)

    def find(self, rows: Iterable[str], columns: Iterable[str]) -> tuple[int, int]:
        """Return the row and column of the one cell with these texts in its row and in the header above it.

        White space around texts does not count, merged cells carry their text over all they cover, and the cell itself
        does not count for its row. Without row texts the table must have one row. Raises LookupFailed.
        """
        row_texts, column_texts = [text.strip() for text in rows], [text.strip() for text in columns]
        found = {
            self._corner(row, column): (row, column)
            for column in self._columns(column_texts)
            for row in self._rows(row_texts, column)
        }
        if not found:
            raise LookupFailed(message("no row holds {texts}", texts=_quoted(row_texts)), self._row_hint(row_texts))
        if len(found) > 1:
            raise self._several(row_texts, column_texts, set(found.values()))
        return next(iter(found))

    def _columns(self, texts: list[str]) -> set[int]:
        found = set.intersection(*(self._header.get(text, set()) for text in texts))
        if not found:
            text = message("no column is headed {texts}", texts=_quoted(texts))
            raise LookupFailed(text, self._near(texts, self._header) or self._headers())
        return found

    def _rows(self, texts: list[str], column: int) -> set[int]:
        if not texts:
            return set(range(self._grid.header, len(self._grid.rows)))
        places = [self._body.get(text, {}) for text in texts]
        rarest = min(places, key=len)
        return {row for row in rarest if all(place.get(row, set()) - {column} for place in places)}

    def _corner(self, row: int, column: int) -> tuple[int, int]:
        cell = self._grid.rows[row][column]
        return (cell.row, cell.column) if isinstance(cell, Covered) else (row, column)

    def _near(self, texts: list[str], known: Mapping[str, object]) -> Message | None:
        return next((did_you_mean(text, filter(None, known)) for text in texts if text not in known), None)

    def _row_hint(self, texts: list[str]) -> Message | None:
        if all(text in self._body for text in texts):
            return message("the cell of the value itself does not count; name others that stand in one row")
        return self._near(texts, self._body)

    def _headers(self) -> Message | None:
        headers = [text for text in self._header if text]
        return message("its header cells are {texts}", texts=_quoted(headers[:12])) if headers else None

    def _several(self, rows: list[str], columns: list[str], found: set[tuple[int, int]]) -> LookupFailed:
        if len({column for _, column in found}) > 1:
            count = len({column for _, column in found})
            text = message("{count} columns are headed {texts}", count=count, texts=_quoted(columns))
            return LookupFailed(text, message("give a list with a second header cell"))
        if not rows:
            text = message("the table has {count} rows", count=len(found))
            return LookupFailed(text, message("say which one with row"))
        text = message("{count} rows hold {texts}", count=len(found), texts=_quoted(rows))
        return LookupFailed(text, message("give a list with a second cell of the row"))


def _quoted(texts: list[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)
