"""What a delivered file is for, by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from reportdoc.app.deliveries.kinds import SHEETS, WORD, TargetKind
from reportdoc.app.deliveries.mark import mark_of
from reportdoc.app.deliveries.sheet_bytes import data_of
from reportdoc.app.deliveries.standing import PICTURES
from reportdoc.content.workbook import opened
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.message import message
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report, walk
from reportdoc.report.sections import section_target, title, title_of

_SHORTEST = 3
"""Characters of a title that is looked for within a longer name: two stand in too many others."""


def guessed(report: Report, file: Path) -> tuple[TargetKind, str]:
    """Return what a file is for, and the name of that.

    A form knows itself. Else its name is that of the file it replaces, or the title of a chapter, section or case, or
    holds one such title. Raises InputError where it does not say, ContentError where it is a workbook that cannot be
    read: the audit's needs no name that says it.
    """
    if (mark := mark_of(file)) is not None:
        return mark.kind, mark.label
    stem, ending = file.stem, file.suffix.lower()
    found = _word(report, stem) if ending in WORD else _other(report, stem, ending)
    if found is None:
        if ending in SHEETS and ending != ".csv" and file.is_file():
            _read(file)
        raise InputError(
            message('"{file}" does not say what it is for', file=file.name),
            message("say which chapter, section, table, case, figure or indicator table it is for"),
        )
    return found


def _read(file: Path) -> None:
    book = opened(data_of(file), file.name)
    for tab in book.tabs:
        if tab.cells:
            book.sheet(tab.name)


def _word(report: Report, stem: str) -> tuple[TargetKind, str] | None:
    for part in report.parts:
        if _letters(stem) == _letters(title_of(part)) != "" or PurePosixPath(part.file).stem == stem:
            return TargetKind.CHAPTER, part.file
    titled = list(_titled(report))
    for kind, name, words in titled:
        if name == stem or _letters(stem) == _letters(words) != "":
            return kind, name
    inside = [one for one in titled if len(_letters(one[2])) >= _SHORTEST and _letters(one[2]) in _letters(stem)]
    longest = max((len(_letters(words)) for _, _, words in inside), default=0)
    best = [(kind, name) for kind, name, words in inside if len(_letters(words)) == longest]
    return best[0] if len(best) == 1 else None


def _titled(report: Report) -> Iterator[tuple[TargetKind, str, str]]:
    """Yield kind, name and words of all that a Word file may be for."""
    for part in report.parts:
        yield TargetKind.CHAPTER, part.file, title_of(part)
        for block in walk(part.blocks):
            match block:
                case Case(label=label, title=words):
                    yield TargetKind.CASE, label, plain_words(words)
                case Heading(level=level) if level > 1:
                    yield TargetKind.SECTION, section_target(part, block), title(block)
                case _:
                    pass


def _other(report: Report, stem: str, ending: str) -> tuple[TargetKind, str] | None:
    for block in _blocks(report):
        match block:
            case Table(label=label, data=data) | Chart(label=label, data=data):
                if stem in (PurePosixPath(data).stem, label) and ending in SHEETS:
                    return TargetKind.TABLE, label
            case Figure(label=label, picture=picture):
                if stem in (picture.path.stem, label) and ending in PICTURES:
                    return TargetKind.FIGURE, label
            case _:
                pass
    return None


def _blocks(report: Report) -> list[Block]:
    return [block for part in report.parts for block in walk(part.blocks)]


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)
