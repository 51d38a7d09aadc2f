"""Links: each a single element with what it shows and the annotations that lead on (ISO 14289-1, 7.18.5).

An engine makes an element of each piece of a link that is set in a font of its own, and of each an owner of the same
annotation. In a directory, the number of the page is a link within that of the line: LibreOffice 7.4 makes an
annotation of the number only, and the words before it are a link without one; 25.2 makes a link in a link, an
annotation of the line that both own, and another of the number, which it does not tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TypeGuard

from pikepdf import Name, Object, Page

from reportdoc.pdf.structure.annotations import Said, Target, describe_link, links_of, target
from reportdoc.pdf.structure.tree import Kid, Tree, elements, hold, is_element, kids, reference, role


def join_links(tree: Tree, said: Said) -> None:
    """Let each link be one element, and each annotation say what it covers.

    A link that breaks over lines has an annotation for each.
    """
    paragraphs: dict[tuple[int, int], Object] = {}
    for index, page in enumerate(tree.pdf.pages):
        links = links_of(page)
        for annotation in links:
            describe_link(annotation, partial(said, index))
            owner = tree.parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None:
                owner = _adopted(tree, annotation, links, page)
            paragraph = _paragraph(owner)
            paragraphs[paragraph.objgen] = paragraph
    for paragraph in paragraphs.values():
        _join(tree, paragraph)


def _adopted(tree: Tree, annotation: Object, links: Sequence[Object], page: Page) -> Object:
    """Return the element that a link without one gets: that of its like on the page, or its own."""
    for other in links:
        owner = tree.parents.get(int(other.get("/StructParent", -1)))
        if owner is not None and target(other) == target(annotation) and _beside(other, annotation):
            break
    else:
        paragraph = tree.element("P", tree.document)
        owner = tree.element("Link", paragraph)
        hold(paragraph, [owner])
        tree.append(page, paragraph)
    hold(owner, [*kids(owner), reference(annotation, page.obj)])
    tree.claim(annotation, owner)
    return owner


def _beside(one: Object, other: Object) -> bool:
    """Tell whether two annotations stand in the same line."""
    return one.Rect[1] < other.Rect[3] and other.Rect[1] < one.Rect[3]


def _paragraph(link: Object) -> Object:
    """Return what holds a link, which may stand in another."""
    holder: Object = link.P
    while role(holder) == "Link":
        holder = holder.P
    return holder


def _join(tree: Tree, paragraph: Object) -> None:
    held: list[Kid] = []
    run: list[Kid] = []
    """A link, those that follow it to the same place, and blanks between, which stand outside of elements."""
    targets: set[Target] = set()
    for kid in kids(paragraph):
        link = is_element(kid) and role(kid) == "Link"
        here = {target(one) for one, _ in _annotations([kid])} if link else set()
        if run and (len(targets | here) > 1 or (is_element(kid) and not link)):
            held += _joined(tree, paragraph, run)
            targets = set()
            run: list[Object | int] = []
        targets |= here
        (run if run or link else held).append(kid)
    hold(paragraph, held + _joined(tree, paragraph, run))


def _joined(tree: Tree, paragraph: Object, run: Sequence[Kid]) -> list[Kid]:
    """Return a run as one link; what each showed becomes a piece of it, with its language."""
    last = max((index for index, kid in enumerate(run) if is_element(kid)), default=-1)
    pieces, rest = list(run[: last + 1]), list(run[last + 1 :])
    links = [one for one in pieces if is_element(one)]
    if len(pieces) < 2 and not any(elements(one) for one in links):
        return [*pieces, *rest]
    annotations = _annotations(links)
    for piece in links:
        _unlink(piece)
    link = tree.element("Link", paragraph, [*pieces, *(reference(one, on) for one, on in annotations)])
    link.Pg = paragraph.Pg
    for one, _ in annotations:
        tree.claim(one, link)
    return [link, *rest]


def _unlink(piece: Object) -> None:
    """Let a link, and those in it, be a piece of text."""
    piece.S = Name.Span
    hold(piece, [kid for kid in kids(piece) if not _refers(kid)])
    for inner in (one for one in elements(piece) if role(one) == "Link"):
        _unlink(inner)


def _annotations(links: Sequence[Kid]) -> list[tuple[Object, Object]]:
    """Return the annotations that links and those in them hold, each once and with its page."""
    found: dict[tuple[int, int], tuple[Object, Object]] = {}
    for link in (one for one in links if is_element(one)):
        for kid in kids(link):
            if _refers(kid):
                found[kid.Obj.objgen] = kid.Obj, kid.Pg if "/Pg" in kid else link.Pg
        found |= {one.objgen: (one, on) for one, on in _annotations(elements(link))}
    return list(found.values())


def _refers(kid: Kid) -> TypeGuard[Object]:
    return isinstance(kid, Object) and not is_element(kid) and kid.get("/Type") == Name.OBJR
