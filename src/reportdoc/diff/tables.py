"""Tables as grids of text, read in time that grows with their cells."""

from __future__ import annotations

from lxml import etree

from reportdoc.diff import limits
from reportdoc.diff.lines import Lines
from reportdoc.diff.model import ComparedGrid
from reportdoc.ooxml.names import W, number, value
from reportdoc.ooxml.walk import children


def grid(table: etree._Element, lines: Lines) -> ComparedGrid:
    """Return the cells of a `w:tbl`; a row that shows as a header on every page is one, or else the first (17.4.49)."""
    rows: list[tuple[str, ...]] = []
    covered: set[tuple[int, int]] = set()
    header = 0
    for index, element in enumerate(children(table, f"{W}tr")):
        above = rows[-1] if rows else ()
        cells: list[str] = []
        for cell in children(element, f"{W}tc"):
            column = len(cells)
            text, hangs = _text(cell, lines), _hangs(cell)
            if hangs and column < len(above):
                text = above[column]
                covered.add((index, column))
            span = min(_span(cell), limits.COLUMNS)
            covered.update((index, column + offset) for offset in range(1, span))
            cells += [text] * span
        rows.append(tuple(cells))
        if header == index and element.find(f"{W}trPr/{W}tblHeader") is not None:
            header += 1
    return ComparedGrid(tuple(rows), frozenset(covered), header or min(1, len(rows)))


def _text(cell: etree._Element, lines: Lines) -> str:
    texts = [lines.read(paragraph).text for paragraph in cell.iter(f"{W}p")]
    return "\n".join(texts).strip("\n")


def _span(cell: etree._Element) -> int:
    return max(1, number(value(cell.find(f"{W}tcPr/{W}gridSpan"), "1"), 1))


def _hangs(cell: etree._Element) -> bool:
    """Tell whether a cell is merged into the one above (17.4.84); a merge without a value continues."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge, "continue") == "continue"
