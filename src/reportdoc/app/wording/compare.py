"""Whether a Word file and a PDF say the same, character by character.

What a layout engine adds is accounted for: headers and footers, header rows repeated on each page of a table, leaders
the
numbers of axes, and notes at the foot of the page, in the midst of a text that goes on. It may take nothing away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdoc.app.wording.chart_words import shows
from reportdoc.app.wording.foot import Foot, drawn
from reportdoc.app.wording.level import ROWS, level
from reportdoc.app.wording.pdf_stream import Stream
from reportdoc.ooxml.passages import FORMULA, TAB, Wording, WordPassage
from reportdoc.pdf.text import PageText
from reportdoc.report.message import Message, message

DECLARATION = "declaration"
"""Bookmark on the page that a scan may have replaced: then nothing of it stands in the PDF."""
MOST = 20
"""So many differences are told; where there are more, both are different files."""
_LEADER = frozenset(".·…_")
_NUMBER = frozenset("0123456789.,")
_ANCHOR, _LEAST = 24, 6
"""Characters by which the place is found again after a difference: wanted, and at least."""
_WINDOW, _AHEAD = 20_000, 300
"""Characters of the PDF and passages of the Word file in which it is looked for."""
_SHOWN, _PASSAGE = 24, 40
"""Characters that are shown of either side, and of the paragraph."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where both do not say the same."""

    page: int
    """Of the PDF, from 1."""
    label: str
    """What the PDF calls that page; empty where it has no number."""
    passage: str
    """The paragraph of the Word file; empty where only the PDF says something."""
    word: str
    """What the Word file says from there on; empty where it says nothing."""
    pdf: str
    """What the PDF says from there on; empty where it says nothing."""
    formula: bool = False
    """Whether there is a formula in the paragraph."""

    @property
    def message(self) -> Message:
        """The difference in words."""
        return message(
            'the Word file and the PDF do not say the same: page {page}: "{word}" and "{pdf}", in "{passage}"',
            page=self.label or self.page,
            word=self.word,
            pdf=self.pdf,
            passage=self.passage[:_PASSAGE],
        )


def differences(word: Wording, pages: Sequence[PageText]) -> tuple[Difference, ...]:
    """Return where a Word file and a PDF do not say the same, at most `MOST` places in the order of the pages."""
    walk = _Walk(word, Stream(pages, word.margins, {one.text for one in word.passages}))
    walk.all()
    return tuple(walk.differences)


class _Walk:
    """Both texts side by side."""

    def __init__(self, word: Wording, stream: Stream) -> None:
        self._passages, self._stream = word.passages, stream
        self._declaration = word.marked.get(DECLARATION)
        self._heads: dict[int, str] = {}
        for one in self._passages:
            if one.heads is not None:
                self._heads[one.heads] = self._heads.get(one.heads, "") + one.text.replace(TAB, "")
        self._position = 0
        self._foot = Foot(word.notes, stream)
        self._tables: set[int] = set()
        self._begun: dict[int, int] = {}
        self._following = 0
        self.differences: list[Difference] = []

    def all(self) -> None:
        index = 0
        while index < len(self._passages) and len(self.differences) < MOST:
            index = self._step(index)
        self._position += self._foot.take(self._position)
        if len(self.differences) < MOST and self._position < len(self._stream.text):
            self._tell("", 0, self._position)
        if len(self.differences) < MOST and self._foot.left:
            self._tell(self._foot.left.text, 0, len(self._stream.text))

    def _step(self, index: int) -> int:
        """Follow one passage, and return the index of the next one."""
        passage, stream = self._passages[index], self._stream
        if passage.sheet == self._declaration and self._position in stream.blanks:
            return index + 1
        self._position += self._foot.take(self._position)
        if passage.chart:
            following, end = self._found_again(index + 1, 1)
            end_of_chart, notes = self._foot.within(self._position, end)
            if not shows(passage.chart, stream.words(self._position, end_of_chart)):
                self._tell(" ".join((*passage.chart.labels, *passage.chart.values)), 0, self._position)
            self._position = end_of_chart + notes
            return following
        self._position += self._repeated(passage, self._position)
        start, following = self._position, index + 1
        if stream.text.startswith(passage.text, self._position) and stream.parted(self._position):
            self._position += len(passage.text)
            complete = True
        else:
            complete = self._follow(index)
            following = self._following
        self._tables.update(passage.tables)
        if complete:
            self._head(self._passages[index:following], start)
            return following
        following, self._position = self._found_again(index + 1)
        return following

    def _head(self, passages: Sequence[WordPassage], start: int) -> None:
        """Note how the PDF has the header of a table, of which these are some cells, that begin there."""
        for one in passages:
            if one.heads is not None:
                begin = self._begun.setdefault(one.heads, start)
                self._heads[one.heads] = self._stream.text[begin : self._position]

    def _follow(self, number: int) -> bool:
        """Go through a passage character by character; tell the first difference, and return whether there was none.

        `_following` is the index of the next passage then.
        """
        passage = self._passages[number]
        text, said = passage.text, self._stream.text
        index, position = 0, self._position
        self._following = number + 1
        if not self._stream.parted(position):
            self._tell(text, 0, position)
            return False
        while index < len(text):
            if self._foot.left and (notes := self._foot.take(position)):
                position += notes
            elif text[index] == FORMULA:
                end = drawn(passage.formulas[text.count(FORMULA, 0, index)], said, position)
                if end is None:
                    self._tell(text, index, position)
                    return False
                index, position = index + 1, end
            elif text[index] == TAB:
                index += 1
                while said[position : position + 1] in _LEADER:
                    position += 1
            elif again := self._repeated(passage, position):
                position += again
            elif said[position : position + 1] == text[index]:
                index, position = index + 1, position + 1
            elif found := self._level(number, text[index:], position):
                self._following, position = number + 1 + found[0], position + found[1]
                break
            else:
                self._tell(text, index, position)
                return False
        self._position = position
        return True

    def _level(self, number: int, tail: str, position: int) -> tuple[int, int] | None:
        """Return what `level` does of the rest of a cell's text; None where it does not reach down over others."""
        if not self._passages[number].reaches_down or TAB in tail or FORMULA in tail:
            return None
        said = self._stream.text[position : position + len(tail) + 2 * ROWS]
        return level(tail, self._passages[number + 1 : number + 1 + ROWS], said)

    def _repeated(self, passage: WordPassage, position: int) -> int:
        """Return the length of the header rows that a page begins with where a table goes on there; 0 without any.

        Where a table stands in a box, the box may go on and the table only begin.
        """
        if position not in self._stream.page_starts:
            return 0
        tables = [self._heads.get(one, "") for one in passage.tables if one in self._tables]
        heads = ("".join(tables[:count]) for count in range(len(tables), 0, -1))
        return next((len(one) for one in heads if one and self._stream.text.startswith(one, position)), 0)

    def _found_again(self, index: int, least: int = _LEAST) -> tuple[int, int]:
        """Return the next passage from an index on that the PDF has, and where; the ends of both where it has none.

        The first one may have `least` characters before the next chart, the others must have more.
        """
        for ahead in range(index, min(index + _AHEAD, len(self._passages))):
            anchor = self._anchor(ahead)
            if len(anchor) >= (least if ahead == index else _LEAST):
                found = self._stream.text.find(anchor, self._position, self._position + _WINDOW)
                if found >= 0:
                    return ahead, found
        return len(self._passages), len(self._stream.text)

    def _anchor(self, index: int) -> str:
        anchor = ""
        while len(anchor) < _ANCHOR and index < len(self._passages):
            before, tab, _ = self._passages[index].text.replace(FORMULA, TAB).partition(TAB)
            anchor += before
            index += 1
            if tab or self._passages[index - 1].chart:
                break
        return anchor[:_ANCHOR]

    def _tell(self, text: str, index: int, position: int) -> None:
        page = self._stream.page(position)
        # A number is shown whole.
        while index and text[index - 1] in _NUMBER:
            index, position = index - 1, position - 1
        word, pdf = text[index : index + _SHOWN], self._stream.text[position : position + _SHOWN]
        label = self._stream.label(page)
        said, shown = (one.replace(TAB, "").replace(FORMULA, "[…]") for one in (text, word))
        self.differences.append(Difference(page, label, said, shown, pdf, FORMULA in text))
