"""续表 on the first page of a table, covered there, is no part of what the PDF says: nor is what covers it.

The engine tags the repeated row where it stands first, and leaves it untagged where it is repeated. Here the covered
words and the rectangle become artifacts (ISO 32000-1, 14.8.2.2), and the unit beside them stands before its table,
whose first row then is its header.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf

from reportdoc.pdf.structure.tree import has_style, role

_Marks = defaultdict[int, set[int]]
_MARKED = re.compile(rb"/[^\s<>/]{1,400}+\s*+<<\s*+/MCID\s++([0-9]{1,9})\s*+>>\s*+BDC\b")
"""Where marked content begins; the engine's strings are hexadecimal, so that none looks like it."""
_CONTAINERS = (Name.Document, Name.Part, Name.Sect, Name.Div)


@dataclass(frozen=True, slots=True)
class CoveredWords:
    """How the words and what covers them are known: the engine uses names of styles as types of structure."""

    words: str
    """Name of the style of the words."""
    anchors: frozenset[str]
    """Names of the styles of the paragraphs to which rectangles are anchored."""


def without_covered(pdf: Pdf, covered: CoveredWords) -> None:
    """Take out of a document's structure what is covered on the first pages of tables; one without tags stays."""
    if "/StructTreeRoot" not in pdf.Root:
        return
    marks: _Marks = defaultdict(set)
    for element in list(_blocks(pdf.Root.StructTreeRoot)):
        if role(element) == "Table":
            _free(element, covered.words, marks)
        elif any(has_style(element, style) for style in covered.anchors):
            shapes = [kid for kid in _kids(element) if isinstance(kid, Dictionary) and kid.get("/S") == Name.Figure]
            _drop(element, shapes, marks)
    for page in pdf.pages:
        if found := marks.get(int(page.obj.get("/StructParents", -1))):
            _mark(pdf, page, found)


def _free(table: Object, words: str, marks: _Marks) -> None:
    """Take the first row out of a table that says 续表 in it, and let the unit stand before the table."""
    first = next((row for row in _kids(table) if isinstance(row, Dictionary)), None)
    paragraphs = [one for cell in _kids(first) for one in _kids(cell)] if first is not None else []
    covered = [one for one in paragraphs if isinstance(one, Dictionary) and one.get("/S") == Name(f"/{words}")]
    if first is None or not covered:
        return
    _note(covered[0], marks)
    table.K = Array([row for row in _kids(table) if row != first])
    parent, units = table.P, [one for one in paragraphs if one not in covered]
    for unit in units:
        unit.P = parent
    kids = _kids(parent)
    place = kids.index(table)
    parent.K = Array([*kids[:place], *units, *kids[place:]])


def _drop(element: Object, shapes: Sequence[Object], marks: _Marks) -> None:
    if shapes:
        for shape in shapes:
            _note(shape, marks)
        element.K = Array([kid for kid in _kids(element) if kid not in shapes])


def _note(element: Object, marks: _Marks) -> None:
    """Note the marked content of an element and of all below it, by the number of its page in the parent tree."""
    for one in (element, *_elements(element)):
        for kid in _kids(one):
            if not isinstance(kid, Dictionary):
                marks[int(one.Pg.StructParents)].add(int(kid))


def _mark(pdf: Pdf, page: Page, found: set[int]) -> None:
    """Make artifacts of the marked content of a page with these numbers."""
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    number = int(page.obj.StructParents)
    parents[number] = Array([None if place in found else kid for place, kid in enumerate(parents[number])])
    page.contents_coalesce()
    written = page.obj.Contents.read_bytes()
    page.obj.Contents = pdf.make_stream(
        _MARKED.sub(lambda mark: b"/Artifact BMC" if int(mark[1]) in found else mark[0], written)
    )


def _blocks(element: Object) -> Iterator[Object]:
    """Yield the elements that are blocks of the text, in reading order, and none that stand in them."""
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            if kid.S in _CONTAINERS:
                yield from _blocks(kid)


def _elements(element: Object) -> Iterator[Object]:
    """Yield the elements below one, in reading order."""
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]
