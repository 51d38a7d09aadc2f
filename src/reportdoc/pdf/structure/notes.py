"""Notes at the foot of the page, and formulas (ISO 14289-1:2014, 7.7 and 7.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from pikepdf import Array, Object, Page, String

from reportdoc.pdf.structure.annotations import links_of
from reportdoc.pdf.structure.tree import Tree, elements, hold, is_element, kids, reference, role, same

_FORMULA = "公式"
"""What a formula says whose words are not known."""


def name_notes(tree: Tree) -> None:
    """Give every note an identity of its own, which an engine does not."""
    for note, number in zip(_all(tree.document, "Note"), count(1)):
        note.ID = String(f"note-{number}")


def lead_back(tree: Tree) -> None:
    """Let the number of a note be the link to its mark where an engine draws that link without tagging it.

    Such links of a page are as many as the notes that begin there, and in their order; else they stay what they are.
    """
    starts = [(note, number) for note in _all(tree.document, "Note") if (number := _number(note)) is not None]
    for page in tree.pdf.pages:
        here = [number for note, number in starts if same(number.get("/Pg"), page.obj)]
        spare = [link for link in links_of(page) if "/StructParent" not in link and _inside(link)]
        if here and len(here) == len(spare):
            for paragraph, link in zip(here, sorted(spare, key=lambda one: -float(one.Rect[1])), strict=True):
                _link(tree, page, paragraph, link)


def describe_formulas(tree: Tree, descriptions: Sequence[str], in_notes: Sequence[str]) -> None:
    """Give formulas their words: those of the text and those of the notes, each in reading order.

    Where the engine has not as many as the Word file, each says that it is one.
    """
    notes = [formula for note in _all(tree.document, "Note") for formula in _all(note, "Formula")]
    known = {one.objgen for one in notes}
    texts = [one for one in _all(tree.document, "Formula") if one.objgen not in known]
    for found, said in ((texts, descriptions), (notes, in_notes)):
        words = said if len(said) == len(found) else [_FORMULA] * len(found)
        for formula, word in zip(found, words, strict=True):
            formula.Alt = String(word or _FORMULA)


def _all(element: Object, kind: str) -> Iterator[Object]:
    for kid in elements(element):
        if role(kid) == kind:
            yield kid
        yield from _all(kid, kind)


def _number(note: Object) -> Object | None:
    """Return the paragraph of a note whose own first content is the note's number; none where it has another form."""
    first = next(iter(elements(note)), None)
    inside = kids(first) if first is not None else []
    return first if inside and isinstance(inside[0], int) else None


def _inside(link: Object) -> bool:
    """Tell whether a link leads to a place in the document."""
    return "/Dest" in link or ("/A" in link and "/D" in link.A)


def _link(tree: Tree, page: Page, paragraph: Object, annotation: Object) -> None:
    shown, *rest = kids(paragraph)
    assert not is_element(shown)
    link = tree.element("Link", paragraph, [shown, reference(annotation, page.obj)])
    link.Pg = page.obj
    hold(paragraph, [link, *rest])
    owners = list(tree.parents[int(page.obj.StructParents)])
    owners[int(shown)] = link
    tree.parents[int(page.obj.StructParents)] = Array(owners)
    tree.claim(annotation, link)
