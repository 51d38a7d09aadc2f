"""Directories: TOC and TOCI (ISO 32000-1, 14.8.4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Name, Object

from reportdoc.pdf.structure.tree import Kid, Tree, elements, hold, is_element, kids, role

_TITLES = frozenset({"TOC", "Table", "Sect", "L"})
"""What is no title where it stands before a directory."""


def directories(tree: Tree, pages: Sequence[Object]) -> None:
    """Make entries of the lines on some pages that begin with a link, and directories of entries in a row.

    The paragraph before the first is the directory's title. Where the engine has made directories, nothing is done.
    """
    front = {page.objgen for page in pages}
    held: list[Kid] = []
    entries: list[Object] = []
    for kid in kids(tree.document):
        if is_element(kid) and _on(kid, front) and _is_line(kid):
            entries.append(kid)
        else:
            _close(tree, held, entries, front)
            entries = []
            held.append(kid)
    _close(tree, held, entries, front)
    hold(tree.document, held)


def _close(tree: Tree, held: list[Kid], entries: Sequence[Object], front: set[tuple[int, int]]) -> None:
    """Append a directory to what the document holds; its title is taken from the end of that."""
    if not entries:
        return
    for entry in entries:
        entry.S = Name.TOCI
    title: list[Object] = []
    if held and is_element(before := held[-1]) and _on(before, front) and role(before) not in _TITLES:
        held.pop()
        before.S = Name.Caption
        title = [before]
    held.append(tree.element("TOC", tree.document, [*title, *entries]))


def _on(element: Object, front: set[tuple[int, int]]) -> bool:
    return "/Pg" in element and element.Pg.objgen in front


def _is_line(element: Object) -> bool:
    return next((role(kid) == "Link" for kid in elements(element)), False)
