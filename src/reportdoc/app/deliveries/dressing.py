"""What Word files do not say of a block, such as the widths of its columns, comes from the one it replaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, Table
from reportdoc.report.cells import Grid
from reportdoc.report.plain import plain_words
from reportdoc.report.report import walk


def dressed(new: Sequence[Block], old: Sequence[Block]) -> list[Block]:
    """Return new blocks with what the old ones of the same labels say beyond Word."""
    before = {one.label: one for one in walk(tuple(old)) if isinstance(one, Table | Figure | Chart | Heading)}
    return [_like(one, before) for one in new]


def _like(block: Block, before: Mapping[str, Table | Figure | Chart | Heading]) -> Block:
    match block:
        case Table(label=label, grid=grid):
            old = before.get(label)
            if not isinstance(old, Table):
                return block
            same = old.grid.width == grid.width
            return replace(
                block,
                widths=old.widths if same else None,
                align=old.align if same else None,
                landscape=old.landscape,
                style=old.style,
                unit=block.unit or old.unit,
                source=block.source or old.source,
                numbered=old.numbered or block.numbered,
                data=str(PurePosixPath(old.data).with_suffix(".csv")),
            )
        case Heading(label=label):
            old = before.get(label)
            return replace(block, department=old.department) if isinstance(old, Heading) else block
        case Chart(label=label):
            old = before.get(label)
            if isinstance(old, Chart):
                data = str(PurePosixPath(old.data).with_suffix(".csv"))
                grid = _headed(block.grid, old.grid)
                return replace(block, kind=old.kind, unit=block.unit or old.unit, alt=_alt(old), data=data, grid=grid)
            return block
        case Figure(label=label):
            old = before.get(label)
            if isinstance(old, Figure):
                return replace(block, alt=_alt(old), width=old.width, source=block.source or old.source)
            return block
        case FigureRow(figures=figures):
            like = (_like(one, before) for one in figures)
            return replace(block, figures=tuple(one for one in like if isinstance(one, Figure)))
        case Case(blocks=blocks):
            return replace(block, blocks=tuple(_like(one, before) for one in blocks))
        case _:
            return block


def _headed(new: Grid, old: Grid) -> Grid:
    """Return a chart's cells with the old word over its categories, which a chart in Word does not hold."""
    first, *others = new.rows
    return replace(new, rows=((old.rows[0][0], *first[1:]), *others))


def _alt(old: Figure | Chart) -> str:
    """Return what an author said that a picture shows; nothing where the caption stood in for it."""
    return "" if old.alt == plain_words(old.caption) else old.alt
