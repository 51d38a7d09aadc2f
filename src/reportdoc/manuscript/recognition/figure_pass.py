"""Drawings on their way to becoming figures: they wait for the caption below them, or take the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdoc.manuscript.model import Drawing, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition import figures
from reportdoc.manuscript.recognition.caption import Caption, captions
from reportdoc.manuscript.recognition.cases import Output
from reportdoc.manuscript.recognition.charts import chart_data
from reportdoc.manuscript.recognition.context import Cursor, Setting, labelled
from reportdoc.manuscript.recognition.inlines import inlines
from reportdoc.manuscript.recognition.lines_beside import beside, under
from reportdoc.manuscript.recognition.tables import drawn
from reportdoc.report import block
from reportdoc.report.inline import Text
from reportdoc.report.label import Kind
from reportdoc.report.message import message


class FigurePass:
    """Pairs drawings with captions as a list of elements is gone through."""

    def __init__(self, cursor: Cursor, output: Output, setting: Setting) -> None:
        self._cursor, self._output, self._setting = cursor, output, setting
        self._waiting: list[Drawing] = []
        self._over: Caption | None = None
        """A caption above a table of pictures that comes next."""
        self._index = 0

    def hold(self, paragraph: ManuscriptParagraph) -> None:
        """Keep the drawings of a paragraph until their caption comes."""
        for one in paragraph.drawings:
            if one.kind == "object":
                text = message("embedded object: only its picture is in the project")
                self._setting.log.review(text, paragraph.index, one.alt)
        self._waiting += paragraph.drawings
        self._index = paragraph.index

    def settle(self) -> None:
        """Give up waiting: what waits has no caption."""
        if self._waiting:
            self._draw(self._taken(), ())

    def captioned(self, paragraph: ManuscriptParagraph) -> bool:
        """Make figures of a paragraph with captions; tell whether that was possible."""
        names = [labelled(one, paragraph) for one in self._names(paragraph)]
        if not names:
            return False
        if len(names) == 1 and not self._waiting and self._entitles(names[0]):
            return True
        while len(names) < len(self._waiting) and (more := self._captions_next()):
            names += more
        drawings = [*self._taken(), *paragraph.drawings]
        if not drawings:
            drawings = self._below(len(names))
            self._index = paragraph.index
        if not drawings and not names[0].number:
            return False
        self._draw(drawings, names)
        return True

    def _names(self, paragraph: ManuscriptParagraph) -> tuple[Caption, ...]:
        found = figures.figure_captions(paragraph)
        plain = beside(paragraph, Kind.FIGURE) if self._waiting or paragraph.drawings else None
        if not found and plain is None and self._waiting and not captions(paragraph):
            plain = under(paragraph)
        return found or ((plain,) if plain else ())

    def pasted(self, paragraph: ManuscriptParagraph) -> bool:
        """Take the caption of a table that is a picture, above or below it; tell whether it is one."""
        names = captions(paragraph)
        if not names or names[0].kind not in (Kind.TABLE, Kind.ANNEX):
            return False
        # A picture has no number among tables; what refers to one is told where references are found.
        name = replace(names[0], kind=Kind.FIGURE, number="")
        if self._entitles(name):
            return True
        drawings = self._taken() or self._spare()
        if not drawings:
            return False
        self._index = paragraph.index
        text = message("table that is a picture; make a table of it, so that it has a number and can be checked")
        self._setting.log.review(text, paragraph.index, paragraph.text)
        self._draw(drawings, [name])
        return True

    def _entitles(self, name: Caption) -> bool:
        """Keep a caption for a table of pictures that comes next; tell whether one does."""
        after = self._cursor.peek()
        if not (isinstance(after, ManuscriptTable) and drawn(after)):
            return False
        if any(one.names and one.names[0].number for one in figures.columns(after)) and name.number:
            return False
        self.settle()
        self._over = name
        return True

    def _spare(self) -> list[Drawing]:
        """Take the pictures that come next but for those that captions of figures below them need."""
        rows: list[Sequence[Drawing]] = []
        while isinstance(one := self._cursor.peek(len(rows)), ManuscriptParagraph) and one.drawings and not one.text:
            rows.append(one.drawings)
        after = self._cursor.peek(len(rows))
        needed = len(figures.figure_captions(after)) if after is not None else 0
        self._cursor.take(max(0, len(rows) - needed))
        return [drawing for row in rows[: max(0, len(rows) - needed)] for drawing in row]

    def table(self, table: ManuscriptTable) -> None:
        """Make figures of a table that sets pictures side by side."""
        self.settle()
        self._index = table.index
        for cell in table.cells():
            for one in cell.paragraphs():
                self._setting.beside(one)
        over, self._over = self._over, None
        for group in figures.columns(table):
            names = group.names
            if over and over.number and not names:
                names, over = [over], None
            while len(names) < len(group.drawings) and (more := self._captions_next()):
                names = [*names, *more]
            names = names or group.titles()
            if over and not names:
                names, over = [over], None
            for one in group.lines:
                self._setting.log.aside(message("line in a table of pictures"), one.index, one.text)
            self._draw(group.drawings, names)
        if over:
            text = message("caption above pictures that have captions of their own; it is not in the project")
            self._setting.log.aside(text, over.index, f"{over.typed} {over.text}")

    def _taken(self) -> list[Drawing]:
        drawings = self._waiting
        self._waiting = []
        return drawings

    def _captions_next(self) -> list[Caption]:
        after = self._cursor.peek()
        if not isinstance(after, ManuscriptParagraph) or after.drawings or after.index in self._setting.headings:
            return []
        found = [labelled(one, after) for one in figures.figure_captions(after)]
        if found:
            self._cursor.take()
        return found

    def _below(self, count: int) -> list[Drawing]:
        """Take the pictures below a caption, unless they have one of their own below them."""
        found: list[Drawing] = []
        ahead = 0
        while len(found) < count:
            after = self._cursor.peek(ahead)
            if not isinstance(after, ManuscriptParagraph) or not after.drawings or after.text:
                break
            found += after.drawings
            ahead += 1
        beyond = self._cursor.peek(ahead)
        if self._setting.below and beyond is not None and figures.figure_captions(beyond):
            return []
        self._cursor.take(ahead)
        return found

    def _draw(self, drawings: Sequence[Drawing], names: Sequence[Caption]) -> None:
        log = self._setting.log
        for one in drawings:
            if one.kind == "chart":
                self._chart(one, names[0] if names else None)
                names = names[1:]
        rest = [one for one in drawings if one.kind != "chart" and (names or self._there(one))]
        made = figures.pair(rest, names, self._setting.file, self._index)
        if made is None:
            return
        for caption in names[len(rest) :]:
            text = message("a figure's caption without a picture: a grey box stands in")
            log.review(text, caption.index, f"{caption.typed} {caption.text}")
        if not names:
            log.review(message("picture without a caption"), self._index)
        elif len(rest) > len(names):
            log.review(message("more pictures than captions"), self._index, names[-1].text)
        self._output.target.append(made)

    def _there(self, drawing: Drawing) -> bool:
        """Tell whether a drawing has a picture in the file; one without and without a caption is left out."""
        if not drawing.part and drawing.kind == "picture":
            text = message("picture that is not in the file: left out, for it has no caption either")
            self._setting.log.review(text, self._index, drawing.alt)
        return bool(drawing.part)

    def _chart(self, drawing: Drawing, caption: Caption | None) -> None:
        root = self._setting.charts.get(drawing.part)
        data = chart_data(root) if root is not None else None
        words = inlines(caption.runs) if caption else ()
        if data is None:
            self._setting.log.review(message("chart that cannot be carried over"), self._index, drawing.alt)
            stand_in = [replace(drawing, kind="picture", part=figures.MISSING)]
            made = figures.pair(stand_in, [caption] if caption else [], self._setting.file, self._index)
            self._output.target.extend([made] if made else [])
            return
        if not data.exact:
            text = message("chart of a kind that is drawn otherwise here")
            self._setting.log.review(text, self._index, data.title)
        self._output.target.append(
            block.Chart(
                label=caption.label if caption else "",
                caption=words or (Text(data.title or drawing.alt or figures.UNNAMED),),
                kind=data.kind,
                categories=(),
                series=(),
                grid=data.grid,
                alt=drawing.alt,
                unit=data.unit,
                source="",
                numbered=bool(caption and caption.number),
                place=self._setting.place(self._index, f"图 {caption.number}" if caption and caption.number else ""),
                data="",
            )
        )
