"""What the rows of a delivered sheet are: title, header, cells, and what people write around a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdoc.report.cells import Cell, Covered, Grid, Row
from reportdoc.text.number import cell_number

_BY = "填表|填报|制表|编制|统计|上报|报送|审核|复核|审批|主管|联系|经办|部门|单位|学院|学校"
_ASIDE = re.compile(
    rf"(?:(?:数据|资料)?来源|说明|备注|附注|注|填表|制表|审核|单位"
    rf"|(?:{_BY})?(?:负责人|领导|人|日期|时间|单位|部门|名称|电话|签字|签章|公章|盖章))"
    r"(?:[（(][^()（）]{0,20}[）)])?\d?\s?[:：]"
)
"""How lines begin that stand around a table: who filled it in and when, its unit, its source, notes."""
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")


def texts(row: Row) -> list[str]:
    """Return the texts of a row, each as `shown` gives it."""
    return [shown(cell) for cell in row]


def shown(cell: Cell | Covered) -> str:
    """Return what a place shows without blanks around it, and a mark for what a merged cell covers."""
    return cell.text.strip() if isinstance(cell, Cell) else "^"


def said(row: Row) -> list[str]:
    """Return the texts that begin in a row."""
    return [cell.text.strip() for cell in row if isinstance(cell, Cell) and cell.text.strip()]


def like(row: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether a row has more than half of the texts of a header."""
    here = {re.sub(r"\s", "", one) for one in row if one.strip()}
    there = {re.sub(r"\s", "", one) for one in header if one.strip()}
    return len(here & there) * 2 > len(there)


def is_aside(row: Row) -> bool:
    """Tell whether a row is one of those that stand around a table, as 填表人：张三."""
    words = said(row)
    return bool(words) and bool(_ASIDE.match(words[0])) and not any(map(is_figure, words))


def is_line_aside(text: str) -> bool:
    """Tell whether a line is one of those that stand around a table."""
    return bool(_ASIDE.match(text))


def is_header(row: Row) -> bool:
    """Tell whether a row can be a header: several texts, none of them a figure."""
    words = said(row)
    return len(words) > 1 and not any(map(is_figure, words))


def is_figure(text: str) -> bool:
    """Tell whether a cell's text is a number, with a unit or not; a year is none."""
    return cell_number(text) is not None and not _YEAR.fullmatch(text)


def header_rows(grid: Grid) -> int:
    """Return how many rows at the top of a grid are its header, by the cells merged in them; 1 where none are.

    A cell that spans rows from the first on tells how high the header is; one that spans some of the columns heads the
    row below it, if that names each of them.
    """
    height, row = 1, 0
    while row < height < len(grid.rows):
        cells = [cell for cell in grid.rows[row] if isinstance(cell, Cell)]
        height = max(height, *(row + cell.rows for cell in cells))
        if row == height - 1 and height < len(grid.rows) and _heads(grid, row):
            height += 1
        row += 1
    return height if height < len(grid.rows) else 1


def _heads(grid: Grid, row: int) -> bool:
    """Tell whether cells of a row span some columns, and the row below names each of these."""
    spots = [(at, cell.columns) for at, cell in enumerate(grid.rows[row]) if isinstance(cell, Cell)]
    under = [at + n for at, columns in spots if 1 < columns < grid.width for n in range(columns)]
    below = grid.rows[row + 1]
    named = all(isinstance(below[at], Cell) and grid.text(row + 1, at).strip() for at in under)
    return bool(under) and named and not any(map(is_figure, said(below)))
