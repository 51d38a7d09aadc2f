"""Nothing is lost without a word: every line of a manuscript is in the project or in the import report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportdoc.manuscript.import_log import Log, Weight
from reportdoc.manuscript.model import Manuscript, ManuscriptParagraph
from reportdoc.manuscript.recognition.caption import captions
from reportdoc.manuscript.recognition.inlines import CONTROLS
from reportdoc.manuscript.recognition.lines_beside import beside, under
from reportdoc.manuscript.recognition.typed_numbers import typed
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Paragraph, Table
from reportdoc.report.cells import Cell
from reportdoc.report.inline import notes_in
from reportdoc.report.label import Kind
from reportdoc.report.message import message
from reportdoc.report.numbering import Number, number
from reportdoc.report.plain import plain
from reportdoc.report.report import Report, walk

_BLANKS = re.compile(r"\s+")


def account(manuscript: Manuscript, report: Report, log: Log) -> None:
    """Note each paragraph of a manuscript whose words are neither in the report nor set aside in the log."""
    numbers = number(report)
    said = [*_texts(report, numbers), *(note.text for note in log.notes if note.weight is Weight.ASIDE)]
    lines = {_bare(line) for one in said for line in (one, *one.split("\n"))}
    # Most paragraphs are a line of their own; only the rest is worth a search through everything.
    words = "\n".join(lines)
    for paragraph in _paragraphs(manuscript):
        forms = list(_forms(paragraph))
        if forms and not any(form in lines for form in forms) and not any(form in words for form in forms):
            log.review(message("reads otherwise in the project, or is not in it"), paragraph.index, paragraph.text)


def _paragraphs(manuscript: Manuscript) -> Iterator[ManuscriptParagraph]:
    for element in manuscript.elements:
        if isinstance(element, ManuscriptParagraph):
            yield element
        else:
            for cell in element.cells():
                yield from cell.paragraphs()


def _forms(paragraph: ManuscriptParagraph) -> Iterator[str]:
    """Yield the words of a paragraph in the forms in which they may stand: whole, and without a typed number."""
    text = paragraph.text
    if not text:
        return
    yield _bare(text)
    found = typed(text)
    if found:
        yield _bare(text[found.length :])
    names = captions(paragraph)
    if names:
        yield _bare(names[-1].text)
    else:
        lines = (beside(paragraph, Kind.FIGURE), beside(paragraph, Kind.TABLE), under(paragraph))
        yield from (_bare(one.text) for one in lines if one)


def _bare(text: str) -> str:
    return _BLANKS.sub("", CONTROLS.sub("", text))


def _texts(report: Report, numbers: Mapping[str, Number]) -> Iterator[str]:
    for part in report.parts:
        for block in walk(part.blocks):
            yield from _block(block, numbers)
    for table in report.annex.tables if report.annex else ():
        yield from _block(table, numbers)
    if report.annex:
        yield report.annex.title


def _block(block: Block, numbers: Mapping[str, Number]) -> Iterator[str]:
    match block:
        case Paragraph(content=content):
            yield plain(content, numbers)
            yield from (plain(note.text, numbers) for note in notes_in(content))
        case Heading(content=content):
            yield plain(content, numbers)
        case Case(title=title):
            yield plain(title, numbers)
        case Table(caption=caption, grid=grid, unit=unit, source=source):
            yield from (plain(caption, numbers), unit, source)
            yield from (cell.text for row in grid.rows for cell in row if isinstance(cell, Cell))
        case Figure(caption=caption, source=source) | Chart(caption=caption, source=source):
            yield from (plain(caption, numbers), source)
        case _:
            return
