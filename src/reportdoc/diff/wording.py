"""How a line changed: sentence by sentence, word by word, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportdoc.diff import limits
from reportdoc.diff.changes import ChangedPiece
from reportdoc.diff.tokens import WordToken, sentences, text_of
from reportdoc.text.align import Stretch, blocks

_ISLAND = 2
"""Pieces that stay the same between two changes and are too few to be worth an eye's stop."""
_KEPT = 0.4
"""Share of a passage that must stay for the change within it to be shown; else it is a new wording."""

_CONTEXT = 12
"""Pieces on either side of a figure that tell what it is about."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure, and what it has become in the same place."""

    old: WordToken
    new: WordToken
    excerpt: str = ""
    """The words around it now."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """Sentences in a row that read otherwise."""

    old: tuple[ChangedPiece, ...]
    new: tuple[ChangedPiece, ...]
    figures: tuple[FigurePair, ...]
    figures_only: bool


def rewordings(old: Sequence[WordToken], new: Sequence[WordToken]) -> Iterator[Rewording]:
    """Yield what differs between two versions of a line, in order."""
    before, after = sentences(old), sentences(new)
    stretches = blocks([_keys(one) for one in before], [_keys(one) for one in after])
    for kind, start, end, to, until in stretches:
        if kind == "equal":
            continue
        if end - start == until - to:
            # Sentence by sentence as long as each is a version of the other.
            one_by_one = [reworded(was, now) for was, now in zip(before[start:end], after[to:until], strict=True)]
            if all(any(not piece.changed for piece in one.old) for one in one_by_one):
                yield from one_by_one
                continue
        yield reworded(_joined(before[start:end]), _joined(after[to:until]))


def reworded(old: Sequence[WordToken], new: Sequence[WordToken]) -> Rewording:
    """Return how a passage changed as a whole."""
    changes = list(blocks(_keys(old), _keys(new), limits.TOKENS))
    figures, figures_only = _figures(old, new, changes)
    if not figures_only:
        changes = _without_islands(old, changes)
    kept = sum(end - start for kind, start, end, _, _ in changes if kind == "equal")
    if old and new and kept < _KEPT * min(len(old), len(new)) and not figures_only:
        changes = [("replace", 0, len(old), 0, len(new))]
    was = [(text_of(old[start:end]), kind) for kind, start, end, _, _ in changes]
    now = [(text_of(new[to:until]), kind) for kind, _, _, to, until in changes]
    return Rewording(_pieces(was), _pieces(now), figures, figures_only)


def _keys(pieces: Sequence[WordToken]) -> tuple[str, ...]:
    return tuple(piece.key for piece in pieces)


def _joined(groups: Sequence[Sequence[WordToken]]) -> tuple[WordToken, ...]:
    return tuple(piece for group in groups for piece in group)


def _pieces(found: list[tuple[str, str]]) -> tuple[ChangedPiece, ...]:
    return tuple(ChangedPiece(text, kind != "equal") for text, kind in found if text)


def _figures(
    old: Sequence[WordToken], new: Sequence[WordToken], changes: list[Stretch]
) -> tuple[tuple[FigurePair, ...], bool]:
    """Return the figures that changed, and whether nothing else did."""
    found: list[FigurePair] = []
    only = True
    for kind, start, end, to, until in changes:
        if kind == "equal":
            continue
        was, now = old[start:end], new[to:until]
        pairs = _paired([one for one in was if one.is_figure], [one for one in now if one.is_figure])
        found += (replace(pair, excerpt=_around(new, pair.new, range(to, until))) for pair in pairs)
        only &= len(pairs) == len(was) == len(now)
    return tuple(found), only and bool(found)


def _around(pieces: Sequence[WordToken], figure: WordToken, places: range) -> str:
    place = next(place for place in places if pieces[place] is figure)
    start, end = max(0, place - _CONTEXT), min(len(pieces), place + 1 + _CONTEXT)
    return f"{'…' * (start > 0)}{text_of(pieces[start:end]).strip()}{'…' * (end < len(pieces))}"


def _paired(old: list[WordToken], new: list[WordToken]) -> list[FigurePair]:
    """Pair the figures of a changed stretch: by their names, or in order where they count the same things."""
    if len(old) != len(new):
        named = {one.name: one for one in old if one.name}
        return [FigurePair(named[one.name], one) for one in new if one.name in named and named[one.name].key != one.key]
    together = zip(old, new, strict=True)
    return [FigurePair(was, now) for was, now in together if was.key != now.key and _alike(was, now)]


def _alike(old: WordToken, new: WordToken) -> bool:
    if old.name or new.name:
        return old.name == new.name
    return old.unit == new.unit


def _without_islands(old: Sequence[WordToken], changes: list[Stretch]) -> list[Stretch]:
    """Join changes that only a letter or two stand between, so that words are seen and not letters."""
    joined: list[Stretch] = []
    for place, change in enumerate(changes):
        kind, start, end, _, _ = change
        inside = 0 < place < len(changes) - 1
        island = kind == "equal" and inside and end - start <= _ISLAND and _is_words(old[start:end])
        if (island or kind != "equal") and joined and joined[-1][0] != "equal":
            joined[-1] = ("replace", joined[-1][1], end, joined[-1][3], change[4])
        else:
            joined.append(change)
    return joined


def _is_words(pieces: Sequence[WordToken]) -> bool:
    return all(piece.text.isalpha() for piece in pieces)
