"""Links: each a single element with what it shows and the annotations that lead on (ISO 14289-1, 7.18.5).

An engine makes an element of each piece of a link that is set in a font of its own, and of each an owner of the same
annotation; in a directory, the annotation covers the number of the page and the words before it are a link without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from pikepdf import Array, Name, Object, Page, String

from reportdoc.pdf.structure.tree import Kid, Tree, hold, is_element, kids, reference, role

_Target = tuple[object, ...]
_UNSEEN = {0x2060: None, 0x2007: " "}
"""What joins words in the copy for the engine, and is not to be read out."""


def join_links(tree: Tree) -> None:
    """Let each link be one element; a link that breaks over lines has an annotation for each."""
    paragraphs: dict[tuple[int, int], Object] = {}
    for page in tree.pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.get("/Subtype") != Name.Link:
                continue
            owner = tree.parents.get(int(annotation.get("/StructParent", -1)))
            if owner is None:
                owner = _adopted(tree, annotation, page)
            if "/Contents" in annotation:
                annotation.Contents = String(str(annotation.Contents).translate(_UNSEEN))
            paragraphs[owner.P.objgen] = owner.P
    for paragraph in paragraphs.values():
        _join(tree, paragraph)


def _adopted(tree: Tree, annotation: Object, page: Page) -> Object:
    """Return the element that a link without one gets: that of its like on the page, or its own."""
    for other in page.obj.Annots:
        owner = tree.parents.get(int(other.get("/StructParent", -1)))
        if owner is not None and _target(other) == _target(annotation) and _beside(other, annotation):
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
    return bool(one.Rect[1] < other.Rect[3] and other.Rect[1] < one.Rect[3])


def _target(annotation: Object) -> _Target:
    """Return where an annotation leads, as something to compare."""
    place = annotation.get("/Dest")
    if isinstance(place, Array):
        return place[0].objgen, *(str(part) for part in list(place)[1:])
    return (str(annotation.A.get("/URI") if "/A" in annotation else place),)


def _join(tree: Tree, paragraph: Object) -> None:
    held: list[Kid] = []
    run: list[Kid] = []
    """A link, those that follow it to the same place, and blanks between, which stand outside of elements."""
    targets: set[_Target] = set()
    for kid in kids(paragraph):
        link = is_element(kid) and role(kid) == "Link"
        here = {_target(one) for one, _ in _annotations([kid])} if link else set()
        if run and (len(targets | here) > 1 or (is_element(kid) and not link)):
            held += _joined(tree, paragraph, run)
            run, targets = [], set()
        targets |= here
        (run if run or link else held).append(kid)
    hold(paragraph, held + _joined(tree, paragraph, run))


def _joined(tree: Tree, paragraph: Object, run: Sequence[Kid]) -> list[Kid]:
    """Return a run as one link; what each showed becomes a piece of it, with its language."""
    last = max((index for index, kid in enumerate(run) if is_element(kid)), default=-1)
    pieces, rest = list(run[: last + 1]), list(run[last + 1 :])
    if len(pieces) < 2:
        return [*pieces, *rest]
    annotations = _annotations(pieces)
    for piece in pieces:
        if is_element(piece):
            piece.S = Name.Span
            hold(piece, [kid for kid in kids(piece) if not _refers(kid)])
    link = tree.element("Link", paragraph, [*pieces, *(reference(one, on) for one, on in annotations)])
    link.Pg = paragraph.Pg
    for one, _ in annotations:
        tree.claim(one, link)
    return [link, *rest]


def _annotations(run: Sequence[Kid]) -> list[tuple[Object, Object]]:
    """Return the annotations that links hold, each once and with its page."""
    found: dict[tuple[int, int], tuple[Object, Object]] = {}
    for link in (one for one in run if is_element(one)):
        for kid in (one for one in kids(link) if _refers(one)):
            found[kid.Obj.objgen] = kid.Obj, kid.Pg if "/Pg" in kid else link.Pg
    return list(found.values())


def _refers(kid: Kid) -> TypeGuard[Object]:
    return isinstance(kid, Object) and not is_element(kid) and kid.get("/Type") == Name.OBJR
