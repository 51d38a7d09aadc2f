"""A flat list of blocks as parts: what stands before the chapters, the chapters, the annex."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.recognition.annex import LINE, Catalogue, annex, matched
from reportdoc.manuscript.recognition.labels import slug
from reportdoc.manuscript.recognition.table_pass import NAME
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, Paragraph, Table
from reportdoc.report.inline import Text
from reportdoc.report.message import Message, message
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Annex, Part

_CLOSING = re.compile(
    r"结\s*+语|结\s*+束\s*+语|结语与展望|尾\s*+声|后\s*+记|附\s*+记|跋|编\s*+后\s*+[语记]|后\s*+语|致\s*+谢|鸣\s*+谢"
)
"""Titles of what stands behind the last chapter without a number, as a preface does before the first (our own list)."""
_NOTES = ("注", "备注", "说明", "填表说明", "填报说明")
"""What a note in an annex begins with."""


@dataclass(slots=True)
class _Section:
    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    annex: bool = False

    @property
    def title(self) -> str:
        return plain_words(self.heading.content)


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The parts of a report."""

    front: tuple[Part, ...]
    chapters: tuple[Part, ...]
    annex: Annex | None


def parts(blocks: Sequence[Block], annexes: frozenset[int], catalogue: Catalogue, log: Log) -> ReportParts:
    """Return blocks as parts; `annexes` has the indexes of the headings over indicator tables."""
    sections = _sections(blocks, annexes)
    indicators = next((one for one in sections if one.annex), None) or _unheaded(sections, catalogue)
    sections = [one for one in sections if one is not indicators]
    start = _first_chapter(sections)
    front = tuple(_front(section, number, log) for number, section in enumerate(sections[:start], 1))
    numbers_used = any(_numbers(section) for section in sections[start:])
    end = _behind_last(sections, start)
    chapters = tuple(
        _chapter(section, number, numbers_used, log) for number, section in enumerate(sections[start:end], 1)
    )
    chapters += tuple(_back(section, number, log) for number, section in enumerate(sections[end:], end - start + 1))
    found = annex(indicators.title, indicators.blocks, catalogue, log) if indicators else None
    if indicators and found is None:
        log.review(message("an annex without tables is left out"), indicators.heading.place.line or 0, indicators.title)
    return ReportParts(front, chapters, found)


def _sections(blocks: Sequence[Block], annexes: frozenset[int]) -> list[_Section]:
    sections: list[_Section] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            sections.append(_Section(block, annex=block.place.line in annexes))
            continue
        if not sections:
            # A department's file often begins with 3.1; the chapter above it has no other name than the file's.
            title = (Text(re.sub(r"\.\w{1,5}$", "", block.place.file) or "正文"),)
            sections.append(_Section(Heading("", 1, title, isinstance(block, Heading) and block.numbered, block.place)))
        sections[-1].blocks.append(block)
    return sections


def _unheaded(sections: list[_Section], catalogue: Catalogue) -> _Section | None:
    """Take the indicator tables at the end of the last section where they have no heading over them."""
    last = sections[-1] if sections else None
    if last is None:
        return None
    # A table called 附表 1 within the text does not begin the annex: behind that, nothing but tables comes.
    begin = next((place for place in range(len(last.blocks), 0, -1) if not _of_annex(last.blocks[place - 1])), 0)
    found = (place for place in range(begin, len(last.blocks)) if _is_indicators(last.blocks[place], catalogue))
    at = next(found, None)
    if at is None:
        return None
    before = last.blocks[at - 1] if at else None
    if isinstance(before, Paragraph) and NAME.fullmatch(plain_words(before.content).strip()):
        at -= 1
    heading = replace(last.heading, content=(Text("附表：指标"),))
    section = _Section(heading, last.blocks[at:], annex=True)
    del last.blocks[at:]
    return section


def _of_annex(block: Block) -> bool:
    """Tell whether a block may stand in an annex: a table, a line above one, or a note."""
    if not isinstance(block, Paragraph):
        return isinstance(block, Table)
    text = plain_words(block.content)
    return len(text) <= LINE or text.startswith(_NOTES)


def _is_indicators(block: Block, catalogue: Catalogue) -> bool:
    if not isinstance(block, Table):
        return False
    return (block.place.key or "").startswith("附表") or (not block.numbered and bool(matched(block, catalogue)[0]))


def _first_chapter(sections: Sequence[_Section]) -> int:
    numbered = [place for place, one in enumerate(sections) if one.heading.numbered]
    if numbered:
        return numbered[0]
    known = ("前言", "序", "引言", "导", "编制", "【")
    place = 0
    while place < len(sections) - 1 and sections[place].title.startswith(known):
        place += 1
    return place


def _behind_last(sections: Sequence[_Section], start: int) -> int:
    """Return behind which section only such stand as have no number: 结语, 后记."""
    end = len(sections)
    while end > start + 1 and not sections[end - 1].heading.numbered and _CLOSING.fullmatch(sections[end - 1].title):
        end -= 1
    return end


def _numbers(section: _Section) -> bool:
    return any(isinstance(one, Heading) and one.numbered for one in section.blocks)


def _front(section: _Section, number: int, log: Log) -> Part:
    blocks = [_unnumbered(block, log, message("no number before chapter 1")) for block in section.blocks]
    heading = replace(section.heading, numbered=False)
    name = slug(section.title, 4) or "part"
    return Part(f"content/front/{number}-{name}.md", "", (heading, *_levels(blocks, log)))


def _back(section: _Section, number: int, log: Log) -> Part:
    """Return a part behind the chapters, without a number."""
    log.changed(message("stands behind the chapters, without a number"), section.heading.place.line or 0, section.title)
    blocks = [_unnumbered(block, log, message("no number behind the last chapter")) for block in section.blocks]
    heading = replace(section.heading, numbered=False)
    return Part(
        f"content/chapters/{number}-{slug(section.title, 4) or 'part'}.md", "", (heading, *_levels(blocks, log))
    )


def _unnumbered(block: Block, log: Log, text: Message) -> Block:
    """Return a block without the number that nothing outside of the chapters has; `text` tells it."""
    match block:
        case Heading():
            return replace(block, numbered=False)
        case Table(numbered=True) | Figure(numbered=True) | Chart(numbered=True):
            log.changed(text, block.place.line or 0, f"{block.place.key} {plain_words(block.caption)}")
            return replace(block, numbered=False, place=replace(block.place, key=None))
        case FigureRow(figures=figures):
            return replace(block, figures=tuple(replace(one, numbered=False) for one in figures))
        case Case(blocks=blocks):
            return replace(block, blocks=tuple(_unnumbered(one, log, text) for one in blocks))
        case _:
            return block


def _chapter(section: _Section, number: int, numbers_used: bool, log: Log) -> Part:
    if not section.heading.numbered and numbers_used:
        log.review(message("a part without a number is a chapter now"), section.heading.place.line or 0, section.title)
    heading = replace(section.heading, numbered=True)
    blocks = _levels(section.blocks, log)
    if not numbers_used:
        blocks = [_numbered(one) for one in blocks]
    blocks = _reaching(blocks)
    if not blocks and not section.title:
        blocks = [Paragraph((Text("（此处缺文字）"),), heading.place)]
    return Part(f"content/chapters/{number}-{slug(section.title, 4) or 'chapter'}.md", "", (heading, *blocks))


def _numbered(block: Block) -> Block:
    """Number a heading of a manuscript that numbers none; 【…】 never has a number."""
    if isinstance(block, Heading) and not plain_words(block.content).startswith("【"):
        return replace(block, numbered=True)
    return block


def _reaching(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which every heading above a numbered one has a number too."""
    made: list[Block] = []
    needed = 0
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if block.level < needed:
                block = replace(block, numbered=True)
            if block.numbered:
                needed = block.level
            elif block.level <= 2:
                needed = 0
        made.append(block)
    return made[::-1]


def _levels(blocks: Sequence[Block], log: Log) -> list[Block]:
    """Return blocks whose headings skip no level."""
    made: list[Block] = []
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                text = message("heading of level {given} made one of level {level}", given=block.level, level=level + 1)
                log.changed(text, block.place.line or 0, plain_words(block.content))
                block = replace(block, level=level + 1)
            level = block.level
        made.append(block)
    return made
