"""The elements of a manuscript's body as blocks, in one pass from top to bottom."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportdoc.manuscript.import_log import Evidence
from reportdoc.manuscript.model import Element, ManuscriptParagraph, ManuscriptTable, Run
from reportdoc.manuscript.recognition import lists, tables
from reportdoc.manuscript.recognition.caption import captions
from reportdoc.manuscript.recognition.cases import Box, Output, case_caption
from reportdoc.manuscript.recognition.context import Cursor, Setting, bookmarked, contents
from reportdoc.manuscript.recognition.continuation import joined
from reportdoc.manuscript.recognition.figure_pass import FigurePass
from reportdoc.manuscript.recognition.figures import figure_captions
from reportdoc.manuscript.recognition.headings import FoundHeading
from reportdoc.manuscript.recognition.inlines import cut, inlines, one_line, unbold
from reportdoc.manuscript.recognition.table_pass import TablePass
from reportdoc.report import block
from reportdoc.report.inline import Inline, Math
from reportdoc.report.label import Kind
from reportdoc.report.message import message

_SOURCE = re.compile(r"(?:注[：:]\s*)?(?:数据|资料|图片|表格)?来\s*源\s*[：:].{1,200}", re.DOTALL)

_SOURCE_STYLES = ("来源行", "图注")
"""Of our own templates."""


def blocks(elements: Sequence[Element], setting: Setting, inside: bool = False) -> tuple[block.Block, ...]:
    """Return elements as blocks; `inside` a case, where no other case and no heading begins."""
    return _Pass(joined(elements, setting), setting, inside).blocks()


class _Pass:
    """One way through a list of elements."""

    def __init__(self, elements: Sequence[Element], setting: Setting, inside: bool) -> None:
        self._setting, self._inside = setting, inside
        self._cursor = Cursor(elements)
        self._output = Output(setting)
        self._figures = FigurePass(self._cursor, self._output, setting)
        self._tables = TablePass(self._cursor, self._output, setting)

    def blocks(self) -> tuple[block.Block, ...]:
        while (element := self._cursor.peek()) is not None:
            self._cursor.take()
            if isinstance(element, ManuscriptTable):
                self._table(element)
            else:
                self._paragraph(element)
        self._figures.settle()
        return self._output.close()

    def _paragraph(self, paragraph: ManuscriptParagraph) -> None:
        self._setting.beside(paragraph)
        heading = None if self._inside else self._setting.headings.get(paragraph.index)
        if heading is not None:
            self._figures.settle()
            self._output.end_case()
            self._output.target.append(self._heading(heading))
            return
        title = None if self._inside else case_caption(paragraph)
        if title is not None:
            self._figures.settle()
            self._output.begin_case(title, Box.FRAME if paragraph.look.boxed or self._boxed_next() else Box.NOTHING)
            return
        case = self._output.case
        if case and case.ends(paragraph, self._setting.plain):
            self._figures.settle()
            self._output.end_case()
        if self._figures.captioned(paragraph):
            return
        source = paragraph.style in _SOURCE_STYLES or _SOURCE.fullmatch(paragraph.text)
        if source and self._sourced(paragraph.text):
            return
        if not self._tables.before_table() and self._figures.pasted(paragraph):
            return
        if paragraph.text:
            self._figures.settle()
        if self._tables.named(paragraph) or self._tables.measured(paragraph):
            return
        self._text(paragraph)

    def _text(self, paragraph: ManuscriptParagraph) -> None:
        if paragraph.text and lists.is_item(paragraph):
            self._list(paragraph)
        elif paragraph.text:
            names = captions(paragraph)
            if names and names[0].number:
                self._setting.log.review(message("a caption without a table"), paragraph.index, paragraph.text)
            self._output.target.append(block.Paragraph(self._content(paragraph), self._setting.place(paragraph.index)))
            case = self._output.case
            if case and case.first is None:
                case.first = (paragraph.style, paragraph.look.size)
        if paragraph.drawings:
            self._figures.hold(paragraph)

    def _content(self, paragraph: ManuscriptParagraph) -> tuple[Inline, ...]:
        mark, runs = paragraph.mark, paragraph.runs
        if mark and paragraph.numbered and mark.text:
            text = message("the automatic number {mark} is text now", mark=mark.text.strip())
            self._setting.log.changed(text, paragraph.index, paragraph.text)
            runs = (Run(mark.text + _gap(mark.text)), *runs)
        content = inlines(runs)
        if len(content) == 1 and isinstance(content[0], Math):
            return (replace(content[0], display=True),)
        return content

    def _list(self, paragraph: ManuscriptParagraph) -> None:
        members = [paragraph]
        while isinstance(after := self._cursor.peek(), ManuscriptParagraph) and self._goes_on(members[-1], after):
            self._setting.beside(after)
            members.append(after)
            self._cursor.take()
        self._output.target.extend(lists.lists(members, self._setting.place(paragraph.index)))

    def _goes_on(self, before: ManuscriptParagraph, paragraph: ManuscriptParagraph) -> bool:
        """Tell whether an item follows in the same list; a picture stands where it stood, between two items."""
        special = case_caption(paragraph) or figure_captions(paragraph) or paragraph.index in self._setting.headings
        drawn = before.drawings or paragraph.drawings
        return bool(paragraph.text and lists.is_item(paragraph) and not special and not drawn)

    def _heading(self, heading: FoundHeading) -> block.Heading:
        paragraph, log = heading.paragraph, self._setting.log
        text = "".join(run.text for run in paragraph.runs)
        start = (len(text) - len(text.lstrip()) + heading.typed.length) if heading.typed else 0
        log.evidence.append(Evidence(paragraph.index, "heading", paragraph.text, heading.reasons, heading.level))
        if heading.doubtful:
            log.review(message("heading by its look alone; check its level"), paragraph.index, paragraph.text)
        if paragraph.drawings:
            self._figures.hold(paragraph)
        return block.Heading(
            label=bookmarked(paragraph.bookmarks, Kind.SECTION),
            level=heading.level,
            content=one_line(inlines(unbold(cut(paragraph.runs, start, len(text))))),
            numbered=paragraph.numbered or heading.typed is not None,
            place=self._setting.place(paragraph.index, heading.key),
        )

    def _boxed_next(self) -> bool:
        after = self._cursor.peek()
        return isinstance(after, ManuscriptParagraph) and after.look.boxed and case_caption(after) is None

    def _sourced(self, text: str) -> bool:
        """Give a line 数据来源：… to the table, figure or chart right above it."""
        self._figures.settle()
        target = self._output.target
        last = target[-1] if target else None
        if isinstance(last, block.Table | block.Figure | block.Chart) and not last.source and "\n" not in text:
            target[-1] = replace(last, source=text)
            return True
        return False

    def _table(self, table: ManuscriptTable) -> None:
        first = tables.first_paragraph(table)
        case = self._output.case
        if first is not None and not self._inside and table.width <= 2 and case_caption(first) is not None:
            self._figures.settle()
            self._output.end_case()
            self._boxes(table)
        elif case and not case.blocks and tables.frame(table):
            case.blocks += blocks(contents(table), self._setting, True)
            case.box = Box.TABLE
            self._output.end_case()
        elif self._inside and tables.framed_picture(table):
            self._cursor.put(contents(table))
        elif tables.drawn(table):
            self._figures.table(table)
        elif tables.frame(table) and not self._tables.awaited:
            text = message("box around text: its frame is not in the project")
            self._setting.log.review(text, table.index, first.text if first else "")
            self._cursor.put(contents(table))
        else:
            self._figures.settle()
            self._tables.add(table)

    def _boxes(self, table: ManuscriptTable) -> None:
        """Take the cases of a table; a program makes one of two boxes that nothing parts."""
        elements = contents(table)
        starts = [at for at, one in enumerate(elements) if isinstance(one, ManuscriptParagraph) and case_caption(one)]
        for start, end in pairwise((*starts, len(elements))):
            first = elements[start]
            assert isinstance(first, ManuscriptParagraph)
            title = case_caption(first)
            assert title is not None
            self._setting.beside(first)
            label = title.label or bookmarked(table.bookmarks, Kind.CASE)
            inner = blocks(elements[start + 1 : end], self._setting, True)
            self._output.add_case(replace(title, label=label), inner, Box.TABLE)


def _gap(mark: str) -> str:
    """Return what stands between an automatic number and the text: nothing after a full-width sign, which has room."""
    roomy = not mark[-1].isascii() and unicodedata.category(mark[-1])[0] in "PN"
    return "" if roomy or mark[-1].isspace() else " "
