"""A delivered file becomes something new in the report: a table, chart, figure, case or section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from reportdoc.app.deliveries.anchor import Anchor, anchor_for, untitled
from reportdoc.app.deliveries.chapter import case_in, delivered, others_of, written
from reportdoc.app.deliveries.kinds import TargetKind, check_ending
from reportdoc.app.deliveries.labels import relabelled
from reportdoc.app.deliveries.note_lines import names_of, with_names
from reportdoc.app.deliveries.section import section_in
from reportdoc.app.deliveries.sheet import read_sheet
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.table import picture_in
from reportdoc.app.deliveries.target import Addition, New, Target
from reportdoc.app.deliveries.trimming import trimmed
from reportdoc.app.imports import read_manuscript
from reportdoc.manuscript.import_log import Note
from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.manuscript.pictures import Media
from reportdoc.manuscript.recognition.labels import slug
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Picture, Table
from reportdoc.report.cells import Grid
from reportdoc.report.inline import Inline, Text
from reportdoc.report.label import MAXIMUM_LENGTH
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report

_PREFIX = {New.TABLE: "tbl", New.CHART: "fig", New.FIGURE: "fig", New.CASE: "case", New.SECTION: "sec"}
_KINDS = {
    New.TABLE: TargetKind.TABLE,
    New.CHART: TargetKind.TABLE,
    New.FIGURE: TargetKind.FIGURE,
    New.CASE: TargetKind.CASE,
    New.SECTION: TargetKind.SECTION,
}
_PICTURE = "picture"
_NOWHERE = Place("")
_EMPTY = Grid((), 0)


def add(
    source: Path, addition: Addition, report: Report, stage: Stage, sheet: str, area: str
) -> tuple[Target, list[Note], list[Message]]:
    """Write something new into a copy of the project; return it, and what somebody should look at.

    Its title is that of the addition, or what the file says, or the file's name; it gets a label made of that. Raises
    InputError where the file cannot be used, or nothing says where it goes.
    """
    check_ending(_KINDS[addition.new], source)
    blocks: Sequence[Block]
    media: Mapping[str, Media] = {}
    notes: list[Note] = []
    warnings: list[Message] = []
    match addition.new:
        case New.TABLE | New.CHART:
            read = read_sheet(source, sheet, area)
            found, aside = _table(read.grid, addition, source)
            blocks, warnings = [found], [*read.notes, *aside]
        case New.FIGURE:
            media = {_PICTURE: picture_in(source)}
            blocks = [_figure(_title(addition, source))]
        case New.CASE:
            recognised, media, notes = delivered(source, report, ())
            blocks = [case_in(recognised, Case("", _title(addition, source), (), _NOWHERE), source)]
        case New.SECTION:
            recognised, media, notes = delivered(source, report, ())
            heading = Heading("", 1, _title(addition, source), True, _NOWHERE)
            blocks = section_in([one for part in recognised.parts for one in part.blocks], heading, source)
    said = [_said(blocks[0]), source.stem]
    if addition.new in (New.CASE, New.SECTION):
        said.insert(0, _beginning(source))
    where = anchor_for(report, addition, said, source)
    named = _named(_fitted(blocks, where), addition)
    taken = {name for block in where.part.blocks for name in names_of(block)}
    new = [with_names(one, taken) for one in relabelled(named, [], others_of(report, ()))]
    made = written(new, [], media, stage)
    _insert(where, markdown(made), stage)
    label = made[0].label if isinstance(made[0], Table | Chart | Figure | Case | Heading) else ""
    return Target(_KINDS[addition.new], label, where.part, where.block), notes, warnings


def _title(addition: Addition, source: Path) -> tuple[Inline, ...]:
    return (Text(addition.title or untitled(source.stem) or source.stem),)


def _table(grid: Grid, addition: Addition, source: Path) -> tuple[Table | Chart, list[Message]]:
    new = trimmed(grid, None)
    chart = addition.new is New.CHART
    table = replace(new.grid, header=1 if chart else new.header)
    if len(table.rows) <= table.header:
        raise InputError(message('nothing but a header in "{file}"', file=source.name))
    title = addition.title or new.title or untitled(source.stem) or source.stem
    used = ("" if addition.title else new.title, new.unit, new.source)
    left = [one for one in new.aside if one not in used]
    aside = [message('left out of "{file}": {text}', file=source.name, text=text) for text in left]
    caption = (Text(title),)
    if chart:
        return Chart("", caption, "bar", (), (), table, "", new.unit, new.source, True, _NOWHERE, ""), aside
    block = Table("", caption, table, None, None, new.unit, new.source, False, True, _NOWHERE, "")
    return block, aside


def _figure(caption: tuple[Inline, ...]) -> Figure:
    return Figure("", caption, Picture(Path(_PICTURE), "PNG", 1, 1, 1), "", None, "", True, _NOWHERE)


def _said(block: Block) -> str:
    """Return the title of a block, with the number that somebody typed before it."""
    match block:
        case Table(caption=words) | Chart(caption=words) | Figure(caption=words) | Case(title=words):
            return plain_words(words).strip()
        case Heading(content=words):
            return plain_words(words).strip()
        case _:
            return ""


def _beginning(source: Path) -> str:
    """Return the first words of a Word file: of a heading, no number stays when it is recognised."""
    manuscript, _ = read_manuscript(source)
    texts = (one.text.strip() for one in manuscript.elements if isinstance(one, ManuscriptParagraph))
    return next(filter(None, texts), "")


def _fitted(blocks: Sequence[Block], where: Anchor) -> list[Block]:
    """Return blocks with the levels of headings, and without numbers before chapter 1, as their place asks."""
    first = blocks[0]
    fitted: list[Block] = []
    by = where.level - first.level if isinstance(first, Heading) else 0
    for block in blocks:
        match block:
            case Heading():
                fitted.append(replace(block, level=block.level + by, numbered=block.numbered and where.numbered))
            case Table() | Chart() | Figure() if not where.numbered:
                fitted.append(replace(block, numbered=False))
            case _:
                fitted.append(block)
    return fitted


def _named(blocks: list[Block], addition: Addition) -> list[Block]:
    """Return blocks of which the first has a label made of its title, and no typed number before that."""
    first = blocks[0]
    title = untitled(_said(first))
    label = f"{_PREFIX[addition.new]}-{slug(title) or 'new'}"[:MAXIMUM_LENGTH].rstrip("-")
    match first:
        case Table() | Chart() | Figure():
            named: Block = replace(first, label=label, caption=(Text(title),))
        case Case():
            named = replace(first, label=label, title=first.title if title == _said(first) else (Text(title),))
        case Heading():
            named = replace(first, label=label)
        case _:
            named = first
    return [named, *blocks[1:]]


def _insert(where: Anchor, text: str, stage: Stage) -> None:
    """Put text before the block that comes after the place; all other lines stay as they are."""
    blocks = where.part.blocks
    lines = stage.read(where.part.file).split("\n")
    line = blocks[where.index].place.line if where.index < len(blocks) else None
    at = line - 1 if line else len(lines)
    pieces = ("\n".join(lines[:at]).rstrip("\n"), text.strip("\n"), "\n".join(lines[at:]).strip("\n"))
    stage.write(where.part.file, ("\n\n".join(piece for piece in pieces if piece) + "\n").encode())
