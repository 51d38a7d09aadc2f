"""How far a report is: by department what was delivered, what is missing, what is newer than the last build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.annex import values_at
from reportdoc.app.deliveries.register import Delivery, read_deliveries
from reportdoc.app.deliveries.target import PICTURES
from reportdoc.content.load import load
from reportdoc.project.comments import OPEN, Comment, read_comments
from reportdoc.project.folders import CONTENT, OUTPUT
from reportdoc.project.project import load_project
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Paragraph, Table
from reportdoc.report.cells import Cell
from reportdoc.report.message import Message, message
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Part, Report, walk
from reportdoc.report.sections import section_target, shares, title

_STAND_IN = "missing.png"
"""Picture that an import puts where one is missing."""
_OPEN = "（此处缺"
"""Begins the words that an import puts where some are missing."""


@dataclass(frozen=True, slots=True)
class PartStatus:
    """The state of one part of the report."""

    department: str
    """Who answers for it; empty where `report.yaml` does not say."""
    title: str
    file: str
    """File of its text, relative to the project; that of the first table of the annex."""
    delivery: Delivery | None
    """The latest, of its text or anything in it."""
    text: Delivery | None
    """The latest of its text; of the annex, of its values."""
    missing: tuple[Message, ...]
    carried: tuple[int, int] | None
    """How many paragraphs, or values of the annex, are still last year's, and of how many; none without last year."""
    newer: bool
    """Changed since the last build, or never built."""


@dataclass(frozen=True, slots=True)
class ProjectStatus:
    """The state of a project."""

    built: datetime | None
    """Local time of the last build; none where there is none."""
    lines: tuple[PartStatus, ...]
    unused: tuple[str, ...]
    """Pictures in `content/` that no figure shows, relative to the project."""
    comments: tuple[Comment, ...] = ()
    """Open ones, of Word files that came back."""


def status(project: Path) -> ProjectStatus:
    """Return how far a project is; raises ContentError with every problem of its content."""
    begin(project, project / OUTPUT)
    return status_of(project, load(project).report)


def status_of(project: Path, report: Report) -> ProjectStatus:
    """Return how far a project is whose report has been read."""
    deliveries = read_deliveries(project)
    made = [one.stat().st_mtime for one in (project / OUTPUT).glob("*.docx")]
    built = max(made, default=None)
    last = _sayings(report.previous.report.parts) if report.previous else None
    lines = [line for part in report.parts for line in _part(project, part, deliveries, built, last)]
    lines += _annex(project, report, deliveries, built)
    lines.sort(key=lambda line: line.department)
    open_comments = tuple(one for one in read_comments(project) if one.state == OPEN)
    moment = datetime.fromtimestamp(built).astimezone() if built else None
    return ProjectStatus(moment, tuple(lines), tuple(_unused(project, report)), open_comments)


def _sayings(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(
        plain_words(one.content) for part in parts for one in walk(part.blocks) if isinstance(one, Paragraph)
    )


def _part(
    project: Path, part: Part, deliveries: list[Delivery], built: float | None, last: frozenset[str] | None
) -> Iterator[PartStatus]:
    """Yield the state of a part, and of what other departments answer for in it."""
    missing = list(_missing(part))
    for share in shares(part):
        blocks = list(walk(tuple(part.blocks[at] for at in share.indices)))
        whole = share.heading is part.blocks[0]
        labels = {one.label for one in blocks if isinstance(one, Table | Figure | Chart | Case)}
        headings = {section_target(part, one) for one in blocks if isinstance(one, Heading)}
        # A chapter that came as a whole came from who answers for it, or sent it.
        wholes = [one for one in deliveries if one.target == part.file]
        texts = [one for one in wholes if whole or one.department == share.department]
        texts += [one for one in deliveries if one.target in headings]
        yield PartStatus(
            department=share.department,
            title=title(share.heading),
            file=part.file,
            delivery=_latest([*texts, *(one for one in deliveries if one.target in labels)]),
            text=_latest(texts),
            missing=tuple(hole for at, hole in missing if at in share.indices),
            carried=_carried([plain_words(one.content) for one in blocks if isinstance(one, Paragraph)], last),
            newer=_newer(project, [part.file, *_files(project, blocks)], built),
        )


def _carried(said: list[str], last: frozenset[str] | None) -> tuple[int, int] | None:
    return None if last is None else (sum(one in last for one in said), len(said))


def _values(table: Table) -> Iterator[str]:
    column = values_at(table.grid)
    for row in range(table.grid.header, len(table.grid.rows)):
        name = table.grid.text(row, min(1, table.grid.width - 1)).strip()
        if value := table.grid.text(row, column).strip():
            yield f"{table.label} {name} {value}"


def _annex(project: Path, report: Report, deliveries: list[Delivery], built: float | None) -> Iterator[PartStatus]:
    annex = report.annex
    if annex is None:
        return
    missing = []
    for table in annex.tables:
        column, rows = values_at(table.grid), range(table.grid.header, len(table.grid.rows))
        empty = sum(not table.grid.text(row, column).strip() for row in rows)
        if empty:
            title = plain_words(table.caption)
            missing.append(message("{title}: {empty} of {rows} values", title=title, empty=empty, rows=len(rows)))
    labels = {"annex", *(table.label for table in annex.tables)}
    delivery = _latest([one for one in deliveries if one.target in labels])
    yield PartStatus(
        annex.department,
        annex.title,
        annex.tables[0].data,
        delivery,
        delivery,
        tuple(missing),
        _carried([one for table in annex.tables for one in _values(table)], _last_values(report)),
        _newer(project, [table.data for table in annex.tables], built),
    )


def _last_values(report: Report) -> frozenset[str] | None:
    if report.previous is None:
        return None
    annex = report.previous.report.annex
    return frozenset(one for table in annex.tables for one in _values(table)) if annex else frozenset()


def _missing(part: Part) -> Iterator[tuple[int, Message]]:
    """Yield what is missing in a part, with the index of its block."""
    for at, (block, after) in enumerate(zip(part.blocks, [*part.blocks[1:], None], strict=True)):
        deeper = isinstance(after, Heading) and isinstance(block, Heading) and after.level > block.level
        if isinstance(block, Heading) and (after is None or isinstance(after, Heading)) and not deeper:
            yield at, message('no text under "{title}"', title=plain_words(block.content))
    for at, block in enumerate(part.blocks):
        for inner in walk((block,)):
            yield from ((at, hole) for hole in _holes(inner))


def _holes(block: Block) -> Iterator[Message]:
    match block:
        case Figure(caption=caption, picture=picture) if picture.path.name == _STAND_IN:
            yield message('no picture for "{title}"', title=plain_words(caption))
        case Table(caption=caption, grid=grid):
            cells = [cell for row in grid.rows[grid.header :] for cell in row if isinstance(cell, Cell)]
            if not any(cell.text.strip() for cell in cells):
                yield message('no rows in "{title}"', title=plain_words(caption))
        case Case(title=title, blocks=blocks):
            inner = [plain_words(one.content) for one in blocks if isinstance(one, Paragraph)]
            if plain_words(title).startswith(_OPEN) or any(one.startswith(_OPEN) for one in inner):
                yield message('gaps in the case "{title}"', title=plain_words(title))
        case _:
            return


def _files(project: Path, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(data=data) | Chart(data=data):
                yield data
            case Figure(picture=picture):
                yield picture.path.relative_to(project.resolve()).as_posix()
            case _:
                pass


def _latest(deliveries: Iterable[Delivery]) -> Delivery | None:
    return max(deliveries, key=lambda one: one.time, default=None)


def _unused(project: Path, report: Report) -> Iterator[str]:
    root, entry = project.resolve(), load_project(project).settings.previous
    blocks = (one for part in report.parts for one in walk(part.blocks))
    used = {one.picture.path for one in blocks if isinstance(one, Figure)}
    last = root / CONTENT / entry.folder if entry else root / OUTPUT
    for path in sorted((root / CONTENT).rglob("*")):
        shown = path.resolve() in used or path.is_relative_to(last)
        if path.suffix.lower() in PICTURES and path.is_file() and not shown:
            yield path.relative_to(root).as_posix()


def _newer(project: Path, files: list[str], built: float | None) -> bool:
    return built is None or any((project / file).stat().st_mtime > built for file in files)
