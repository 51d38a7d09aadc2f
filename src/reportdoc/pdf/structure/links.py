"""Links: each a single element with what it shows and the annotations that lead on (ISO 14289-1, 7.18.5).

An engine makes an element of each piece of a link that is set in a font of its own, and of each an owner of the same
annotation; in a directory, the annotation covers the number of the page and the words before it are a link without one.
"""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Name, Object, Page

from reportdoc.pdf.structure.tree import Kid, Tree, hold, is_element, kids, reference, role, same

_Target = tuple[object, ...]


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
    return (str(annotation.get("/A", {}).get("/URI", place)),)


def _join(tree: Tree, paragraph: Object) -> None:
    held: list[Kid] = []
    run: list[Object] = []
    for kid in kids(paragraph):
        if is_element(kid) and role(kid) == "Link":
            if len({_target(one) for link in (*run, kid) for one, _ in _annotations(link)}) > 1:
                held += _one(tree, paragraph, run)
                run = []
            run.append(kid)
        else:
            held += [*_one(tree, paragraph, run), kid]
            run = []
    hold(paragraph, held + _one(tree, paragraph, run))


def _one(tree: Tree, paragraph: Object, run: Sequence[Object]) -> list[Kid]:
    """Return a run of links to one place as one; what each showed becomes a piece of it, with its language."""
    if len(run) < 2:
        return list(run)
    annotations: list[tuple[Object, Object]] = []
    for piece in run:
        for one, page in _annotations(piece):
            if not any(same(one, other) for other, _ in annotations):
                annotations.append((one, page))
        piece.S = Name.Span
        hold(piece, [kid for kid in kids(piece) if not _refers(kid)])
    link = tree.element("Link", paragraph, [*run, *(reference(one, page) for one, page in annotations)])
    link.Pg = run[0].Pg
    for one, _ in annotations:
        tree.claim(one, link)
    return [link]


def _annotations(link: Object) -> list[tuple[Object, Object]]:
    """Return the annotations that an element holds, each with its page."""
    return [(kid.Obj, kid.get("/Pg", link.get("/Pg"))) for kid in kids(link) if _refers(kid)]


def _refers(kid: Kid) -> bool:
    return isinstance(kid, Object) and not is_element(kid) and kid.get("/Type") == Name.OBJR
