"""What holds for a whole manuscript while its elements become blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.model import Element, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition.caption import Caption
from reportdoc.manuscript.recognition.headings import FoundHeading
from reportdoc.report.label import Kind, is_label, kind
from reportdoc.report.message import message
from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Setting:
    """What every pass over a manuscript's elements needs to know."""

    file: str
    headings: Mapping[int, FoundHeading]
    """By index of their paragraph."""
    charts: Mapping[str, etree._Element]
    below: bool
    """Captions of figures stand below."""
    plain: tuple[str, float]
    """Style and size in pt of running text."""
    log: Log
    equations: list[str] = field(default_factory=list)
    """OMML found, in order."""

    def place(self, index: int, typed: str = "") -> Place:
        """Return the place of an element; the number that was typed for it goes with it until numbers are compared."""
        return Place(self.file, index, key=typed or None)

    def beside(self, paragraph: ManuscriptParagraph) -> None:
        """Note what a paragraph has that its text does not show."""
        for equation in paragraph.equations:
            self.equations.append(equation)
            text = message("equation {number}: kept as OMML, its characters as text", number=len(self.equations))
            self.log.review(text, paragraph.index, paragraph.text)


class Cursor:
    """A place in a list of elements without its blank lines."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = [one for one in elements if not blank(one)]
        self._at = 0

    def peek(self, ahead: int = 0) -> Element | None:
        """Return the next element or one beyond it, or none at the end."""
        place = self._at + ahead
        return self._elements[place] if place < len(self._elements) else None

    def take(self, count: int = 1) -> None:
        """Pass over elements."""
        self._at += count

    def put(self, elements: Sequence[Element]) -> None:
        """Let elements come next."""
        self._elements[self._at : self._at] = [one for one in elements if not blank(one)]


def blank(element: Element) -> bool:
    """Tell whether an element is a paragraph that shows nothing and holds no note."""
    return isinstance(element, ManuscriptParagraph) and not (
        element.text or element.drawings or any(run.note for run in element.runs)
    )


def contents(table: ManuscriptTable) -> list[Element]:
    """Return what stands in the cells of a table, in reading order."""
    return [one for cell in table.cells() for one in cell.blocks]


def bookmarked(names: Sequence[str], wanted: Kind) -> str:
    """Return the label in the name of a bookmark that a build of ours set; empty for none, and for one made up."""
    labels = (name.replace("_", "-") for name in names)
    return next((one for one in labels if is_label(one) and kind(one) is wanted and "-auto-" not in one), "")


def labelled(caption: Caption, paragraph: ManuscriptParagraph) -> Caption:
    """Return a caption with the label in its paragraph's bookmarks."""
    return replace(caption, label=bookmarked(paragraph.bookmarks, caption.kind))
