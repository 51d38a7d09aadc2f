"""What the content of a report says of how far it is, department by department."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportdoc.app.deliveries.annex import values_at
from reportdoc.app.deliveries.standing import Facts, Standing
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


def facts(project: Path, report: Report) -> Facts:
    """Return what a report that has been read says of how far it is."""
    root, entry = project.resolve(), load_project(project).settings.previous
    last = _sayings(report.previous.report.parts) if report.previous else None
    standings = [one for part in report.parts for one in _part(root, part, last)]
    blocks = (one for part in report.parts for one in walk(part.blocks))
    shown = {one.picture.path.relative_to(root).as_posix() for one in blocks if isinstance(one, Figure)}
    return Facts((*standings, *_annex(report)), tuple(sorted(shown)), entry.folder if entry else None)


def _sayings(parts: Iterable[Part]) -> frozenset[str]:
    return frozenset(
        plain_words(one.content) for part in parts for one in walk(part.blocks) if isinstance(one, Paragraph)
    )


def _part(root: Path, part: Part, last: frozenset[str] | None) -> Iterator[Standing]:
    """Yield the state of a part, and of what other departments answer for in it."""
    missing = list(_missing(part))
    for share in shares(part):
        blocks = list(walk(tuple(part.blocks[at] for at in share.indices)))
        yield Standing(
            department=share.department,
            title=title(share.heading),
            file=part.file,
            whole=share.heading is part.blocks[0],
            labels=tuple(one.label for one in blocks if isinstance(one, Table | Figure | Chart | Case)),
            texts=tuple(section_target(part, one) for one in blocks if isinstance(one, Heading)),
            missing=tuple(hole for at, hole in missing if at in share.indices),
            carried=_carried([plain_words(one.content) for one in blocks if isinstance(one, Paragraph)], last),
            files=(part.file, *_files(root, blocks)),
        )


def _carried(said: list[str], last: frozenset[str] | None) -> tuple[int, int] | None:
    return None if last is None else (sum(one in last for one in said), len(said))


def _values(table: Table) -> Iterator[str]:
    column = values_at(table.grid)
    for row in range(table.grid.header, len(table.grid.rows)):
        name = table.grid.text(row, min(1, table.grid.width - 1)).strip()
        if value := table.grid.text(row, column).strip():
            yield f"{table.label} {name} {value}"


def _annex(report: Report) -> Iterator[Standing]:
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
    yield Standing(
        department=annex.department,
        title=annex.title,
        file=annex.tables[0].data,
        whole=False,
        labels=(),
        texts=("annex", *(table.label for table in annex.tables)),
        missing=tuple(missing),
        carried=_carried([one for table in annex.tables for one in _values(table)], _last_values(report)),
        files=tuple(table.data for table in annex.tables),
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


def _files(root: Path, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(data=data) | Chart(data=data):
                yield data
            case Figure(picture=picture):
                yield picture.path.relative_to(root).as_posix()
            case _:
                pass
