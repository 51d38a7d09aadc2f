"""Last year's figures beside those of this year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportdoc.app.forms.cell_kinds import figure
from reportdoc.report.block import Chart, Table
from reportdoc.report.cells import Grid
from reportdoc.report.report import Report, walk

LAST = "（上年）"
"""Ends the heading of a column with last year's figures."""


@dataclass(frozen=True, slots=True)
class Grey:
    """A column of last year's figures."""

    title: str
    texts: Mapping[int, str]
    """By the row of this year's grid."""


def last_year(grid: Grid, label: str, last: Report | None) -> tuple[Grey, ...]:
    """Return last year's figures of a table: of an indicator table its values, else those of columns headed alike.

    Rows are those that begin alike. Nothing where last year had no table of that label.
    """
    if last is None:
        return ()
    indicators = next((one.grid for one in (last.annex.tables if last.annex else ()) if one.label == label), None)
    if indicators is not None:
        return _values(grid, label, last)
    blocks = (block for part in last.parts for block in walk(part.blocks))
    before = next((one.grid for one in blocks if isinstance(one, Table | Chart) and one.label == label), None)
    return tuple(_columns(grid, before)) if before is not None else ()


def _values(grid: Grid, label: str, last: Report) -> tuple[Grey, ...]:
    from reportdoc.content.previous import value_column, with_previous

    at, both = value_column(grid), with_previous(grid, label, last)
    if at is None or both is grid:
        return ()
    texts = {row: both.text(row, at + 1) for row in range(1, len(both.rows))}
    return (Grey(f"{both.text(0, at + 1).strip()}{LAST}", texts),)


def _columns(grid: Grid, before: Grid) -> Iterator[Grey]:
    rows = {_bare(before.text(row, 0)): row for row in reversed(range(before.header, len(before.rows)))}
    heads = {_head(before, column): column for column in range(1, before.width)}
    for column in range(1, grid.width):
        there = heads.get(_head(grid, column))
        if there is None:
            continue
        found = {
            row: before.text(rows[key], there)
            for row in range(grid.header, len(grid.rows))
            if (key := _bare(grid.text(row, 0))) in rows
        }
        if any(figure(text) for text in found.values()):
            yield Grey(f"{' '.join(_heads(grid, column))}{LAST}", found)


def _heads(grid: Grid, column: int) -> list[str]:
    return list(dict.fromkeys(one for row in range(grid.header) if (one := grid.text(row, column).strip())))


def _head(grid: Grid, column: int) -> str:
    # The year in a heading is another one each year.
    return re.sub(r"20\d\d", "", _bare("".join(_heads(grid, column))))


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
