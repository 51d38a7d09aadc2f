"""Notes get their texts, and names that count in each file; those that stand where none may are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.model import Manuscript, ManuscriptParagraph, Run
from reportdoc.manuscript.recognition.inlines import inlines, merged
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.formula import linear
from reportdoc.report.inline import Emphasis, Inline, Link, Math, Note, Strong, Subscript, Superscript, Text
from reportdoc.report.message import message
from reportdoc.report.report import Part, Report


def noted(report: Report, manuscript: Manuscript, log: Log) -> Report:
    """Return a report whose notes have their texts; its headings, captions and titles have neither notes nor formulas.

    Notes that no paragraph marks, such as those in cells, are told with their texts.
    """
    texts, taken = manuscript.notes, set[str]()
    front, chapters = (
        tuple(_File(texts, taken).part(part) for part in parts) for parts in (report.front, report.chapters)
    )
    places = dict(_marks(manuscript))
    for identity, runs in texts.items():
        if identity not in taken:
            log.aside(message("footnote"), places.get(identity, 0), "".join(run.text for run in runs).strip())
    return replace(report, front=front, chapters=chapters)


class _File:
    """Goes through the blocks of one file."""

    def __init__(self, texts: Mapping[str, tuple[Run, ...]], taken: set[str]) -> None:
        self._texts, self._taken, self._count = texts, taken, 0

    def part(self, part: Part) -> Part:
        return replace(part, blocks=self._blocks(part.blocks))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(content=content):
                return replace(block, content=tuple(merged(self._content(content))))
            case List(items=items):
                return replace(block, items=tuple(map(self._blocks, items)))
            case Case(blocks=inner, title=title):
                return replace(block, title=_words(title), blocks=self._blocks(inner))
            case Heading(content=content):
                return replace(block, content=_words(content))
            case Table(caption=caption) | Figure(caption=caption) | Chart(caption=caption):
                return replace(block, caption=_words(caption))
            case FigureRow(figures=figures):
                return replace(block, figures=tuple(replace(one, caption=_words(one.caption)) for one in figures))

    def _content(self, content: tuple[Inline, ...]) -> Iterator[Inline]:
        for inline in content:
            match inline:
                case Note():
                    yield from self._note(inline)
                case Link(content=inner):
                    # No note stands in a link.
                    yield replace(inline, content=_words(inner, formulas=True))
                    yield from (note for one in inner if isinstance(one, Note) for note in self._note(one))
                case Strong(content=inner) | Emphasis(content=inner):
                    yield replace(inline, content=tuple(self._content(inner)))
                case _:
                    yield inline

    def _note(self, mark: Note) -> Iterator[Note]:
        text = note_text(self._texts.get(mark.name, ()))
        if text and mark.name not in self._taken:
            self._taken.add(mark.name)
            self._count += 1
            yield Note(str(self._count), text, mark.place)


def note_text(runs: Sequence[Run]) -> tuple[Inline, ...]:
    """Return what a note says as inline content; no note stands in it."""
    return _words(inlines(runs), formulas=True)


def _words(content: tuple[Inline, ...], formulas: bool = False) -> tuple[Inline, ...]:
    """Return content without notes, and with formulas in one line unless they may stand there."""
    made: list[Inline] = []
    for inline in content:
        match inline:
            case Note():
                pass
            case Math(formula=formula) if not formulas:
                made.append(Text(linear(formula)))
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                made.append(replace(inline, content=_words(inline.content, formulas)))
            case _:
                made.append(inline)
    return tuple(merged(iter(made)))


def _marks(manuscript: Manuscript) -> Iterator[tuple[str, int]]:
    """Yield the id of each note that a paragraph marks, and the paragraph's index."""
    for element in manuscript.elements:
        inside = [element] if isinstance(element, ManuscriptParagraph) else element.cells()
        for one in inside:
            for paragraph in [one] if isinstance(one, ManuscriptParagraph) else one.paragraphs():
                yield from ((run.note, paragraph.index) for run in paragraph.runs if run.note)
