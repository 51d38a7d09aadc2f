"""Blocks of the text: sections for boxes, captions with what they are captions of, nothing that is empty."""

from __future__ import annotations

from dataclasses import dataclass

from pikepdf import Name, Object

from reportdoc.pdf.structure.figures import figures
from reportdoc.pdf.structure.tables import close_rows, head, is_arrangement, is_box, make_section, rows_of
from reportdoc.pdf.structure.tree import Kid, Tree, elements, has_style, hold, is_element, kids, role

_GROUPS = frozenset({"Sect", "Div", "Part", "Art"})
_CONTENT = frozenset({"Figure", "Formula", "Form", "TOC", "TOCI"})
"""Types that say something without content of their own, or are looked at elsewhere."""
_BETWEEN = 3
"""Paragraphs at most between the caption of a table and its rows: name, unit."""


@dataclass(frozen=True, slots=True)
class TextStyles:
    """Styles of the paragraphs that are captions, and of those in the headers of tables."""

    table: str
    figure: str
    header: str


def arrange(tree: Tree, parent: Object, styles: TextStyles) -> None:
    """Arrange what an element holds, and what stands in boxes in it."""
    held: list[Kid] = []
    for kid in kids(parent):
        if not is_element(kid):
            held.append(kid)
            continue
        kind = role(kid)
        if kind == "Table":
            held += _table(tree, kid, held, styles)
            continue
        if kind in _GROUPS:
            arrange(tree, kid, styles)
        elif has_style(kid, styles.figure):
            kid.S = Name.Caption
        elif _empty(kid):
            continue
        held.append(kid)
    hold(parent, held)


def _table(tree: Tree, table: Object, before: list[Kid], styles: TextStyles) -> list[Kid]:
    """Return what takes the place of a table: it, or what it holds where it only keeps a picture with its caption.

    A paragraph may stand before the picture.
    """
    rows = rows_of(table)
    box = is_box(rows)
    if not box and not is_arrangement(rows):
        close_rows(rows)
        head(rows, styles.header)
        _take_caption(tree, table, before, styles)
        return [table]
    make_section(table, rows)
    arrange(tree, table, styles)
    if box and (inside := elements(table)):
        kept = inside[:2] if is_arrangement(rows) else inside[:1]
        if any(next(figures(one), None) is not None for one in kept):
            return kids(table)
        inside[0].S = Name.Caption
    return [table]


def _take_caption(tree: Tree, table: Object, before: list[Kid], styles: TextStyles) -> None:
    """Put the caption of a table, with the lines between it and the rows, into the table (14.8.4.3.4)."""
    inside = kids(table)
    if any(is_element(kid) and role(kid) == "Caption" for kid in inside):
        return
    for start in range(len(before) - 1, max(-1, len(before) - 2 - _BETWEEN), -1):
        line = before[start]
        if not is_element(line) or role(line) in ("Table", "Caption", *_GROUPS):
            return
        if has_style(line, styles.table):
            lines = before[start:]
            del before[start:]
            hold(table, [tree.element("Caption", table, lines), *inside])
            return


def _empty(element: Object) -> bool:
    """Tell whether neither content nor a reference stands in an element, at any depth."""
    if role(element) in _CONTENT:
        return False
    return all(is_element(kid) and _empty(kid) for kid in kids(element))
