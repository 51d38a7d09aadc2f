"""Numbers and pages that moved, as ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.diff.changes import Comparison, Move, PartChanges
from reportdoc.diff.moves import SECTION
from reportdoc.present.comparison.words import FROM_TO
from reportdoc.present.language import Language

_LAST = re.compile(r"(.*?)(\d+)")
Run = list[Move]


def number_lines(language: Language, moves: Sequence[Move]) -> Iterator[str]:
    """Yield the numbers that moved; those that moved alike and follow each other are one line.

    What stands under a heading whose number moved, and moved with it, is left out.
    """
    headings = {move.old: move.new for move in moves if move.kind == SECTION and move.old and move.new}
    rest = [move for move in moves if move.kind != SECTION or not _follows(move, headings)]
    for run in _runs(sorted(rest, key=_family)):
        first, last = run[0], run[-1]
        old, new = (first.old or language.gettext("none")), (first.new or language.gettext("none"))
        if len(run) > 1:
            yield FROM_TO.format(old=_span(old, last.old), new=_span(new, last.new))
        else:
            yield "　".join(filter(None, (FROM_TO.format(old=old, new=new), first.title)))


def page_lines(language: Language, comparison: Comparison) -> Iterator[str]:
    """Yield the pages that moved; neighbours that moved by as many pages are one line."""
    run: Run = []
    for move in sorted(comparison.pages, key=lambda one: (one.part, int(one.new))):
        if run and (_shift(move) != _shift(run[-1]) or _breaks(run[-1], move, comparison.parts)):
            yield _page_line(language, run)
            run = []
        run.append(move)
    if run:
        yield _page_line(language, run)


def _follows(move: Move, headings: dict[str, str]) -> bool:
    above_old, _dot, rest_old = move.old.rpartition(".")
    above_new, _dot, rest_new = move.new.rpartition(".")
    return bool(above_old) and rest_old == rest_new and headings.get(above_old) == above_new


def _family(move: Move) -> str:
    """Return what sorts headings before objects, and keeps each family of numbers together."""
    return "" if move.kind == SECTION else (_LAST.match(move.new or move.old) or ["", ""])[1].strip()


def _runs(moves: Sequence[Move]) -> Iterator[Run]:
    run: Run = []
    for move in moves:
        if run and not _next(run[-1], move):
            yield run
            run = []
        run.append(move)
    if run:
        yield run


def _next(before: Move, move: Move) -> bool:
    """Tell whether both numbers of a move are one more than those of another."""
    return _successor(before.old) == move.old and _successor(before.new) == move.new and bool(move.old and move.new)


def _successor(number: str) -> str:
    last = re.search(r"(?<!\d)\d++\Z", number)
    return f"{number[: last.start()]}{int(last[0]) + 1}" if last else ""


def _shift(move: Move) -> int:
    return int(move.new) - int(move.old)


def _breaks(before: Move, move: Move, parts: Sequence[PartChanges]) -> bool:
    """Tell whether something between two entries did not move: a part whose beginning stayed."""
    if before.part == move.part:
        return False
    opens = move.kind == SECTION and (move.number, move.title) == (parts[move.part].number, parts[move.part].title)
    return move.part != before.part + 1 or not opens


def _page_line(language: Language, run: Run) -> str:
    shown = [move for move in run if move.kind == SECTION] or run
    first, last = shown[0], shown[-1]
    if len(shown) == 1:
        return language.message("{entry}: page {old} → {new}", entry=_entry(first), old=first.old, new=first.new)
    return language.message(
        "{first} to {last}: pages {old} → {new}",
        first=_entry(first),
        last=_entry(last),
        old=_span(first.old, last.old),
        new=_span(first.new, last.new),
    )


def _entry(move: Move) -> str:
    if move.kind != SECTION:
        return move.number or move.title
    return " ".join(filter(None, (move.number, move.title)))


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
