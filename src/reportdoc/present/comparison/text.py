"""A comparison for people: figures first, then chapter by chapter, then what moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import click

from reportdoc.diff.changes import (
    ChangedPiece,
    ChangeKind,
    Comparison,
    FigureChange,
    HeadingChange,
    PartChanges,
    PassageChange,
    Use,
)
from reportdoc.present.comparison.moves import number_lines, page_lines
from reportdoc.present.comparison.objects import object_lines
from reportdoc.present.comparison.words import FROM_TO, in_short, part_name, place, quoted
from reportdoc.present.language import Language


def as_text(language: Language, comparison: Comparison, old: str, new: str) -> str:
    """Return a comparison as text, with colours for a screen; `old` and `new` name the versions."""
    return "\n".join(_lines(language, comparison, old, new))


def _lines(language: Language, comparison: Comparison, old: str, new: str) -> Iterator[str]:
    yield click.style(language.message("What changed from {old} to {new}", old=old, new=new), bold=True)
    yield in_short(language, comparison)
    if any(piece.changed for part in comparison.parts for passage in _reworded(part) for piece in passage.new):
        yield language.gettext("Changed words stand in [ ].")
    if comparison.figures:
        yield from _section(
            language.gettext("Numbers in text and tables"),
            (line for figure in comparison.figures for line in _figure(language, figure)),
        )
    for part in comparison.parts:
        lines = list(_part(language, part))
        if lines:
            yield from _section(part_name(language, part), lines)
    if comparison.numbers:
        yield from _section(language.gettext("Numbering that moved"), number_lines(language, comparison.numbers))
    if comparison.pages:
        yield from _section(language.gettext("Pages that moved"), page_lines(language, comparison))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield click.style(title, bold=True)
    yield from (f"  {line}" for line in lines)


def _figure(language: Language, figure: FigureChange) -> Iterator[str]:
    space = "" if figure.unit in ("", "%") else " "
    change = FROM_TO.format(old=figure.old, new=click.style(f"{figure.new}{space}{figure.unit}", bold=True))
    name = language.gettext(", ").join(figure.names) or next(
        (_cell(language, use) for use in figure.uses if use.row), ""
    )
    yield language.message("{name}: {change}", name=name, change=change) if name else change
    yield from (f"  {line}" for line in map(partial(_use, language), figure.uses))


def _use(language: Language, use: Use) -> str:
    text = _cell(language, use) if use.row else quoted(language, use.excerpt)
    return language.message("{place}: {text}", place=use.object or place(language, use.where), text=text)


def _cell(language: Language, use: Use) -> str:
    return language.message("{row}, {column}", row=use.row, column=use.column) if use.column else use.row


def _reworded(part: PartChanges) -> list[PassageChange]:
    return [passage for passage in part.passages if not passage.figures_only]


def _part(language: Language, part: PartChanges) -> Iterator[str]:
    if part.state is ChangeKind.ADDED:
        yield language.gettext("added as a whole")
    elif part.state is ChangeKind.REMOVED:
        yield language.gettext("removed as a whole")
    for heading in part.headings:
        yield heading_line(language, heading)
    last = None
    for passage in _reworded(part):
        if passage.where != last:
            yield click.style(place(language, passage.where), underline=True)
            last = passage.where
        yield from (f"  {line}" for line in _passage(language, passage))
    for one in part.objects:
        yield from object_lines(language, one)


def heading_line(language: Language, heading: HeadingChange) -> str:
    """Return what became of a heading."""
    old = " ".join(filter(None, (heading.old_number, heading.old_title)))
    new = " ".join(filter(None, (heading.number, heading.title)))
    match heading.kinds:
        case (ChangeKind.ADDED,):
            return language.message("Heading added: {title}", title=new)
        case (ChangeKind.REMOVED,):
            return language.message("Heading removed: {title}", title=old)
        case (ChangeKind.CHANGED,):
            return language.message("Heading renamed: {change}", change=FROM_TO.format(old=old, new=new))
        case (ChangeKind.MOVED,) if heading.old_above != heading.above:
            above = FROM_TO.format(old=heading.old_above, new=heading.above)
            return language.message("Heading moved: {title} ({above})", title=new, above=above)
        case (ChangeKind.MOVED,):
            return language.message(
                "Heading moved: {title} (was {number})", title=new, number=heading.old_number or old
            )
        case _:
            return language.message("Heading moved and renamed: {change}", change=FROM_TO.format(old=old, new=new))


def _passage(language: Language, passage: PassageChange) -> Iterator[str]:
    match passage.kind:
        case ChangeKind.ADDED:
            yield language.message("added: {text}", text=click.style(passage.new_text, fg="green"))
        case ChangeKind.REMOVED:
            yield language.message("removed: {text}", text=click.style(passage.old_text, fg="red"))
        case ChangeKind.MOVED if passage.origin is not None:
            yield language.message("from {place}: {text}", place=place(language, passage.origin), text=passage.new_text)
        case _:
            yield language.message("was: {text}", text=_marked(passage.old, "red"))
            yield language.message("now: {text}", text=_marked(passage.new, "green"))


def _marked(pieces: Sequence[ChangedPiece], colour: str) -> str:
    return "".join(click.style(f"[{piece.text}]", fg=colour) if piece.changed else piece.text for piece in pieces)
