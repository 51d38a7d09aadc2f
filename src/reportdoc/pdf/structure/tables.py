"""Tables: those that only arrange become sections, the others close their rows (ISO 14289-1, 7.5)."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from reportdoc.pdf.structure.tree import Kid, elements, has_style, hold, is_element, kids, role


def rows_of(table: Object) -> list[Object]:
    """Return the rows of a table, those in its head and body as well."""
    return list(_rows(table))


def _rows(element: Object) -> Iterator[Object]:
    for kid in elements(element):
        if role(kid) == "TR":
            yield kid
        elif role(kid) in ("THead", "TBody", "TFoot"):
            yield from _rows(kid)


def is_box(rows: list[Object]) -> bool:
    """Tell whether a table is a frame around text: one cell in each row."""
    return all(len(elements(row)) == 1 for row in rows)


def is_arrangement(rows: list[Object]) -> bool:
    """Tell whether a table sets things side by side: a single row, without header."""
    return len(rows) == 1 and all(role(cell) != "TH" for cell in elements(rows[0]))


def make_section(table: Object, rows: list[Object]) -> None:
    """Let a table be a section with what stands in its cells, in reading order."""
    held: list[Kid] = []
    for cell in (cell for row in rows for cell in elements(row)):
        content = kids(cell)
        if all(is_element(kid) for kid in content):
            held += content
        else:
            cell.S = Name.Div
            held.append(cell)
    table.S = Name.Sect
    if "/A" in table:
        del table.A
    hold(table, held)


def close_rows(rows: list[Object]) -> None:
    """Take from rows the cells beyond the width of the table, which its first row tells.

    Where a row breaks over pages beside merged cells, an engine tags the empty rests of those as further cells.
    """
    if not rows:
        return
    width = sum(_span(cell, "/ColSpan") for cell in elements(rows[0]))
    below = [0] * width
    """Rows that each column is still covered by a cell from above."""
    for row in rows:
        free = [column for column in range(width) if not below[column]]
        below = [max(0, left - 1) for left in below]
        kept: list[Object] = []
        for cell in elements(row):
            columns = free[: _span(cell, "/ColSpan")]
            if not columns and kept:
                hold(kept[-1], [*kids(kept[-1]), *kids(cell)])
                continue
            free = free[len(columns) :]
            kept.append(cell)
            for column in columns:
                below[column] = _span(cell, "/RowSpan") - 1
        if len(kept) < len(elements(row)):
            hold(row, kept)


def head(rows: list[Object], style: str) -> None:
    """Let the cells of the first rows be headers of their columns where their paragraphs have the style of those.

    An engine tags a header that is repeated, and a table within a cell has none (`word/layout_copy.py`).
    """
    for row in rows:
        cells = elements(row)
        told = [cell for cell in cells if elements(cell)]
        if not told or not all(any(has_style(one, style) for one in elements(cell)) for cell in told):
            return
        for cell in cells:
            if role(cell) != "TH":
                attributes = cell.get("/A", Array())
                known = list(attributes) if isinstance(attributes, Array) else [attributes]
                cell.S = Name.TH
                cell.A = Array([*known, Dictionary(O=Name.Table, Scope=Name.Column)])


def _span(cell: Object, key: str) -> int:
    """Return over how many rows or columns a cell goes (ISO 32000-1, 14.8.5.7)."""
    attributes = cell.get("/A", Array())
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if key in one:
            return int(one[key])
    return 1
