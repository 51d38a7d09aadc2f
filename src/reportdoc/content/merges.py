"""The marks for merged cells in a CSV: `^` for the cell above, `<` for the cell to the left."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.content.grid import RawSheet, Spot
from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, Problem

ABOVE = "^"
LEFT = "<"


def resolve(file: str, rows: Sequence[Sequence[str]]) -> RawSheet:
    """Return rows with marks as a sheet with merged areas.

    Raises ContentError where a mark has nothing to merge with or an area is not a rectangle.
    """
    sheet = RawSheet(file, rows, {})
    areas: dict[Spot, list[Spot]] = {}
    corners: dict[Spot, Spot] = {}
    problems: list[Problem] = []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text.strip() not in (ABOVE, LEFT):
                continue
            spot = (row, column)
            neighbour = (row - 1, column) if text.strip() == ABOVE else (row, column - 1)
            if min(neighbour) < 0:
                problems.append(Problem(sheet.place(*spot), _nothing(text.strip())))
                continue
            corners[spot] = corners.get(neighbour, neighbour)
            areas.setdefault(corners[spot], []).append(spot)
    spans = {corner: _span(corner, area) for corner, area in areas.items()}
    for corner, (height, width) in spans.items():
        if height * width != len(areas[corner]) + 1:
            wrong = message("the cells merged with this one form no rectangle")
            problems.append(Problem(sheet.place(*corner), wrong, message("check the marks ^ and < around it")))
    if problems:
        raise ContentError(problems)
    return RawSheet(file, rows, spans)


def spread(row: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return a row with the texts of the cells that its marks merge with, as far as there are such."""
    texts: list[str] = []
    for column, text in enumerate(row):
        if text.strip() == ABOVE and column < len(above):
            text = above[column]
        elif text.strip() == LEFT and texts:
            text = texts[-1]
        texts.append(text)
    return texts


def _span(corner: Spot, area: list[Spot]) -> Spot:
    rows, columns = zip(*area, strict=True)
    return max(rows) - corner[0] + 1, max(columns) - corner[1] + 1


def _nothing(mark: str) -> Message:
    if mark == ABOVE:
        return message("^ merges with the cell above, and the first row has none")
    return message("< merges with the cell to the left, and the first column has none")
