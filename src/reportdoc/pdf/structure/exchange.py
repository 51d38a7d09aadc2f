"""The tags of a page whose content is exchanged."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from reportdoc.pdf.structure.tree import Kid, Tree, hold, kids, same, tree_of


def retag(pdf: Pdf, page: Page, words: str, place: tuple[float, float, float, float]) -> None:
    """Let one figure with alternative text, the marked content 0 of a page, stand for all that the page had as tags.

    `place` is its left, bottom, right and top in points. A document without tags stays without.
    """
    tree = tree_of(pdf)
    if tree is None or "/StructParents" not in page.obj:
        return
    old = tree.content(page)
    first = next((found for one in old if (found := tree.top(one)) is not None), None)
    figure = tree.element("Figure", tree.document, [0])
    figure.Pg, figure.Alt = page.obj, String(words)
    figure.A = Dictionary(O=Name.Layout, BBox=Array([round(side, 3) for side in place]), Placement=Name.Block)
    held = kids(tree.document)
    at = next((index for index, kid in enumerate(held) if same(kid, first)), len(held))
    hold(tree.document, [*held[:at], figure, *held[at:]])
    for element in old:
        _clear(tree, element, page)
    tree.parents[int(page.obj.StructParents)] = Array([figure])
    tree.write()


def _clear(tree: Tree, element: Object, page: Page) -> None:
    """Take from an element what lies on a page, and the element itself where nothing is left."""
    left = [kid for kid in kids(element) if not _on(kid, element, page)]
    if left:
        element.K = Array(left)
        return
    if "/K" in element:
        del element["/K"]
    parent = element.P
    remaining = [kid for kid in kids(parent) if not same(kid, element)]
    parent.K = Array(remaining)
    if not remaining and not same(parent, tree.document):
        _clear(tree, parent, page)


def _on(kid: Kid, element: Object, page: Page) -> bool:
    if isinstance(kid, Dictionary):
        return "/S" not in kid and "/Pg" in kid and same(kid.Pg, page.obj)
    return "/Pg" in element and same(element.Pg, page.obj)
