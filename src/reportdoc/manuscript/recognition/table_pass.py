"""Tables on their way to becoming blocks: with the caption above, below or inside, the unit, the source."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdoc.manuscript.model import ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition import tables
from reportdoc.manuscript.recognition.caption import Caption, captions
from reportdoc.manuscript.recognition.cases import Output
from reportdoc.manuscript.recognition.context import Cursor, Setting, bookmarked, labelled
from reportdoc.manuscript.recognition.continuation import CONTINUED
from reportdoc.manuscript.recognition.inlines import inlines
from reportdoc.manuscript.recognition.lines_beside import beside
from reportdoc.report import block
from reportdoc.report.inline import Text
from reportdoc.report.label import Kind
from reportdoc.report.message import message

UNNAMED = "未命名的表"
"""Caption of a table without one."""
UNIT = re.compile(r"[（(]?\s*(?:计量)?单\s*位\s*[：:].{1,30}")
"""A line above a table on the right."""
NAME = re.compile(r"(?:学校|院校|单位)?名称\s*[：:].{1,40}[（(](?P<code>\d{5})[)）]")
"""The line above each indicator table: 名称：天津机电职业技术学院(12721)."""
_UNIT_STYLE = "单位行"
"""Of our own templates."""
_TABLES = (Kind.TABLE, Kind.ANNEX)


def _repeated(table: ManuscriptTable) -> list[str]:
    """Return what a first row says, 续表 and perhaps a unit, that is repeated where the table goes on; or nothing."""
    cells = [cell for cell in table.rows[0] if cell is not None] if table.rows else []
    words = [tables.text(cell) for cell in cells]
    found = table.header > 1 and 0 < len(words) <= 2 and CONTINUED.fullmatch(words[0]) is not None
    return words if found else []


class TablePass:
    """Gives tables their captions as a list of elements is gone through."""

    def __init__(self, cursor: Cursor, output: Output, setting: Setting) -> None:
        self._cursor, self._output, self._setting = cursor, output, setting
        self._caption: Caption | None = None
        self._unit = ""

    @property
    def awaited(self) -> bool:
        """Whether a caption or a unit waits for its table."""
        return self._caption is not None or bool(self._unit)

    def named(self, paragraph: ManuscriptParagraph) -> bool:
        """Keep a caption for the table that follows; tell whether it is one and a table follows."""
        names = captions(paragraph)
        caption = names[0] if names else beside(paragraph, Kind.TABLE)
        if caption is None or caption.kind not in _TABLES or not self.before_table():
            return False
        self._output.end_bare_case()
        self._caption = labelled(caption, paragraph)
        return True

    def before_table(self) -> bool:
        """Tell whether a table of data comes next, but for a unit and the name of the college."""
        ahead = 0
        while isinstance(one := self._cursor.peek(ahead), ManuscriptParagraph) and ahead < 3:
            if not (UNIT.fullmatch(one.text) or NAME.fullmatch(one.text) or one.style == _UNIT_STYLE):
                return False
            ahead += 1
        return isinstance(one, ManuscriptTable) and not tables.drawn(one)

    def measured(self, paragraph: ManuscriptParagraph) -> bool:
        """Keep a line 单位：… for the table that follows; tell whether it is one."""
        if (UNIT.fullmatch(paragraph.text) or paragraph.style == _UNIT_STYLE) and self.before_table():
            self._unit = paragraph.text
            return True
        return False

    def add(self, table: ManuscriptTable) -> None:
        """Make a block of a table of data."""
        caption, self._caption = self._caption, None
        repeated = _repeated(table)
        if repeated:
            self._setting.log.aside(message("line between two pieces of a table"), table.index, repeated[0])
            table = replace(table, rows=table.rows[1:], header=table.header - 1)
        unit, self._unit = self._unit or "".join(repeated[1:]), ""
        if caption is None:
            table, caption = self._inside(table)
        caption = caption or self._under()
        if caption:
            self._output.end_bare_case()
        self._look_into(table)
        if caption is None and not any(tables.text(cell) for cell in table.cells()):
            return
        self._output.target.append(self._block(table, caption, unit))

    def _block(self, table: ManuscriptTable, caption: Caption | None, unit: str) -> block.Table:
        grid = tables.grid(table)
        words = inlines(caption.runs) if caption else ()
        word = "附表" if caption and caption.kind is Kind.ANNEX else "表"
        typed = f"{word} {caption.number}" if caption and caption.number else ""
        return block.Table(
            label=(caption.label if caption else "") or bookmarked(table.bookmarks, Kind.TABLE),
            caption=words or (Text(UNNAMED),),
            grid=grid,
            widths=None,
            align=None,
            unit=unit or (caption.unit if caption else ""),
            source=caption.source if caption else "",
            landscape=False,
            numbered=bool(typed),
            place=self._setting.place(table.index, typed),
            data="",
        )

    def _look_into(self, table: ManuscriptTable) -> None:
        log = self._setting.log
        for cell in table.cells():
            for one in cell.paragraphs():
                self._setting.beside(one)
                if any(run.formula for run in one.runs):
                    log.review(message("formula in a cell: it is text in one line now"), table.index, one.text)
                if one.drawings:
                    log.review(
                        message("picture in a cell: it is in the folder pictures, not in the table"),
                        table.index,
                        one.text,
                    )
            if rest := tables.beyond(cell):
                log.aside(message("text beyond what a cell can hold"), table.index, rest)
            if any(isinstance(one, ManuscriptTable) for one in cell.blocks):
                log.review(message("table in a cell: its text is in the cell"), table.index, tables.text(cell)[:40])

    def _inside(self, table: ManuscriptTable) -> tuple[ManuscriptTable, Caption | None]:
        """Take a caption out of the first row where it fills that."""
        cells = [cell for cell in table.rows[0] if cell is not None] if table.rows else []
        if len(cells) == 1 and len(table.rows) > 1 and table.width > 1 and cells[0].rows == 1:
            paragraphs = [one for one in cells[0].paragraphs() if one.text]
            names = captions(paragraphs[0]) if len(paragraphs) == 1 else ()
            if names and names[0].kind in _TABLES:
                rest = replace(table, rows=table.rows[1:], header=max(0, table.header - 1))
                return rest, labelled(names[0], paragraphs[0])
        return table, None

    def _under(self) -> Caption | None:
        """Take a caption that stands below the table, unless it belongs to another right below it."""
        after = self._cursor.peek()
        if not isinstance(after, ManuscriptParagraph) or after.index in self._setting.headings:
            return None
        names = captions(after)
        if not names or names[0].kind is not Kind.TABLE:
            return None
        self._cursor.take()
        if self.before_table():
            self._cursor.take(-1)
            return None
        return labelled(names[0], after)
