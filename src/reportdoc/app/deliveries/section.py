"""A Word file from a department becomes a section of a chapter; the rest of the chapter stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportdoc.app.deliveries.chapter import delivered, others_of, written
from reportdoc.app.deliveries.dressing import dressed
from reportdoc.app.deliveries.figures import settled
from reportdoc.app.deliveries.heads import divided, invented
from reportdoc.app.deliveries.labels import relabelled
from reportdoc.app.deliveries.splice import spliced
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.target import Target
from reportdoc.app.typed_over import Figures
from reportdoc.manuscript.import_log import Note
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.report.block import Block, Heading
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report
from reportdoc.report.sections import end, title

_DEEPEST = 4


def take_section(
    source: Path, target: Target, report: Report, stage: Stage, figures: Figures = Figures.TEXT
) -> list[Note]:
    """Write a section of a chapter anew; return what somebody should look at.

    The file may hold the section alone, with or without its heading, or more: then the section of that label or title
    is taken. Raises InputError where the file cannot be read, or holds no text.
    """
    part, heading = target.part, target.block
    assert part is not None
    assert isinstance(heading, Heading)
    start = next(at for at, block in enumerate(part.blocks) if block is heading)
    stop = end(part.blocks, start)
    old = part.blocks[start:stop]
    found, media, notes = delivered(source, report, old)
    new = section_in([one for each in found.parts for one in each.blocks], heading, source)
    blocks, overs = settled(dressed(relabelled(new, old, others_of(report, old)), old), old, report, figures, stage)
    made = written(blocks, old, media, stage)
    whole = [*part.blocks[:start], *made, *part.blocks[stop:]]
    first, last = old[0].place.line or 1, part.blocks[stop].place.line or 1 if stop < len(part.blocks) else 1 << 30
    # What cannot be read elsewhere in the chapter stays: this delivery does not replace it.
    broken = [line for line in stage.broken.get(part.file, ()) if first <= line < last]
    text = spliced(stage.read(part.file), part.blocks, whole, number(report), lambda one: markdown([one]), broken)
    stage.write(part.file, text.encode())
    return [*notes, *overs]


def section_in(found: Sequence[Block], old: Heading, source: Path) -> list[Block]:
    """Return what of a delivered file is a section, under its heading and on its level.

    That is the section with the heading's label or title, or else all; a single heading over all the rest is its title.
    """
    same = next((at for at, one in enumerate(found) if _is(one, old)), None)
    head, rest = divided(found, source)
    # A file named for the section begins with that name in the place of a chapter's title, and holds all of it.
    if same is not None and not (same == 0 and invented(found[0], source)):
        return _under(old, found[same], found[same + 1 : end(found, same)], source)
    return _under(old, head, rest, source)


def _is(block: Block, old: Heading) -> bool:
    return isinstance(block, Heading) and (block.label == old.label or title(block) == title(old))


def _under(old: Heading, head: Block | None, rest: Sequence[Block], source: Path) -> list[Block]:
    """Return blocks under the section's heading, with the delivered title if there is one, headings on its level."""
    if not rest:
        raise InputError(message('"{file}" holds no text', file=source.name))
    levels = [one.level for one in rest if isinstance(one, Heading)]
    above = head.level if isinstance(head, Heading) else min(levels, default=1) - 1
    heading = replace(old, content=head.content) if isinstance(head, Heading) else old
    return [heading, *(_moved(one, old, old.level - above) for one in rest)]


def _moved(block: Block, over: Heading, by: int) -> Block:
    if not isinstance(block, Heading):
        return block
    return replace(block, level=min(block.level + by, _DEEPEST), numbered=block.numbered and over.numbered)
