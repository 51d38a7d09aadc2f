"""Notes at the foot of the page, and formulas (ISO 14289-1:2014, 7.7 and 7.9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from pikepdf import Array, Object, Page, String

from reportdoc.pdf.structure.annotations import links_of
from reportdoc.pdf.structure.tree import Tree, elements, hold, is_element, kids, reference, role, same

_FORMULA = "公式"
"""What a formula says whose words are not known."""


def lead_back(tree: Tree) -> None:
    """Let the number of a note be the link to its mark where an engine draws that link without tagging it.

    Such links of a page are as many as the notes that begin there, and in their order; else they stay what they are.
    """
    untagged = ((page, _spare(page)) for page in tree.pdf.pages)
    pages = [(page, spare) for page, spare in untagged if spare]
    notes = _found(tree.document).notes if pages else []
    numbers = [number for note in notes if (number := _number(note)) is not None]
    for page, spare in pages:
        here = [number for number in numbers if same(number.get("/Pg"), page.obj)]
        if len(here) == len(spare):
            for paragraph, link in zip(here, sorted(spare, key=lambda one: -float(one.Rect[1])), strict=True):
                _link(tree, page, paragraph, link)


def name_notes_and_formulas(tree: Tree, descriptions: Sequence[str], in_notes: Sequence[str]) -> None:
    """Give every note an identity of its own, which an engine does not, and formulas their words.

    Those of the text and those of the notes come each in reading order; where the engine has not as many as the Word
    file, each says that it is one.
    """
    found = _found(tree.document)
    for note, number in zip(found.notes, count(1)):
        note.ID = String(f"note-{number}")
    for formulas, said in ((found.formulas, descriptions), (found.in_notes, in_notes)):
        words = said if len(said) == len(formulas) else [_FORMULA] * len(formulas)
        for formula, word in zip(formulas, words, strict=True):
            formula.Alt = String(word or _FORMULA)


@dataclass(frozen=True, slots=True)
class _Found:
    """Notes and formulas in reading order, of one walk: a report of 130 pages has 14,000 elements."""

    notes: list[Object] = field(default_factory=list)
    formulas: list[Object] = field(default_factory=list)
    """Those of the text."""
    in_notes: list[Object] = field(default_factory=list)


def _found(document: Object) -> _Found:
    found = _Found()
    waiting = [(kid, False) for kid in reversed(elements(document))]
    while waiting:
        element, noted = waiting.pop()
        kind = role(element)
        if kind == "Note":
            found.notes.append(element)
            noted = True
        elif kind == "Formula":
            (found.in_notes if noted else found.formulas).append(element)
        waiting += [(kid, noted) for kid in reversed(elements(element))]
    return found


def _spare(page: Page) -> list[Object]:
    return [link for link in links_of(page) if "/StructParent" not in link and _inside(link)]


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
