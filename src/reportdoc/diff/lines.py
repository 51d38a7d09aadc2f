"""Paragraphs as a reader sees them: fields by their results, deleted text left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from reportdoc.diff.model import ComparedLine, ComparedReference
from reportdoc.ooxml.equation import words
from reportdoc.ooxml.fields import Field, Fields
from reportdoc.ooxml.names import MC, A, C, M, R, W, number

_SKIPPED = frozenset(
    {
        *(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "txbxContent")),
        f"{MC}Fallback",
    }
)
"""What holds no text of the paragraph: properties, tracked deletions, text boxes, what stands in for a drawing."""
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


_NOTES = {f"{W}footnoteReference": "footnotes ", f"{W}endnoteReference": "endnotes "}


@dataclass(slots=True)
class ReadParagraph:
    """One paragraph, read."""

    text: str = ""
    references: list[ComparedReference] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    sequence: int = 0
    """Where its caption number ends: after the last `SEQ` field; 0 for no number."""
    family: str = ""
    """What that field counts: `表`, `案例`."""
    in_directory: bool = False
    """Whether it is a line of a directory."""
    pictures: list[str] = field(default_factory=list)
    """Relationship ids of pictures."""
    charts: list[str] = field(default_factory=list)
    """Relationship ids of charts."""
    notes: list[str] = field(default_factory=list)
    """Footnotes and endnotes it marks, each as the name of its part and its id."""

    @property
    def line(self) -> ComparedLine:
        """The text without blanks around it."""
        return self.part(0, len(self.text))

    def part(self, start: int, end: int) -> ComparedLine:
        """Return a stretch of the text as a line, without blanks around it."""
        stretch = self.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end = start + len(stretch.strip())
        inside = (found for found in self.references if start <= found.start and found.end <= end)
        shifted = (ComparedReference(found.start - start, found.end - start, found.target) for found in inside)
        return ComparedLine(self.text[start:end], tuple(shifted))


class Lines:
    """Reads paragraphs in the order of the document, since a field may begin in one and end in another."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}
        """Page numbers that directories show, by bookmark."""
        self._fields = Fields()

    def read(self, element: etree._Element) -> ReadParagraph:
        """Return a `w:p`."""
        self._paragraph = ReadParagraph(in_directory=self._fields.directory)
        self._pieces: list[str] = []
        self._length = 0
        for opened in self._fields.open:
            opened.start = 0
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, node in walker:
            if event == "end":
                if ended := self._fields.leave(node):
                    self._field(ended)
            elif node.tag in _SKIPPED:
                walker.skip_subtree()
            else:
                self._node(node)
                if node.tag == f"{M}oMath":
                    walker.skip_subtree()
        self._paragraph.text = "".join(self._pieces)
        return self._paragraph

    def _node(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}t":
            self._show((node.text or "").replace("\u00a0", " "))
        elif tag == f"{W}br" and node.get(f"{W}clear") == "all":
            return  # where a cell of ours breaks so that a word stays whole (word/rows.py)
        elif tag in _SHOWN:
            self._show(_SHOWN[tag])
        elif tag == f"{M}oMath":
            self._show(words(node))
        elif tag in _NOTES:
            self._paragraph.notes.append(_NOTES[tag] + node.get(f"{W}id", ""))
        elif field := self._fields.enter(node):
            self._field(field)
        elif tag == f"{W}bookmarkStart":
            self._paragraph.bookmarks.append(node.get(f"{W}name") or "")
        elif tag == f"{A}blip":
            self._paragraph.pictures.append(node.get(f"{R}embed") or node.get(f"{R}link") or "")
        elif tag == f"{C}chart":
            self._paragraph.charts.append(node.get(f"{R}id") or "")

    def _show(self, text: str) -> None:
        if self._fields.visible:
            self._pieces.append(text)
            self._length += len(text)

    def _field(self, field: Field) -> None:
        length = self._length
        if not field.ended:
            field.start = length
            self._paragraph.in_directory |= field.directory
            return
        match field.name if field.shown else "":
            case "SEQ":
                self._paragraph.sequence, self._paragraph.family = length, field.argument
            case "REF" if length > field.start:
                self._paragraph.references.append(ComparedReference(field.start, length, field.argument))
            case "PAGEREF":
                page = number("".join(self._pieces)[field.start :].strip(), 0)
                if page > 0:
                    self.pages.setdefault(field.argument, page)
