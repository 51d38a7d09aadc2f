"""The categories and series of a chart, out of its grid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.content import limits
from reportdoc.report.address import Address
from reportdoc.report.block import ChartKind, Series
from reportdoc.report.cells import Covered, Grid
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?[%％]?")


PERCENT_SIGNS = ("%", "％")


def read_series(grid: Grid, kind: ChartKind, file: str) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the categories and the series of a chart's grid, whose first row names the series.

    Figures are as written, 93.15% is 93.15: the sign is their unit, see `is_percent`. Raises ContentError where cells
    are merged, a figure is no number, some figures have percent signs and others none, there is no figure at all, or a
    pie has several series or a negative figure.
    """
    problems = list(_problems(grid, kind, file))
    if problems:
        raise ContentError(problems)
    body = range(1, len(grid.rows))
    categories = tuple(grid.text(row, 0).strip() for row in body)
    series = tuple(
        Series(grid.text(0, column).strip(), tuple(_figure(grid.text(row, column)) for row in body))
        for column in range(1, grid.width)
    )
    return categories, series


def is_percent(grid: Grid) -> bool:
    """Tell whether the figures of a chart's grid have percent signs; `read_series` sees that all have or none."""
    texts = (grid.text(row, column).strip() for row in range(1, len(grid.rows)) for column in range(1, grid.width))
    return next((text.endswith(PERCENT_SIGNS) for text in texts if text), False)


def _problems(grid: Grid, kind: ChartKind, file: str) -> Iterator[Problem]:
    if grid.width < 2:
        hint = message("the first column holds the categories, every other one a series")
        yield Problem(Place(file), message("the chart has no series"), hint)
    if (len(grid.rows) - 1) * (grid.width - 1) > limits.CHART_CELLS:
        yield Problem(Place(file), message("the chart has more than {limit} figures", limit=limits.CHART_CELLS))
    if kind == "pie" and grid.width > 2:
        yield Problem(Place(file, cell=Address(0, 2)), message("a pie chart shows one series, and there are more"))
    signs = set()
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            place = Place(file, cell=Address(row, column))
            if isinstance(cell, Covered):
                yield Problem(place, message("merged cells have no place in the data of a chart"))
                continue
            text = cell.text.strip()
            if wrong := _cell(text, row, column, kind):
                yield Problem(place, wrong)
            if text and row and column:
                signs.add(text.endswith(PERCENT_SIGNS))
    if not signs and grid.width > 1:
        yield Problem(Place(file), message("the chart has no figures"))
    if len(signs) > 1:
        yield Problem(Place(file), message("some figures of the chart have percent signs and others have none"))


def _cell(text: str, row: int, column: int, kind: ChartKind) -> Message | None:
    if row == 0 or column == 0:
        if not text and (row, column) != (0, 0):
            return message("the series has no name") if row == 0 else message("the category has no name")
        return None
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        return message('"{text}" is not a number', text=text)
    if kind == "pie" and text.startswith("-"):
        return message("a pie chart cannot show the negative figure {text}", text=text)
    return None


def _figure(text: str) -> Decimal | None:
    digits = text.strip().rstrip("".join(PERCENT_SIGNS)).replace(",", "")
    return Decimal(digits) if digits else None
