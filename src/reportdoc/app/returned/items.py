"""A Word file as what a reader sees one after another: paragraphs, tables of figures, pictures, charts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reportdoc.app.returned.model import MARK
from reportdoc.manuscript.model import Element, Look, Manuscript, ManuscriptParagraph, ManuscriptTable, Run
from reportdoc.manuscript.recognition.inlines import trimmed
from reportdoc.project.digest import digest_of
from reportdoc.text.comparable import comparable

_COMPUTED = ("续表", "附表名称")
"""Styles of lines that the program computes (`word/style.py`)."""
_CELLS = ("表格", "表头", "续表")
"""Beginnings of the names of the styles in cells of a table of figures."""
HEADINGS = "heading "
"""Beginning of the shape of a heading; its level follows."""


@dataclass(frozen=True)
class Item:
    """A paragraph with text, a table of figures, a picture or a chart."""

    element: Element
    text: str
    """Of a paragraph: NBSP as a space, no characters that show nothing."""
    key: str
    """Equal for items that say the same; without blanks."""
    shape: Hashable
    """Only items of one shape are versions of each other."""
    boxes: tuple[int, ...]
    """Which tables and cells it stands in, the outermost first, by index of the table, then row and column."""
    top: int
    """Index of the element of the body that it is in or is."""
    part: str = ""
    """Member of the archive with the picture or chart."""
    note: str = ""
    """Id of the note that it is."""

    @property
    def loose(self) -> tuple[Hashable | None, ...]:
        """Measures of likeness beside the key: the bookmarks it carries, and its first letters."""
        marks = tuple(one for one in self.bookmarks if not one.startswith("_"))
        return (marks or None, self.key[:12] if len(self.key) >= 12 else None)

    @cached_property
    def grams(self) -> frozenset[str]:
        """Pairs of letters."""
        return frozenset(self.key[at : at + 2] for at in range(len(self.key) - 1)) or frozenset((self.key,))

    @property
    def unread(self) -> bool:
        """Whether it has a formula for which there is no LaTeX here."""
        return isinstance(self.element, ManuscriptParagraph) and bool(self.element.equations)

    @property
    def bookmarks(self) -> tuple[str, ...]:
        """Bookmarks of a paragraph."""
        return self.element.bookmarks if isinstance(self.element, ManuscriptParagraph) else ()


def items(manuscript: Manuscript) -> list[Item]:
    """Return what a file holds, without directories and what the program computes anew."""
    digests = {name: digest_of(data) for name, data in manuscript.parts.items()}
    found: list[Item] = []
    for element in manuscript.elements:
        found += _items(element, (), element.index, digests, manuscript.notes)
    return found


def _items(
    element: Element,
    boxes: tuple[int, ...],
    top: int,
    digests: Mapping[str, str],
    notes: Mapping[str, tuple[Run, ...]],
) -> Iterator[Item]:
    if isinstance(element, ManuscriptParagraph):
        for one in _paragraph(element, boxes, top, digests):
            yield one
            yield from _notes(one, notes) if one.text else ()
    elif is_data(element):
        text = "\n".join(cell.text for cell in element.cells())
        yield Item(element, "", _bare(text), "table", boxes, top)
    else:
        for row, cells in enumerate(element.rows):
            for column, cell in enumerate(cells):
                for block in cell.blocks if cell else ():
                    yield from _items(block, (*boxes, element.index, row, column), top, digests, notes)


def is_data(table: ManuscriptTable) -> bool:
    """Tell whether a table is one of figures, and not a frame around text or pictures side by side."""
    inside = [one for cell in table.cells() for one in cell.paragraphs()]
    if any(one.style.startswith(_CELLS) for one in inside):
        return True
    if any(one.drawings for one in inside):
        return False
    return table.width > 1


def _paragraph(
    element: ManuscriptParagraph, boxes: tuple[int, ...], top: int, digests: Mapping[str, str]
) -> Iterator[Item]:
    if element.directory or element.style.startswith(_COMPUTED):
        return
    for drawing in element.drawings:
        shape = "chart" if drawing.kind == "chart" else "picture"
        key = "chart" if shape == "chart" else digests.get(drawing.part, drawing.part)
        yield Item(element, "", key, shape, boxes, top, drawing.part)
    text = shown(element)
    if text.strip():
        yield Item(element, text, _bare(text), _shape(element), boxes, top)


def _notes(marked: Item, notes: Mapping[str, tuple[Run, ...]]) -> Iterator[Item]:
    """Yield the notes that a paragraph marks."""
    assert isinstance(marked.element, ManuscriptParagraph)
    for run in marked.element.runs:
        if runs := trimmed(notes.get(run.note, ())):
            element = ManuscriptParagraph(marked.element.index, runs, "", 0, None, Look(), False, (), (), ())
            yield Item(element, shown(element), _bare(shown(element)), "note", marked.boxes, marked.top, note=run.note)


def shown(element: ManuscriptParagraph) -> str:
    """Return the characters of a paragraph as they are compared, `MARK` for a note."""
    return "".join(MARK if run.note else plainly(run.text) for run in element.runs)


def with_runs(item: Item, runs: tuple[Run, ...]) -> Item:
    """Return a paragraph that says something else."""
    assert isinstance(item.element, ManuscriptParagraph)
    element = replace(item.element, runs=runs)
    return replace(item, element=element, text=shown(element), key=_bare(shown(element)))


def plainly(text: str) -> str:
    """Return characters of a Word file as they stand in content: no-break spaces are spaces, joiners are nothing."""
    return comparable(text.replace("\u00a0", " ").replace("\u2011", "-").replace("\t", " "))


def _bare(text: str) -> str:
    return "".join(plainly(text).split())


def _shape(element: ManuscriptParagraph) -> Hashable:
    if element.level:
        return f"{HEADINGS}{element.level}"
    return "text"


def bodies(found: Sequence[Item]) -> Mapping[int, list[int]]:
    """Return the places of items by the element of the body they are in."""
    tops: dict[int, list[int]] = {}
    for place, item in enumerate(found):
        tops.setdefault(item.top, []).append(place)
    return tops
