"""Column widths, from the words that the columns hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from reportdoc.report.cells import Cell, Grid
from reportdoc.word.breaking import BETWEEN_WORDS, Line, ems, measured

EM = 210
"""Twips of one Chinese character in table text, 五号, 10.5 pt (templates/report.docx, 表格文字)."""
PADDING = 160
"""Twips a cell keeps free of text, left and right together, and a little over."""
LONGEST = 40.0
"""Ems beyond which a longer text asks for no more width: it will wrap anyway."""
SHORTEST = 2.0
"""Ems that the narrowest column gets."""
_STEP = 0.5
"""Ems between the widths that are tried."""
_MOST = 200
"""So many cells of a column, the longest, say how wide it is best."""
_INDENT = 0.5
"""Ems that figures keep from the right edge (表格数字)."""
_NOTHING: Mapping[str, int] = {}
_LINE, _NARROWER = 0.2, 3.0
"""Costs, beside those of breaks: of a line more in a cell, and of all the width that was wanted."""


def widths(
    grid: Grid, shares: tuple[float, ...] | None, available: int, align: str = "", counted: Mapping[str, int] = _NOTHING
) -> list[int]:
    """Return widths in twips that add up to those available: by the given shares, or by content.

    `align` has a letter a column, `r` for figures; `counted` are the pairs of characters that the report writes.

    Where a word or a bracketed unit would break at these, columns give and take, so that as few as possible do.
    """
    weights = list(shares) if shares else _by_content(grid, available)
    scale = available / sum(weights)
    wanted = [weight * scale for weight in weights]
    indents = [_INDENT * (letter == "r") for letter in align] or [0.0] * len(wanted)
    columns = [
        _column(grid, number, width, indent, counted)
        for number, (width, indent) in enumerate(zip(wanted, indents, strict=True))
    ]
    if any(column.crowded for column in columns):
        chosen = _chosen(columns, available)
        wanted = _filled(columns, chosen, available) if chosen else wanted
    rounded = [round(width) for width in wanted]
    rounded[-1] += available - sum(rounded)
    return rounded


def table_grid(columns: list[int]) -> str:
    """Return the `w:tblGrid` of columns of those widths in twips (ECMA-376 Part 1, 17.4.48)."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{column}"/>' for column in columns) + "</w:tblGrid>"


def room(width: float) -> float:
    """Return the ems of text in a cell of a width in twips."""
    return (width - PADDING) / EM


@dataclass(frozen=True, slots=True)
class _Column:
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    wanted: float
    """Ems of text that it would have."""
    indent: float
    """Ems that its body keeps free."""

    @property
    def natural(self) -> float:
        """Ems at which no line breaks."""
        body = max((line.width for line in self.body), default=0.0) + self.indent
        return max(body, *(line.width for line in self.head), SHORTEST)

    @property
    def crowded(self) -> bool:
        """Whether a header needs a second line or a word breaks, at the width that is wanted."""
        return any(line.width > self.wanted for line in self.head) or self.broken(self.wanted) > BETWEEN_WORDS

    def broken(self, width: float) -> float:
        """Return what the breaks at a width in ems cost; a header may be told to break between words."""
        head = sum(line.broken(width, BETWEEN_WORDS)[0] for line in self.head if line.width > width)
        inner = width - self.indent
        return head + sum(line.broken(inner)[0] for line in self.body if line.width > inner)

    def cost(self, width: float) -> float:
        """Return the same with what more lines cost, and being narrower than wanted."""
        lines = sum(int(line.width / max(width, _STEP)) for line in (*self.head, *self.body) if line.width > width)
        return self.broken(width) + _LINE * lines + _NARROWER * max(0.0, self.wanted - width) / max(self.wanted, 1.0)

    def choices(self) -> list[tuple[float, float]]:
        """Return widths in ems and what they cost, each cheaper than all that are narrower."""
        found = list[tuple[float, float]]()
        for step in range(int(SHORTEST / _STEP), floor(max(min(self.natural, LONGEST), self.wanted) / _STEP) + 2):
            width = step * _STEP
            cost = self.cost(width)
            if not found or cost < found[-1][1]:
                found.append((width, cost))
        return found


def _column(grid: Grid, number: int, width: float, indent: float, counted: Mapping[str, int]) -> _Column:
    def lines(first: int, last: int | None) -> tuple[Line, ...]:
        longest = sorted(_lines(grid, number, first, last), key=len, reverse=True)[:_MOST]
        return tuple(measured(text, counted) for text in longest)

    return _Column(lines(0, grid.header), lines(grid.header, None), room(width), indent)


def _lines(grid: Grid, column: int, first: int, last: int | None) -> list[str]:
    """Return the different lines of a column between two rows; cells that span columns count nowhere."""
    cells = (row[column] for row in grid.rows[first:last])
    texts = {cell.text: None for cell in cells if isinstance(cell, Cell) and cell.columns == 1 and cell.text}
    return list(dict.fromkeys(line for text in texts for line in text.split("\n")))


def _chosen(columns: Sequence[_Column], available: int) -> list[float]:
    """Return the ems of each column that together cost least and fit; nothing where none do."""
    most = floor((available - PADDING * len(columns)) / EM / _STEP)
    best: dict[int, tuple[float, tuple[float, ...]]] = {0: (0.0, ())}
    for column in columns:
        further = dict[int, tuple[float, tuple[float, ...]]]()
        for width, cost in column.choices():
            for taken, (before, chosen) in best.items():
                steps = taken + round(width / _STEP)
                if steps <= most and (steps not in further or before + cost < further[steps][0]):
                    further[steps] = (before + cost, (*chosen, width))
        best = further
    return list(min(best.values())[1]) if best else []


def _filled(columns: Sequence[_Column], chosen: Sequence[float], available: int) -> list[float]:
    """Return widths in twips that take up all there is; more is given to columns in which no line breaks anyway."""
    twips = [width * EM + PADDING for width in chosen]
    left = available - sum(twips)
    calm = [column.natural <= width for column, width in zip(columns, chosen, strict=True)]
    if not any(calm):
        costs = [
            column.cost(width + left / EM) - column.cost(width) for column, width in zip(columns, chosen, strict=True)
        ]
        twips[costs.index(min(costs))] += left
        return twips
    missed = [
        (max(column.wanted - width, 0.0) + column.wanted / 100) * still
        for column, width, still in zip(columns, chosen, calm, strict=True)
    ]
    return [width + left * part / sum(missed) for width, part in zip(twips, missed, strict=True)]


def _by_content(grid: Grid, available: int) -> list[float]:
    """Give narrow columns what they need and let the wide ones share what is left."""
    body, head = longest(grid, grid.header), longest(grid, 0, grid.header)
    natural = [
        max(min(text, LONGEST), title / 2, min(title, 4.0), SHORTEST) * EM + PADDING
        for text, title in zip(body, head, strict=True)
    ]
    left, granted = float(available), dict[int, float]()
    order = sorted(range(len(natural)), key=natural.__getitem__)
    for done, column in enumerate(order):
        granted[column] = min(natural[column], left / (len(order) - done))
        left -= granted[column]
    return [granted[column] for column in range(len(natural))]


def longest(grid: Grid, first: int, last: int | None = None) -> list[float]:
    """Return the width of the longest line of each column in ems, between two rows; spanning cells count nowhere."""
    found = [0.0] * grid.width
    for row in grid.rows[first:last]:
        for column, cell in enumerate(row):
            if isinstance(cell, Cell) and cell.columns == 1 and cell.text:
                found[column] = max(found[column], *map(ems, cell.text.split("\n")))
    return found
