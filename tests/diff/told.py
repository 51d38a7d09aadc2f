"""A comparison in lines: what came, went, moved and changed, as a reader would say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdoc.diff.changes import (
    ChangedPiece,
    Comparison,
    FigureChange,
    HeadingChange,
    ObjectChange,
    PassageChange,
    Where,
)


def told(comparison: Comparison) -> list[str]:
    """Return headings, texts and objects in reading order, then figures, numbers and pages."""
    return list(_told(comparison))


def _told(comparison: Comparison) -> Iterator[str]:
    for part in comparison.parts:
        if part.state:
            yield f"{part.state} {part.kind} {part.old_number or part.number} {part.old_title or part.title}"
        yield from map(_heading, part.headings)
        yield from map(_passage, part.passages)
        for one in part.objects:
            yield from _object(one)
    yield from map(_figure, comparison.figures)
    yield from (f"number of {move.kind} {move.title}: {move.old} → {move.new}" for move in comparison.numbers)
    yield from (f"page of {move.kind} {move.title}: {move.old} → {move.new}" for move in comparison.pages)


def _heading(one: HeadingChange) -> str:
    was, now = f"{one.old_number} {one.old_title}".strip(), f"{one.number} {one.title}".strip()
    above = f" below {one.old_above} → {one.above}" if "moved" in one.kinds else ""
    return f"{'+'.join(one.kinds)} heading {_arrow(was, now)}{above}"


def _passage(one: PassageChange) -> str:
    origin = f" from {_where(one.origin)}" if one.origin else ""
    figures = " (figures)" if one.figures_only else ""
    return f"{one.kind} text{_where(one.where)}{origin}{figures}: {_arrow(_marked(one.old), _marked(one.new))}"


def _object(one: ObjectChange) -> Iterator[str]:
    was, now = f"{one.old_number} {one.old_caption}".strip(), f"{one.number} {one.caption}".strip()
    origin = f" from {_where(one.origin)}" if one.origin else ""
    size = f" {one.rows}×{one.columns}" if one.kinds in (("added",), ("removed",)) else ""
    look = ", looks otherwise" if one.look else ""
    yield f"{'+'.join(one.kinds)} {one.kind}{_where(one.where)}{origin}{size}: {_arrow(was, now)}{look}"
    for cell in one.cells:
        yield f"  {cell.row} / {cell.column}: {cell.old} → {cell.new}{' (figure)' if cell.figures_only else ''}"
    for sign, names in (
        ("+ row", one.rows_added),
        ("- row", one.rows_removed),
        ("+ column", one.columns_added),
        ("- column", one.columns_removed),
    ):
        yield from (f"  {sign} {name}" for name in names)
    yield from (f"  note {_passage(note)}" for note in one.notes)


def _figure(one: FigureChange) -> str:
    uses = "; ".join(
        " ".join(filter(None, (_where(use.where).strip(), use.object, use.row, use.column, use.excerpt)))
        for use in one.uses
    )
    return f"figure {'/'.join(one.names) or '-'}: {one.old} → {one.new}{one.unit} | {uses}"


def _where(where: Where) -> str:
    place = " ".join(filter(None, (where.section or where.heading, where.case)))
    return f" §{place}" if place else ""


def _marked(pieces: Sequence[ChangedPiece]) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


def _arrow(was: str, now: str) -> str:
    return now if was == now else " → ".join(filter(None, (was, now)))
