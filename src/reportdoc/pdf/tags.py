"""The structure tree (ISO 32000-1, 14.7) where a page's content is exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf, String


def retag(pdf: Pdf, page: Page, words: str, place: tuple[float, float, float, float]) -> None:
    """Let one figure with alternative text, the marked content 0 of a page, stand for all that the page had as tags.

    `place` is its left, bottom, right and top in points. A document without tags stays without.
    """
    if "/StructTreeRoot" not in pdf.Root or "/StructParents" not in page.obj:
        return
    number = int(page.obj.StructParents)
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    old = [element for element in parents[number] if isinstance(element, Dictionary)]
    parent, index = _home(pdf, old)
    figure = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=parent,
            Pg=page.obj,
            K=0,
            Alt=String(words),
            A=Dictionary(O=Name.Layout, BBox=Array([round(side, 3) for side in place]), Placement=Name.Block),
        )
    )
    kids = _kids(parent)
    parent.K = Array([*kids[:index], figure, *kids[index:]])
    for element in old:
        _clear(element, page)
    parents[number] = Array([figure])


def _home(pdf: Pdf, old: Sequence[Object]) -> tuple[Object, int]:
    """Return the element at the top of the tree that holds the first of some elements, and where in it they begin."""
    root = pdf.Root.StructTreeRoot
    top = old[0] if old else None
    while top is not None and _above(top, root):
        top = top.P
    if top is None:
        document = _kids(root)[0]
        return document, len(_kids(document))
    return top.P, next(index for index, kid in enumerate(_kids(top.P)) if _same(kid, top))


def _above(element: Object, root: Object) -> bool:
    """Tell whether an element's parent is neither the root nor the one element below it."""
    return not _same(element.P, root) and not _same(element.P.P, root)


def _clear(element: Object, page: Page) -> None:
    """Take from an element what lies on a page, and the element itself where nothing is left."""
    left = [kid for kid in _kids(element) if not _on(kid, element, page)]
    if left:
        element.K = Array(left)
        return
    parent = element.P
    if "/K" in element:
        del element["/K"]
    remaining = [kid for kid in _kids(parent) if not _same(kid, element)]
    parent.K = Array(remaining)
    if not remaining and "/S" in parent:
        _clear(parent, page)


def _on(kid: Object | int, element: Object, page: Page) -> bool:
    if isinstance(kid, Dictionary):
        return "/S" not in kid and "/Pg" in kid and _same(kid.Pg, page.obj)
    return "/Pg" in element and _same(element.Pg, page.obj)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _same(one: Object, other: Object) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen != (0, 0)
