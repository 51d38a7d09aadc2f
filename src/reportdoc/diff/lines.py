"""Paragraphs as a reader sees them: fields by their results, deleted text left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from reportdoc.diff.model import Line, Reference
from reportdoc.ooxml import limits
from reportdoc.ooxml.names import MC, A, C, R, W, number

_SKIPPED = frozenset(
    {
        *(f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "txbxContent")),
        f"{MC}Fallback",
    }
)
"""What holds no text of the paragraph: properties, tracked deletions, text boxes, what stands in for a drawing."""
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(slots=True)
class Paragraph:
    """One paragraph, read."""

    text: str = ""
    references: list[Reference] = field(default_factory=list)
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

    @property
    def line(self) -> Line:
        """The text without blanks around it."""
        return self.part(0, len(self.text))

    def part(self, start: int, end: int) -> Line:
        """Return a stretch of the text as a line, without blanks around it."""
        stretch = self.text[start:end]
        start += len(stretch) - len(stretch.lstrip())
        end = start + len(stretch.strip())
        inside = (found for found in self.references if start <= found.start and found.end <= end)
        shifted = (Reference(found.start - start, found.end - start, found.target) for found in inside)
        return Line(self.text[start:end], tuple(shifted))


@dataclass(slots=True)
class _Field:
    """A field that has begun (ECMA-376 Part 1, 17.16.18)."""

    instruction: str = ""
    shown: bool = False
    """Whether its result has begun."""
    start: int = 0
    """Where in the paragraph its result begins."""

    def add(self, text: str) -> None:
        """Take in a further piece of the instruction, of which the first words alone matter."""
        if len(self.instruction) < limits.INSTRUCTION_CHARACTERS:
            self.instruction += text

    @property
    def words(self) -> tuple[str, str]:
        """Its name and the first word after it."""
        name, argument, *_ = (*self.instruction.split(), "", "")
        return name.upper(), argument


class Lines:
    """Reads paragraphs in the order of the document, since a field may begin in one and end in another."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}
        """Page numbers that directories show, by bookmark."""
        self._fields: list[_Field] = []
        self._hidden = 0
        self._directories = 0

    def read(self, element: etree._Element) -> Paragraph:
        """Return a `w:p`."""
        self._paragraph = Paragraph(in_directory=self._directories > 0)
        self._pieces: list[str] = []
        self._length = 0
        for opened in self._fields:
            opened.start = 0
        walker = etree.iterwalk(element, events=("start", "end"))
        for event, node in walker:
            if event == "end":
                if node.tag == f"{W}fldSimple":
                    self._end()
            elif node.tag in _SKIPPED:
                walker.skip_subtree()
            else:
                self._node(node)
        self._paragraph.text = "".join(self._pieces)
        return self._paragraph

    def _node(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}t":
            self._show(node.text or "")
        elif tag in _SHOWN:
            self._show(_SHOWN[tag])
        elif tag == f"{W}fldChar":
            self._field_character(node.get(f"{W}fldCharType"))
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1].add(node.text or "")
        elif tag == f"{W}fldSimple":
            self._begin((node.get(f"{W}instr") or "")[: limits.INSTRUCTION_CHARACTERS])
            self._separate()
        elif tag == f"{W}bookmarkStart":
            self._paragraph.bookmarks.append(node.get(f"{W}name") or "")
        elif tag == f"{A}blip":
            self._paragraph.pictures.append(node.get(f"{R}embed") or node.get(f"{R}link") or "")
        elif tag == f"{C}chart":
            self._paragraph.charts.append(node.get(f"{R}id") or "")

    def _show(self, text: str) -> None:
        if not self._hidden:
            self._pieces.append(text)
            self._length += len(text)

    def _field_character(self, kind: str | None) -> None:
        if kind == "begin":
            self._begin("")
        elif kind == "separate":
            self._separate()
        elif kind == "end":
            self._end()

    def _begin(self, instruction: str) -> None:
        if len(self._fields) < limits.FIELDS:
            self._fields.append(_Field(instruction))
            self._hidden += 1

    def _separate(self) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].shown = True
            self._fields[-1].start = self._length
            self._hidden -= 1
            if self._fields[-1].words[0] == "TOC":
                self._directories += 1
                self._paragraph.in_directory = True

    def _end(self) -> None:
        if not self._fields:
            return
        ended = self._fields.pop()
        if not ended.shown:
            self._hidden -= 1
            return
        match ended.words:
            case "TOC", _:
                self._directories -= 1
            case "SEQ", family:
                self._paragraph.sequence, self._paragraph.family = self._length, family
            case "REF", target if self._length > ended.start:
                self._paragraph.references.append(Reference(ended.start, self._length, target))
            case "PAGEREF", target:
                page = number("".join(self._pieces)[ended.start :].strip(), 0)
                if page > 0:
                    self.pages.setdefault(target, page)
