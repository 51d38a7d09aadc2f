"""Changed tables, charts, pictures and cases as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdoc.diff.changes import CellChange, ChangeKind, ObjectChange
from reportdoc.diff.model import ObjectKind
from reportdoc.present.comparison.words import FROM_TO, object_word, place, quoted
from reportdoc.present.language import Language

_MOST = 20
"""Cells, and names of rows, that are listed of one table; JSON has them all."""


def object_lines(language: Language, one: ObjectChange) -> Iterator[str]:
    """Yield what became of an object, a line for each thing."""
    kind = object_word(language, one.kind)
    name = "　".join(filter(None, (one.number, one.caption) if _is_there(one) else (one.old_number, one.old_caption)))
    name = name or language.message("without a caption, in {place}", place=place(language, one.where))
    if one.kinds == (ChangeKind.ADDED,):
        yield language.message("{kind} added: {name}", kind=kind, name=name) + _size(language, one)
    elif one.kinds == (ChangeKind.REMOVED,):
        yield language.message("{kind} removed: {name}", kind=kind, name=name) + _size(language, one)
    else:
        yield language.message("{kind} changed: {name}", kind=kind, name=name)
        yield from (f"  {line}" for line in _details(language, one))


def _is_there(one: ObjectChange) -> bool:
    return one.kinds != (ChangeKind.REMOVED,)


def _size(language: Language, one: ObjectChange) -> str:
    if one.kind is not ObjectKind.TABLE:
        return ""
    return language.message(" ({rows} × {columns} cells)", rows=one.rows, columns=one.columns)


def _details(language: Language, one: ObjectChange) -> Iterator[str]:
    if one.origin is not None:
        yield language.message(
            "moved: {change}", change=FROM_TO.format(old=place(language, one.origin), new=place(language, one.where))
        )
    if one.old_caption != one.caption:
        yield language.message("caption: {change}", change=FROM_TO.format(old=one.old_caption, new=one.caption))
    if one.look:
        yield (
            language.gettext("another picture")
            if one.kind is ObjectKind.PICTURE
            else language.gettext("drawn in another way")
        )
    lists = (
        (language.gettext("rows added: {names}"), one.rows_added),
        (language.gettext("rows removed: {names}"), one.rows_removed),
        (language.gettext("columns added: {names}"), one.columns_added),
        (language.gettext("columns removed: {names}"), one.columns_removed),
    )
    for words, names in lists:
        if names:
            yield words.format(names=_some(language, names))
    for note in one.notes:
        yield FROM_TO.format(old=quoted(language, note.old_text), new=quoted(language, note.new_text))
    yield from _cells(language, one.cells)


def _cells(language: Language, cells: Sequence[CellChange]) -> Iterator[str]:
    figures = sum(cell.figures_only for cell in cells)
    if figures:
        words = language.ngettext("{count} number, listed at the top", "{count} numbers, listed at the top", figures)
        yield words.format(count=figures)
    others = [cell for cell in cells if not cell.figures_only]
    for cell in others[:_MOST]:
        change = FROM_TO.format(old=quoted(language, cell.old), new=quoted(language, cell.new))
        where = language.message("{row}, {column}", row=cell.row, column=cell.column) if cell.column else cell.row
        yield language.message("{name}: {change}", name=where, change=change)
    more = len(others) - _MOST
    if more > 0:
        yield language.ngettext("and {count} more cell", "and {count} more cells", more).format(count=more)


def _some(language: Language, names: Sequence[str]) -> str:
    shown = language.gettext(", ").join(names[:_MOST])
    more = len(names) - _MOST
    return language.message("{names} and {count} more", names=shown, count=more) if more > 0 else shown
