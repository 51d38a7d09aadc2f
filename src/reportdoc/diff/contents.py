"""Texts and objects of a document as they come: which caption belongs to which table, chart or picture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from reportdoc.diff.lines import Lines, ReadParagraph
from reportdoc.diff.model import ComparedGrid, ComparedLine, ComparedText, Object, ObjectKind
from reportdoc.diff.tables import grid
from reportdoc.ooxml.charts import chart_look, chart_rows
from reportdoc.ooxml.package import Package
from reportdoc.report.label import Kind, is_label, kind

_AUTOMATIC = re.compile(r"[a-z]+-auto-\d+-\d+")
"""Labels that the program gives by position; they say nothing about what is the same."""
_CASE_FAMILY = "案例"
_CAPTION = "caption"
"""Style of captions without a number of ours, by Word's name for it."""
_BEFORE = frozenset({"附表名称", "单位行"})
"""Names of the template's styles for lines between a caption and its table."""
_AFTER = frozenset({"来源行", "图注"})
"""Names of the template's styles for source lines."""


def label_of(paragraph: ReadParagraph) -> str:
    """Return the author's label among the bookmarks of a paragraph, or an empty text."""
    return next((label for label in map(_label, paragraph.bookmarks) if label and not _AUTOMATIC.fullmatch(label)), "")


def kind_of(paragraph: ReadParagraph) -> Kind | None:
    """Return what the labels of a paragraph, automatic ones too, say it captions or is."""
    return next((kind(label) for label in map(_label, paragraph.bookmarks) if label), None)


def is_caption(paragraph: ReadParagraph, style: str) -> bool:
    """Tell whether a paragraph is the caption of something."""
    labelled = kind_of(paragraph) not in (None, Kind.SECTION)
    return bool(paragraph.text.strip()) and (paragraph.sequence > 0 or labelled or style == _CAPTION)


class Contents:
    """Gathers texts and objects; a caption waits for its table, a picture for its caption."""

    def __init__(self, package: Package, targets: Mapping[str, tuple[str, str]], lines: Lines) -> None:
        self.texts: list[ComparedText] = []
        self.objects: list[Object] = []
        self.bookmarks: list[list[str]] = []
        """Bookmarks of each object's caption."""
        self.heading = 0
        """Index of the heading that what comes stands under."""
        self.case = -1
        """Index of the case that what comes stands in."""
        self._package, self._targets, self._lines = package, targets, lines
        self._waiting: ReadParagraph | None = None
        self._before: list[ComparedLine] = []
        self._drawn: list[Object] = []
        self._ended = False

    def paragraph(self, paragraph: ReadParagraph, style: str, framed: bool) -> None:
        """Take in a paragraph that is no heading; `framed` tells whether it stands in a table."""
        line = paragraph.line
        if is_caption(paragraph, style):
            self._caption(paragraph, framed)
        elif style in _BEFORE and self._waiting:
            self._before.append(line)
        elif style in _AFTER and line.text and self._ended:
            self.objects[-1] = replace(self.objects[-1], notes=(*self.objects[-1].notes, line))
        elif line.text:
            self.flush()
            self.texts.append(ComparedText(line, self.heading, self.case))
        self._draw(paragraph)

    def table(self, element: etree._Element) -> None:
        """Take in a table of cells; the caption that waits is its own."""
        waiting, before = self._waiting, tuple(self._before)
        self._waiting = None
        self._before = []
        self.flush()
        cells = grid(element, self._lines)
        self._add(Object(ObjectKind.TABLE, "", "", ComparedLine(""), None, 0, -1, grid=cells, notes=before), waiting)

    def flush(self) -> None:
        """Stop waiting: pictures stay without a caption, a caption without an object is text."""
        for drawn in self._drawn:
            self._add(drawn, None)
        self._drawn = []
        if self._waiting:
            lines = (self._waiting.line, *self._before)
            self.texts += (ComparedText(line, self.heading, self.case) for line in lines)
        self._waiting, self._ended = None, False
        self._before = []

    def _caption(self, paragraph: ReadParagraph, framed: bool) -> None:
        drawn = self._drawn
        self._drawn = []
        if paragraph.family == _CASE_FAMILY or kind_of(paragraph) is Kind.CASE:
            self.flush()
            self._add(Object(ObjectKind.CASE, "", "", ComparedLine(""), None, 0, -1), paragraph)
            self._ended = False
            if framed:
                self.case = len(self.objects) - 1
        elif drawn:
            together = drawn[0] if len(drawn) == 1 else replace(drawn[0], look=" ".join(one.look for one in drawn))
            self._add(together, paragraph)
        else:
            self.flush()
            self._waiting = paragraph

    def _draw(self, paragraph: ReadParagraph) -> None:
        drawn = [self._picture(identity) for identity in paragraph.pictures]
        drawn += [self._chart(identity) for identity in paragraph.charts]
        if drawn:
            self._ended = False
        self._drawn += drawn
        if self._drawn and self._waiting:
            waiting, self._waiting = self._waiting, None
            self._add(self._drawn.pop(0), waiting)

    def _add(self, found: Object, caption: ReadParagraph | None) -> None:
        named = replace(found, heading=self.heading, case=self.case)
        if caption:
            named = replace(
                named,
                label=label_of(caption),
                number=caption.text[: caption.sequence].strip(),
                caption=caption.part(caption.sequence, len(caption.text)),
            )
        self.objects.append(named)
        self.bookmarks.append(caption.bookmarks if caption else [])
        self._ended = True

    def _picture(self, identity: str) -> Object:
        _, target = self._targets.get(identity, ("", identity))
        data = self._package.data(target)
        look = target if data is None else hashlib.sha256(data).hexdigest()
        return Object(ObjectKind.PICTURE, "", "", ComparedLine(""), None, 0, -1, look=look)

    def _chart(self, identity: str) -> Object:
        root = self._package.xml(self._targets.get(identity, ("", ""))[1])
        cells, look = (None, "") if root is None else (ComparedGrid(chart_rows(root), frozenset(), 1), chart_look(root))
        return Object(ObjectKind.CHART, "", "", ComparedLine(""), None, 0, -1, grid=cells, look=look)


def _label(bookmark: str) -> str:
    label = bookmark.replace("_", "-")
    return label if is_label(label) else ""
