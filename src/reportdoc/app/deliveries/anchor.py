"""Where something new goes: behind a label, or where the number that somebody typed before its title says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.deliveries.target import Addition, New
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.problem import InputError
from reportdoc.report.report import Part, Report, walk
from reportdoc.report.sections import end, title
from reportdoc.text.suggest import did_you_mean

_TYPED = re.compile(
    r"(?:(?P<word>表|图|案例)\s?(?P<ordinal>\d{1,3}(?:\s?[-－–—]\s?\d{1,3})?)|(?P<section>\d{1,3}(?:[.．]\d{1,3}){1,3}))"
    r"[\s:：、.．_]{0,5}"
)
"""A number before a title, as 表 1-5, 案例7, 1.2.3."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place between the blocks of a part."""

    part: Part
    index: int
    """Of the block before which the new one comes; that behind the last, at the end."""
    block: Block
    """What it comes behind."""
    level: int
    """Of a heading there, 2 to 4."""
    numbered: bool
    """Whether things have numbers there."""


def untitled(text: str) -> str:
    """Return a title without the number that somebody typed before it."""
    match = _TYPED.match(text.strip())
    return text.strip()[match.end() :].strip() if match else text.strip()


def anchor_for(report: Report, addition: Addition, said: Sequence[str], source: Path) -> Anchor:
    """Return where something new goes; `said` are titles that the file gives it, which may begin with its number.

    Raises InputError where there is nothing of that name, or neither the addition nor a number says.
    """
    if addition.after:
        return _behind(report, addition.after, addition.new, False)
    for text in said:
        typed = _TYPED.match(text.strip())
        before, first = _before(typed) if typed else ("", False)
        if before:
            return _behind(report, before, addition.new, first)
    where = message('"{file}" does not say where it goes', file=source.name)
    raise InputError(where, message("say it with --after and the label or number of what it comes behind"))


def _before(typed: re.Match[str]) -> tuple[str, bool]:
    """Return the number of what comes before something with a typed one; of a first section, the one around it.

    The second value tells whether it is that one; the number is empty where the typed one does not say.
    """
    if typed["section"]:
        *above, last = re.findall(r"\d++", typed["section"])
        return (".".join(above), True) if int(last) < 2 else (".".join((*above, str(int(last) - 1))), False)
    *chapter, last = re.findall(r"\d++", typed["ordinal"])
    return (typed["word"] + "-".join((*chapter, str(int(last) - 1))) if int(last) > 1 else "", False)


def _behind(report: Report, name: str, new: New, first: bool) -> Anchor:
    numbers = number(report)
    known: list[str] = []
    for part in report.parts:
        for index, outer in enumerate(part.blocks):
            for label, block in _labels(outer):
                shown = numbers[label].text if label in numbers else ""
                known += [label, *([title(block)] if isinstance(block, Heading) else [])]
                if name in (label, known[-1]) or name.replace(" ", "") == shown.replace(" ", "") != "":
                    return _anchor(part, index, new, first, part.numbered)
    hint = did_you_mean(name, [one for one in known if "-auto-" not in one])
    raise InputError(message('there is nothing with the label or number "{name}"', name=name), hint)


def _labels(outer: Block) -> Iterator[tuple[str, Block]]:
    for block in walk((outer,)):
        if isinstance(block, Heading | Table | Figure | Chart | Case):
            yield block.label, block


def _anchor(part: Part, index: int, new: New, first: bool, numbered: bool) -> Anchor:
    """Return the place behind a block; behind a heading, that is behind its own text, or all of its section."""
    block = part.blocks[index]
    after = range(index + 1, len(part.blocks))
    text = next((at for at in after if isinstance(part.blocks[at], Heading)), len(part.blocks))
    if new is not New.SECTION:
        return Anchor(part, text if isinstance(block, Heading) else index + 1, block, 2, numbered)
    if first and isinstance(block, Heading):
        return Anchor(part, text, block, min(block.level + 1, 4), numbered)
    if not isinstance(block, Heading):
        raise InputError(message("a section comes behind a section"), message("give --after the number of one"))
    return Anchor(part, end(part.blocks, index), block, max(block.level, 2), numbered)
