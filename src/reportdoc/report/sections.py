"""Sections of a part: a heading with all that stands under it, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.report.block import Block, Heading
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Part


@dataclass(frozen=True, slots=True)
class Share:
    """What one department answers for in a part, under one heading."""

    heading: Heading
    department: str
    """May be empty."""
    indices: tuple[int, ...]
    """Of blocks of the part; without the shares that stand under other headings in between."""


def title(heading: Heading) -> str:
    """Return the words of a heading without blanks around them."""
    return plain_words(heading.content).strip()


def title_of(part: Part) -> str:
    """Return the title of a part; empty where it has none."""
    first = part.blocks[0]
    return title(first) if isinstance(first, Heading) else ""


def section_target(part: Part, heading: Heading) -> str:
    """Return how the record of deliveries calls a section: by its label, or by file and title where it has none."""
    # Labels that the loader made up are in no file, and change when something is put before them.
    return heading.label if "-auto-" not in heading.label else f"{part.file}#{title(heading)}"


def end(blocks: Sequence[Block], start: int) -> int:
    """Return where the section ends whose heading stands at `start`: at the next heading that is as high, or higher."""
    heading = blocks[start]
    assert isinstance(heading, Heading)
    after = range(start + 1, len(blocks))
    return next((at for at in after if _level(blocks[at], 5) <= heading.level), len(blocks))


def owners(part: Part) -> Iterator[tuple[Heading, str]]:
    """Yield for each block of a part the heading that names who answers for it, and the department.

    That is the nearest heading over it, itself included, that names one, or else the part's.
    """
    open_: list[tuple[Heading, str]] = []
    for block in part.blocks:
        if isinstance(block, Heading):
            open_ = [one for one in open_ if one[0].level < block.level]
            if not open_:
                open_ = [(block, block.department or part.department)]
            elif block.department:
                open_.append((block, block.department))
        yield open_[-1]


def shares(part: Part) -> list[Share]:
    """Return who answers for what in a part, the part's own share first, the others in their order."""
    found: dict[int, tuple[Heading, str, list[int]]] = {}
    for index, (heading, department) in enumerate(owners(part)):
        found.setdefault(id(heading), (heading, department, []))[2].append(index)
    return [Share(heading, department, tuple(indices)) for heading, department, indices in found.values()]


def _level(block: Block, other: int) -> int:
    return block.level if isinstance(block, Heading) else other
