"""Pictures and their captions: above or below, alone or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportdoc.manuscript.model import Drawing, Element, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition.caption import Caption, captions
from reportdoc.manuscript.recognition.context import labelled
from reportdoc.manuscript.recognition.inlines import inlines, trimmed
from reportdoc.manuscript.recognition.lines_beside import titular
from reportdoc.report.block import Figure, FigureRow, Picture
from reportdoc.report.inline import Text
from reportdoc.report.label import Kind
from reportdoc.report.place import Place

MISSING = "missing"
"""Name that stands for the picture of a caption without one."""
UNNAMED = "未命名的图"
"""Caption of a picture without one."""


def figure_captions(element: Element) -> tuple[Caption, ...]:
    """Return the figures' captions that an element consists of."""
    found = captions(element) if isinstance(element, ManuscriptParagraph) else ()
    return found if found and found[0].kind is Kind.FIGURE else ()


def captioned_below(elements: Sequence[Element]) -> bool:
    """Tell whether a manuscript's captions stand below its pictures, as most do, or above."""
    filled = [one for one in elements if isinstance(one, ManuscriptTable) or one.text or one.drawings]
    below = above = 0
    for place, one in enumerate(filled):
        if figure_captions(one):
            below += place > 0 and _draws(filled[place - 1])
            above += place + 1 < len(filled) and _draws(filled[place + 1])
    return below >= above


def _draws(element: Element) -> bool:
    return isinstance(element, ManuscriptParagraph) and bool(element.drawings)


def pair(drawings: Sequence[Drawing], names: Sequence[Caption], file: str, index: int) -> Figure | FigureRow | None:
    """Return drawings with their captions as a figure, or as figures side by side; nothing for nothing.

    A drawing too many shares the last caption without its number, a caption too many gets the picture `MISSING`.
    """
    count = max(len(drawings), len(names))
    figures = tuple(
        _figure(
            drawings[place] if place < len(drawings) else Drawing("picture", MISSING),
            names[place] if place < len(names) else None,
            names[-1] if names else None,
            Place(file, index),
        )
        for place in range(count)
    )
    return figures[0] if count == 1 else FigureRow(figures, Place(file, index)) if figures else None


def _figure(drawing: Drawing, name: Caption | None, last: Caption | None, place: Place) -> Figure:
    shown = name or last
    caption = inlines(shown.runs) if shown else ()
    numbered = name is not None and bool(name.number)
    return Figure(
        label=name.label if name else "",
        caption=caption or (Text(drawing.alt or UNNAMED),),
        picture=Picture(Path(drawing.part or MISSING), "PNG", 0, 0, 1),
        alt=drawing.alt,
        width=None,
        source=name.source if name else "",
        numbered=numbered,
        place=Place(place.file, place.line, key=f"图 {name.number}" if name and name.number else None),
    )


@dataclass(slots=True)
class PictureGroup:
    """Pictures that a table sets side by side, with what stands under or over them."""

    drawings: list[Drawing] = field(default_factory=list)
    names: list[Caption] = field(default_factory=list)
    lines: list[ManuscriptParagraph] = field(default_factory=list)
    """Lines that are no captions by their words."""

    def titles(self) -> list[Caption]:
        """Return lines without a number as the captions where there is one for each picture; they are no lines then."""
        lines = self.lines
        if len(lines) != len(self.drawings) or not all(titular(one.text) and not captions(one) for one in lines):
            return []
        self.lines = []
        return [Caption(Kind.FIGURE, "", "", trimmed(one.runs), one.index) for one in lines]


def columns(table: ManuscriptTable) -> list[PictureGroup]:
    """Return the drawings and captions of a table that sets pictures side by side, row by row of pictures."""
    groups: list[PictureGroup] = []
    for row in table.rows:
        paragraphs = [one for cell in row if cell is not None for one in cell.paragraphs()]
        found = PictureGroup(
            [drawing for one in paragraphs for drawing in one.drawings],
            [labelled(caption, one) for one in paragraphs for caption in figure_captions(one)],
            [one for one in paragraphs if one.text and not figure_captions(one)],
        )
        if not groups or (found.drawings and groups[-1].drawings):
            groups.append(found)
            continue
        groups[-1].drawings += found.drawings
        groups[-1].names += found.names
        groups[-1].lines += found.lines
    return groups
