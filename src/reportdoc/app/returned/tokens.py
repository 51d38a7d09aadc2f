"""Units and returned paragraphs as tokens: a number, a word or a character each, and a bound figure as one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportdoc.app.returned.items import Item, plainly
from reportdoc.app.returned.model import MARK, Segment, SegmentKind, Unit
from reportdoc.manuscript.model import ManuscriptParagraph, Run
from reportdoc.report.plain import SEPARATOR
from reportdoc.text.latex_writing import latex
from reportdoc.text.tokens import TOKEN, spans

END = "\u2029"
"""Stands between two paragraphs (Unicode, PARAGRAPH SEPARATOR)."""
NUMBER = re.compile(r"\d++(?:[.,]\d++)*+[%％]?+|[一二三四五六七八九十百千万两]++")
REFERENCE = re.compile(r"(?:附?表|图|案例)\s?+\d++(?:-\d++)?+|(?<!\d)\d++(?:\.\d++)++")
BROKEN = re.compile(
    r"错误[!！]\s?+(?:未找到引用源|文档中没有指定样式的文字)[。.]?+|Error! Reference source not found\.?+"
)
"""What Word prints for a reference whose bookmark is gone, as in a chapter that was cut out of the report."""
_ATOMS = (SegmentKind.VALUE, SegmentKind.COMPUTED)


@dataclass(frozen=True, slots=True)
class Token:
    """Characters of a unit, and where its file has them."""

    text: str
    """As compared."""
    segment: Segment
    start: int
    end: int

    @property
    def atom(self) -> bool:
        """Whether it is a bound figure or computed."""
        return self.segment.kind in _ATOMS

    def parts(self) -> list[Token]:
        """Return a reference to several places as one to each, written `[@label]`; nothing for anything else."""
        labels = [one.strip("@[] ") for one in self.segment.source.split(";")]
        texts = self.text.split(SEPARATOR)
        if self.segment.kind is not SegmentKind.COMPUTED or len(labels) < 2 or len(labels) != len(texts):
            return []
        return [
            replace(self, text=text, segment=replace(self.segment, text=text, source=f"[@{label}]"))
            for label, text in zip(labels, texts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Written:
    """Characters of the returned file."""

    text: str
    bold: bool
    note: str = ""
    """Id of the note that it marks."""
    latex: str = ""
    """Of a formula."""


def tokens(units: Sequence[Unit]) -> list[Token | Segment]:
    """Return the tokens of consecutive units, and the marks between them, in the order of their file."""
    found: list[Token | Segment] = []
    for index, unit in enumerate(units):
        if index:
            before, after = units[index - 1].segments[-1], unit.segments[0]
            between = Segment(SegmentKind.TEXT, before.end, after.start, END)
            found.append(Token(END, between, between.start, between.end))
        for segment in unit.segments:
            found += _of(segment)
    return found


def _of(segment: Segment) -> Iterator[Token | Segment]:
    if segment.kind in (SegmentKind.OPEN, SegmentKind.CLOSE) or not segment.text:
        yield segment
    elif segment.kind is SegmentKind.NOTE:
        yield Token(MARK + segment.source, segment, segment.start, segment.end)
    elif segment.kind in (*_ATOMS, SegmentKind.FORMULA) or len(segment.text) != segment.end - segment.start:
        yield Token(plainly(segment.text), segment, segment.start, segment.end)
    else:
        for found in TOKEN.finditer(segment.text):
            start = segment.start + found.start()
            yield Token(plainly(found[0]), segment, start, start + len(found[0]))


def written(items: Sequence[Item], atoms: Sequence[str], known: Callable[[str], str]) -> list[Written]:
    """Return the tokens of returned paragraphs; where they say what an atom of the unit prints, that is one token.

    `known` tells how the content marks a note with that id.
    """
    found: list[Written] = []
    for index, item in enumerate(items):
        assert isinstance(item.element, ManuscriptParagraph)
        if index:
            found.append(Written(END, bold=False))
        for alone, group in groupby(item.element.runs, key=lambda run: bool(run.note or run.formula)):
            runs = list(group)
            found += [_alone(run, known) for run in runs] if alone else _plain(runs, atoms)
    return found


def _alone(run: Run, known: Callable[[str], str]) -> Written:
    if run.note:
        return Written(MARK + known(run.note), run.bold, note=run.note)
    return Written(plainly(run.text), run.bold, latex=latex(run.formula))


def _plain(runs: Sequence[Run], atoms: Sequence[str]) -> Iterator[Written]:
    text = "".join(plainly(run.text) for run in runs)
    bold = [run.bold for run in runs for _ in plainly(run.text)]
    for start, end in spans(text, atoms):
        yield Written(text[start:end], bold[start])
