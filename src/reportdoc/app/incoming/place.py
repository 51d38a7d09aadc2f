"""What a file is for, where neither its mark nor its name says it: by its title, and by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.deliveries.guess import guessed
from reportdoc.app.deliveries.kinds import SHEETS, WORD, TargetKind
from reportdoc.app.deliveries.rows import like, texts
from reportdoc.app.deliveries.standing import PICTURES
from reportdoc.app.deliveries.target import Target, Wish, target
from reportdoc.app.survey.items import Item, items
from reportdoc.report.block import Chart, Table
from reportdoc.report.cells import Grid
from reportdoc.report.problem import ContentError, InputError
from reportdoc.report.report import Report

_MOST = 5
"""Proposals."""
_HEAD = 12
"""Rows of a sheet in which title and header are looked for."""
_SURE = 3
"""Characters of a title from which one that is the same says what a file is for."""
_KINDS = {
    WORD: (TargetKind.CHAPTER, TargetKind.SECTION, TargetKind.CASE),
    SHEETS: (TargetKind.TABLE, TargetKind.ANNEX),
    PICTURES: (TargetKind.FIGURE,),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a file may be for."""

    kind: TargetKind
    label: str
    name: str
    """As a reader knows it: 表 1-1 学生社团情况."""
    department: str


@dataclass(frozen=True, slots=True)
class Placed:
    """What a file is for, or what it may be for."""

    wish: Wish | None
    """None where it has to be asked."""
    proposals: tuple[Proposal, ...] = ()
    """The likeliest first; all that a file of this kind can be for."""


def placed(report: Report, source: Path, said: Wish, mine: Callable[[str], bool]) -> Placed:
    """Return what a file is for: as somebody said, or its form or name, its title, its columns; else proposals.

    `mine` tells of a department whether whoever sent the file delivers for it. Raises InputError where nothing takes
    files of its kind.
    """
    if said.kind is not None:
        return Placed(said)
    ending = source.suffix.lower()
    kinds = next((kinds for endings, kinds in _KINDS.items() if ending in endings), ())
    try:
        return Placed(Wish(*guessed(report, source)))
    except InputError:
        if not kinds:
            raise
    known = [one for one in items(report) if one.kind in kinds and mine(one.department)]
    if ending in SHEETS:
        sheet = _sheet(source)
        likely = sorted(known, key=lambda one: -_sheet_likeness(report, one, sheet)) if sheet else known
        sure = [one for one in known if sheet and _sheet_likeness(report, one, sheet) >= 2]
    else:
        words = _headings(source) if ending in WORD else []
        likely = sorted(known, key=lambda one: -_title_likeness(one, words, source))
        sure = [one for one in known if words and _bare(one.title) == words[0] and len(words[0]) >= _SURE]
    proposals = tuple(map(_proposal, likely))
    return Placed(_wish(sure[0]) if len(sure) == 1 else None, proposals)


def name_of(report: Report, one: Target) -> str:
    """Return what a target is called: its number and title."""
    found = next((item for item in items(report) if item.label == one.label), None)
    if found is not None:
        return _proposal(found).name
    if one.kind is TargetKind.ANNEX and report.annex:
        return report.annex.title
    from reportdoc.report.block import Heading
    from reportdoc.report.sections import title

    return title(one.block) if isinstance(one.block, Heading) else one.label


def _wish(item: Item) -> Wish:
    return Wish(TargetKind.TABLE if item.kind is TargetKind.ANNEX else item.kind, item.label)


def _proposal(item: Item) -> Proposal:
    wish = _wish(item)
    assert wish.kind
    return Proposal(wish.kind, wish.name, " ".join(filter(None, (item.number, item.title))), item.department)


def _sheet(source: Path) -> Grid | None:
    from reportdoc.app.deliveries.sheet import read_sheet

    try:
        return read_sheet(source, "", "").grid
    except (ContentError, InputError):
        return None


def _sheet_likeness(report: Report, item: Item, sheet: Grid) -> int:
    """Return 2 for a table with that very title above or in its header, 1 for one with a header like it, else 0."""
    block = target(report, Path("sheet.xlsx"), _wish(item)).block
    assert isinstance(block, Table | Chart)
    rows = [texts(row) for row in sheet.rows[:_HEAD]]
    title = _bare(item.title)
    if len(title) >= _SURE and any(_bare(text).endswith(title) for row in rows for text in row):
        return 2
    head = texts(block.grid.rows[0]) if block.grid.header else []
    return 1 if len(head) > 1 and any(like(row, head) for row in rows) else 0


def _headings(source: Path) -> list[str]:
    from reportdoc.app.imports import read_manuscript
    from reportdoc.manuscript.model import ManuscriptParagraph

    manuscript, _ = read_manuscript(source)
    found = (one for one in manuscript.elements if isinstance(one, ManuscriptParagraph) and one.text)
    return list(_titles(found))[:_HEAD]


def _titles(paragraphs: Iterator[object]) -> Iterator[str]:
    from reportdoc.manuscript.model import ManuscriptParagraph

    for place, one in enumerate(paragraphs):
        assert isinstance(one, ManuscriptParagraph)
        if one.level or place == 0:
            yield _bare(one.text)


def _title_likeness(item: Item, words: list[str], source: Path) -> int:
    title = _bare(item.title)
    return 2 if title in words else 1 if title and (title in _bare(source.stem) or _bare(source.stem) in title) else 0


def _bare(text: str) -> str:
    """Return the letters of a title, without the number before it."""
    return re.sub(r"[\W\d_]", "", re.sub(r"^第?[一二三四五六七八九十]{1,3}[章节、．.]", "", text.strip()))
