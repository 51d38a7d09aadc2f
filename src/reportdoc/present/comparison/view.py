"""A comparison as pages show it: figures first, then chapter by chapter, with what came and went marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import click

from reportdoc.diff.changes import (
    ChangedPiece,
    ChangeKind,
    Comparison,
    FigureChange,
    PartChanges,
    PassageChange,
    Use,
)
from reportdoc.present.comparison.moves import number_lines
from reportdoc.present.comparison.objects import object_lines
from reportdoc.present.comparison.text import heading_line
from reportdoc.present.comparison.words import in_short, part_name, place
from reportdoc.present.language import Language


class Mark(StrEnum):
    """What became of a piece of text; the name of HTML's element for it."""

    KEPT = "span"
    INSERTED = "ins"
    DELETED = "del"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that share a mark."""

    text: str
    mark: Mark = Mark.KEPT


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure that changed."""

    name: str
    """May be empty."""
    old: str
    new: str
    unit: str
    uses: tuple[tuple[str, str], ...]
    """Where it stands, and the words around it there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One change of the text."""

    place: str
    """Empty for what names its place itself."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one chapter."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """All that changed."""

    short: str
    """How much it is, in a line."""
    figures: tuple[FigureLine, ...]
    groups: tuple[Group, ...]


def view(language: Language, comparison: Comparison) -> ComparisonView:
    """Return what changed, for a page in a language."""
    figures = tuple(_figure(language, one) for one in comparison.figures)
    groups = [Group(part_name(language, part), tuple(_part(language, part))) for part in comparison.parts]
    if comparison.numbers:
        lines = number_lines(language, comparison.numbers)
        groups.append(Group(language.gettext("Numbering that moved"), tuple(_plain(lines))))
    return ComparisonView(in_short(language, comparison), figures, tuple(one for one in groups if one.lines))


def _figure(language: Language, figure: FigureChange) -> FigureLine:
    name = language.gettext(", ").join(figure.names)
    name = name or next((_cell(language, use) for use in figure.uses if use.row), "")
    uses = tuple((use.object or place(language, use.where), _around(language, use)) for use in figure.uses)
    return FigureLine(name, figure.old, figure.new, figure.unit, uses)


def _around(language: Language, use: Use) -> str:
    return _cell(language, use) if use.row else use.excerpt


def _cell(language: Language, use: Use) -> str:
    return language.message("{row}, {column}", row=use.row, column=use.column) if use.column else use.row


def _part(language: Language, part: PartChanges) -> Iterator[Line]:
    if part.state is ChangeKind.ADDED:
        yield Line("", (Piece(language.gettext("added as a whole"), Mark.INSERTED),))
    elif part.state is ChangeKind.REMOVED:
        yield Line("", (Piece(language.gettext("removed as a whole"), Mark.DELETED),))
    yield from _plain(heading_line(language, one) for one in part.headings)
    for passage in part.passages:
        if not passage.figures_only:
            yield Line(place(language, passage.where), tuple(_passage(language, passage)))
    for one in part.objects:
        yield from _plain(object_lines(language, one))


def _plain(lines: Iterable[str]) -> Iterator[Line]:
    return (Line("", (Piece(click.unstyle(line)),)) for line in lines)


def _passage(language: Language, passage: PassageChange) -> Iterator[Piece]:
    match passage.kind:
        case ChangeKind.ADDED:
            yield Piece(passage.new_text, Mark.INSERTED)
        case ChangeKind.REMOVED:
            yield Piece(passage.old_text, Mark.DELETED)
        case ChangeKind.MOVED if passage.origin is not None:
            origin = place(language, passage.origin)
            yield Piece(language.message("from {place}: {text}", place=origin, text=passage.new_text))
        case _:
            yield from _woven(passage.old, passage.new)


def _woven(old: Sequence[ChangedPiece], new: Sequence[ChangedPiece]) -> Iterator[Piece]:
    """Yield both readings as one text: what is gone before what has come in its place, what stayed once."""
    if [one.text for one in old if not one.changed] != [one.text for one in new if not one.changed]:
        yield Piece("".join(one.text for one in old), Mark.DELETED)
        yield Piece("".join(one.text for one in new), Mark.INSERTED)
        return
    before = list(old)
    for piece in (*new, None):
        while before and before[0].changed:
            yield Piece(before.pop(0).text, Mark.DELETED)
        if piece is None:
            return
        if not piece.changed:
            before.pop(0)
        yield Piece(piece.text, Mark.INSERTED if piece.changed else Mark.KEPT)
