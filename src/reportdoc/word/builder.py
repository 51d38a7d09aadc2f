"""What the writers of blocks share while one body is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from reportdoc.report.block import ChartKind
from reportdoc.report.message import message
from reportdoc.report.numbering import Number
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.word.continued import EMU_PER_TWIP as EMU_PER_TWIP
from reportdoc.word.continued import Continuation, cover
from reportdoc.word.style import AFTER_BOX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportdoc.word.notes import Notes
    from reportdoc.word.parts import AddedParts
    from reportdoc.word.prototype import Prototype
    from reportdoc.word.section import Sections
    from reportdoc.word.templates import CaseTemplate


@dataclass(frozen=True, slots=True)
class Builder:
    """Names, numbers and counters for writing one body, and the room there is at the place being written."""

    styles: Mapping[str, str]
    """Style id by name."""
    numbers: Mapping[str, Number]
    parts: AddedParts
    notes: Notes
    sections: Sections
    case: CaseTemplate
    charts: Mapping[ChartKind, Prototype]
    annex_name: str
    """Line above each annex table: 名称：校名(代码)."""
    width: int
    """Width of the text, twips."""
    height: int
    """Height of the text, twips."""
    pairs: Mapping[str, int]
    """How often two characters stand side by side in the report (`cohesion.pairs`)."""
    continuation: Continuation
    text_style: str
    """Name of the paragraph style for running text."""
    in_note: bool = False
    """Whether what is written stands in a note, whose part has links of its own."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each value comes from, by its name; in a copy for review alone."""
    notices: list[Problem] = field(default_factory=list)
    """What does not fit, as the writers find it."""
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    """Ids of bookmarks and drawings, unique in the document."""

    @property
    def boxed(self) -> bool:
        """Whether what is written stands in a box, such as that of a case."""
        return self.width not in {self.sections.width, self.sections.landscape_width}

    def link(self, target: str) -> str:
        """Return the relationship id of a link out of the document."""
        return self.notes.link(target) if self.in_note else self.parts.link(target)

    def optional(self, name: str, place: Place) -> str:
        """Return the id of a style that only some reports need.

        Raises ContentError where the template lacks it, with the place that needs it.
        """
        if name not in self.styles:
            text = message('the template has no style "{name}"', name=name)
            hint = message("copy the style from the template that came with reportdoc")
            raise ContentError([Problem(place, text, hint)])
        return self.styles[name]

    def cover(self, name: str, lines: int) -> str:
        """Return the rectangle that hides 续表 on a table's first page, below a paragraph of that style and length."""
        before, line = self.continuation.spacing.get(self.styles[name], (0, 0))
        return cover(next(self.ids), (before, line * lines))

    def within(self, width: int, text_style: str) -> Builder:
        """Return a builder for content inside a box of that width (twips), which shares everything else."""
        return replace(self, width=width, text_style=text_style)

    def turned(self) -> Builder:
        """Return a builder for content on pages on their side."""
        return replace(self, width=self.sections.landscape_width, height=self.sections.landscape_height)

    def paragraph(self, style: str, content: str, properties: str = "") -> str:
        """Return a paragraph of the named style; `properties` goes into its `w:pPr` after the style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.styles[style]}"/>{properties}</w:pPr>{content}</w:p>'

    def parted(self, content: str) -> str:
        """Return content with a thin paragraph between tables: Word makes one of two that touch."""
        return content.replace("</w:tbl><w:tbl>", f"</w:tbl>{self.paragraph(AFTER_BOX, '')}<w:tbl>")

    def bookmark(self, name: str, content: str) -> str:
        """Return runs between the two ends of a bookmark."""
        number = next(self.ids)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
