"""Figures: what they show in words (ISO 14289-1, 7.3), and that what they show is theirs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pikepdf import Array, Object, Page, Stream, String

from reportdoc.pdf.structure.tree import Tree, elements, hold, kids, role

_LEAVES = frozenset({"Span", "Link", "Table", "TOC", "Caption", "L", "H1", "H2", "H3", "H4", "H5", "H6"})
"""Types in which no figure stands."""
_BEGIN, _END = b"/Artifact BMC\n", b" Do Q\nEMC\n"
_PLACE = re.compile(rb"\n?q " + rb"([-\d.]{1,20}) " * 6 + rb"cm\n/\w{1,40}$")
"""The matrix of a picture and its name (ISO 32000-1, 8.9.5)."""
_LONGEST = 200
"""Bytes that those two take at most."""


def figures(element: Object) -> Iterator[Object]:
    """Yield the figures in an element in reading order."""
    for kid in elements(element):
        kind = role(kid)
        if kind == "Figure":
            yield kid
        elif kind not in _LEAVES:
            yield from figures(kid)


def describe(found: Sequence[Object], descriptions: Sequence[str]) -> None:
    """Give figures that have no alternative text the one that the Word file has for them.

    `descriptions` are those of all its pictures and charts in reading order; the engine may have kept some.
    """
    left = list(descriptions)
    for figure in found:
        if "/Alt" in figure:
            kept = str(figure.Alt)
            left = left[left.index(kept) + 1 if kept in left else 1 :]
        elif left and (words := left.pop(0)):
            figure.Alt = String(words)


def give_content(tree: Tree, found: Sequence[Object]) -> None:
    """Let pictures that the engine drew as decoration be the content of the figures at their places."""
    waiting = defaultdict[tuple[int, int], list[Object]](list)
    for figure in found:
        if not kids(figure) and "/Pg" in figure and _box(figure):
            waiting[figure.Pg.objgen].append(figure)
    for page in tree.pdf.pages:
        if here := waiting.get(page.obj.objgen):
            _mark(tree, page, here)


def _mark(tree: Tree, page: Page, here: list[Object]) -> None:
    """Mark the pictures of a page as content of figures (14.6, 14.7.4.2)."""
    number = int(page.obj.get("/StructParents", -1))
    owners = list(tree.parents.get(number, Array()))
    if number < 0 or not isinstance(page.obj.Contents, Stream):
        return
    data = page.obj.Contents.read_bytes()
    parts = data.split(_END)
    for index, drawn in enumerate(parts[:-1]):
        start, place = drawn.rfind(_BEGIN), _PLACE.search(drawn[-_LONGEST:])
        figure = next((one for one in here if place and _at(one, place)), None)
        if start < 0 or figure is None or b"EMC\n" in drawn[start:]:
            continue
        here.remove(figure)
        mark = b"/Figure<</MCID %d>>BDC\n" % len(owners)
        parts[index] = drawn[:start] + mark + drawn[start + len(_BEGIN) :]
        hold(figure, [len(owners)])
        owners.append(figure)
    page.obj.Contents.write(_END.join(parts))
    tree.parents[number] = Array(owners)


def _at(figure: Object, place: re.Match[bytes]) -> bool:
    """Tell whether the middle of a picture lies in the box of a figure."""
    width, _, _, height, x, y = (float(part) for part in place.groups())
    left, bottom, right, top = _box(figure) or (0.0,) * 4
    return left < x + width / 2 < right and bottom < y + height / 2 < top


def _box(figure: Object) -> tuple[float, ...] | None:
    """Return left, bottom, right and top of a figure in points, as its attributes have them (14.8.5.4.5)."""
    attributes = figure.get("/A", Array())
    for one in attributes if isinstance(attributes, Array) else [attributes]:
        if "/BBox" in one:
            return tuple(float(side) for side in one.BBox)
    return None
