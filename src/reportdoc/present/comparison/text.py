"""A comparison for people: figures first, then chapter by chapter, then what moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _

import click

from reportdoc.diff.changes import Comparison, FigureChange, HeadingChange, Kind, PartChanges, Passage, Piece, Use
from reportdoc.present.comparison.moves import number_lines, page_lines
from reportdoc.present.comparison.objects import object_lines
from reportdoc.present.comparison.words import FROM_TO, in_short, part_name, place, quoted


def as_text(comparison: Comparison, old: str, new: str) -> str:
    """Return a comparison as text, with colours for a screen; `old` and `new` name the versions."""
    return "\n".join(_lines(comparison, old, new))


def _lines(comparison: Comparison, old: str, new: str) -> Iterator[str]:
    yield click.style(_("What changed from {old} to {new}").format(old=old, new=new), bold=True)
    yield in_short(comparison)
    if any(piece.changed for part in comparison.parts for passage in _reworded(part) for piece in passage.new):
        yield _("Changed words stand in [ ].")
    if comparison.figures:
        yield from _section(
            _("Numbers in text and tables"), (line for figure in comparison.figures for line in _figure(figure))
        )
    for part in comparison.parts:
        lines = list(_part(part))
        if lines:
            yield from _section(part_name(part), lines)
    if comparison.numbers:
        yield from _section(_("Numbering that moved"), number_lines(comparison.numbers))
    if comparison.pages:
        yield from _section(_("Pages that moved"), page_lines(comparison))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield click.style(title, bold=True)
    yield from (f"  {line}" for line in lines)


def _figure(figure: FigureChange) -> Iterator[str]:
    space = "" if figure.unit in ("", "%") else " "
    change = FROM_TO.format(old=figure.old, new=click.style(f"{figure.new}{space}{figure.unit}", bold=True))
    name = _(", ").join(figure.names) or next((_cell(use) for use in figure.uses if use.row), "")
    yield _("{name}: {change}").format(name=name, change=change) if name else change
    yield from (f"  {line}" for line in map(_use, figure.uses))


def _use(use: Use) -> str:
    text = _cell(use) if use.row else quoted(use.excerpt)
    return _("{place}: {text}").format(place=use.object or place(use.where), text=text)


def _cell(use: Use) -> str:
    return _("{row}, {column}").format(row=use.row, column=use.column) if use.column else use.row


def _reworded(part: PartChanges) -> list[Passage]:
    return [passage for passage in part.passages if not passage.figures_only]


def _part(part: PartChanges) -> Iterator[str]:
    if part.state is Kind.ADDED:
        yield _("added as a whole")
    elif part.state is Kind.REMOVED:
        yield _("removed as a whole")
    for heading in part.headings:
        yield _heading(heading)
    last = None
    for passage in _reworded(part):
        if passage.where != last:
            yield click.style(place(passage.where), underline=True)
            last = passage.where
        yield from (f"  {line}" for line in _passage(passage))
    for one in part.objects:
        yield from object_lines(one)


def _heading(heading: HeadingChange) -> str:
    old = " ".join(filter(None, (heading.old_number, heading.old_title)))
    new = " ".join(filter(None, (heading.number, heading.title)))
    match heading.kinds:
        case (Kind.ADDED,):
            return _("Heading added: {title}").format(title=new)
        case (Kind.REMOVED,):
            return _("Heading removed: {title}").format(title=old)
        case (Kind.CHANGED,):
            return _("Heading renamed: {change}").format(change=FROM_TO.format(old=old, new=new))
        case (Kind.MOVED,) if heading.old_above != heading.above:
            above = FROM_TO.format(old=heading.old_above, new=heading.above)
            return _("Heading moved: {title} ({above})").format(title=new, above=above)
        case (Kind.MOVED,):
            return _("Heading moved: {title} (was {number})").format(title=new, number=heading.old_number or old)
        case _:
            return _("Heading moved and renamed: {change}").format(change=FROM_TO.format(old=old, new=new))


def _passage(passage: Passage) -> Iterator[str]:
    match passage.kind:
        case Kind.ADDED:
            yield _("added: {text}").format(text=click.style(passage.new_text, fg="green"))
        case Kind.REMOVED:
            yield _("removed: {text}").format(text=click.style(passage.old_text, fg="red"))
        case Kind.MOVED if passage.origin is not None:
            yield _("from {place}: {text}").format(place=place(passage.origin), text=passage.new_text)
        case _:
            yield _("was: {text}").format(text=_marked(passage.old, "red"))
            yield _("now: {text}").format(text=_marked(passage.new, "green"))


def _marked(pieces: Sequence[Piece], colour: str) -> str:
    return "".join(click.style(f"[{piece.text}]", fg=colour) if piece.changed else piece.text for piece in pieces)
