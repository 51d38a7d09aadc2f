"""What stands at the head of a delivered file: the title of a chapter, of a section, or nothing but the file's name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportdoc.report.block import Block, Heading
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.problem import InputError
from reportdoc.report.report import Part, Report
from reportdoc.report.sections import end, title, title_of


def invented(block: Block, source: Path) -> bool:
    """Tell whether a heading is what recognition puts over a file that begins without a title: the file's name."""
    return isinstance(block, Heading) and title(block) in (source.stem.strip(), "前言")


def divided(found: Sequence[Block], source: Path) -> tuple[Heading | None, Sequence[Block]]:
    """Return the one heading over all the rest of a file, and the rest; none where it has none, or several."""
    rest = found[1:] if found and invented(found[0], source) else found
    tops = [one.level for one in rest if isinstance(one, Heading)]
    first = rest[0] if rest else None
    if isinstance(first, Heading) and tops.count(min(tops)) == 1 and first.level == min(tops):
        return first, rest[1:]
    return None, rest


def check_whole(found: Sequence[Block], part: Part, report: Report, source: Path) -> None:
    """Raise InputError where a file for a chapter holds one of its sections and would delete all others."""
    head, _ = divided(found, source)
    named = isinstance(found[0], Heading) and title(found[0]) == title_of(part)
    if head is None or named or title(head) == title_of(part):
        return
    sections = {at: one for at, one in enumerate(part.blocks) if at and isinstance(one, Heading)}
    at = next((at for at, one in sections.items() if one.label == head.label or title(one) == title(head)), None)
    if at is None or sections.keys() <= set(range(at, end(part.blocks, at))):
        return
    same = sections[at]
    numbers = number(report)
    name = numbers[same.label].text if same.label in numbers else title(same)
    text = message('"{file}" holds one section of the chapter, "{title}"', file=source.name, title=title(same))
    raise InputError(text, message("take it for the section {name} alone; the rest of the chapter stays", name=name))
