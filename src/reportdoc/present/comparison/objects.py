"""Changed tables, charts, pictures and cases as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from reportdoc.diff.changes import CellChange, Kind, ObjectChange
from reportdoc.diff.model import ObjectKind
from reportdoc.present.comparison.words import FROM_TO, object_word, place, quoted

_MOST = 20
"""Cells, and names of rows, that are listed of one table; JSON has them all."""


def object_lines(one: ObjectChange) -> Iterator[str]:
    """Yield what became of an object, a line for each thing."""
    kind = object_word(one.kind)
    name = "　".join(filter(None, (one.number, one.caption) if _is_there(one) else (one.old_number, one.old_caption)))
    name = name or _("without a caption, in {place}").format(place=place(one.where))
    if one.kinds == (Kind.ADDED,):
        yield _("{kind} added: {name}").format(kind=kind, name=name) + _size(one)
    elif one.kinds == (Kind.REMOVED,):
        yield _("{kind} removed: {name}").format(kind=kind, name=name) + _size(one)
    else:
        yield _("{kind} changed: {name}").format(kind=kind, name=name)
        yield from (f"  {line}" for line in _details(one))


def _is_there(one: ObjectChange) -> bool:
    return one.kinds != (Kind.REMOVED,)


def _size(one: ObjectChange) -> str:
    if one.kind is not ObjectKind.TABLE:
        return ""
    return _(" ({rows} × {columns} cells)").format(rows=one.rows, columns=one.columns)


def _details(one: ObjectChange) -> Iterator[str]:
    if one.origin is not None:
        yield _("moved: {change}").format(change=FROM_TO.format(old=place(one.origin), new=place(one.where)))
    if one.old_caption != one.caption:
        yield _("caption: {change}").format(change=FROM_TO.format(old=one.old_caption, new=one.caption))
    if one.look:
        yield _("another picture") if one.kind is ObjectKind.PICTURE else _("drawn in another way")
    lists = (
        (_("rows added: {names}"), one.rows_added),
        (_("rows removed: {names}"), one.rows_removed),
        (_("columns added: {names}"), one.columns_added),
        (_("columns removed: {names}"), one.columns_removed),
    )
    for words, names in lists:
        if names:
            yield words.format(names=_some(names))
    for note in one.notes:
        yield FROM_TO.format(old=quoted(note.old_text), new=quoted(note.new_text))
    yield from _cells(one.cells)


def _cells(cells: Sequence[CellChange]) -> Iterator[str]:
    figures = sum(cell.figures_only for cell in cells)
    if figures:
        words = ngettext("{count} number, listed at the top", "{count} numbers, listed at the top", figures)
        yield words.format(count=figures)
    others = [cell for cell in cells if not cell.figures_only]
    for cell in others[:_MOST]:
        change = FROM_TO.format(old=quoted(cell.old), new=quoted(cell.new))
        where = _("{row}, {column}").format(row=cell.row, column=cell.column) if cell.column else cell.row
        yield _("{name}: {change}").format(name=where, change=change)
    more = len(others) - _MOST
    if more > 0:
        yield ngettext("and {count} more cell", "and {count} more cells", more).format(count=more)


def _some(names: Sequence[str]) -> str:
    shown = _(", ").join(names[:_MOST])
    more = len(names) - _MOST
    return _("{names} and {count} more").format(names=shown, count=more) if more > 0 else shown
