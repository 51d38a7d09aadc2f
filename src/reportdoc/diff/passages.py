"""What became of the text: passages that came, went, moved or were reworded, and the figures in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportdoc.diff.changes import ChangedPiece, ChangeKind, PassageChange, Use, Where
from reportdoc.diff.figures import Figures
from reportdoc.diff.matching import Matching
from reportdoc.diff.model import ComparedFile, ComparedLine, ComparedText
from reportdoc.diff.names import Names
from reportdoc.diff.places import Places
from reportdoc.diff.tokens import WordToken, tokens
from reportdoc.diff.wording import reworded, rewordings


class Passages:
    """Compares lines, and hands the figures that changed in them on."""

    def __init__(self, places: Places, figures: Figures, old_names: Names, new_names: Names) -> None:
        self._places, self._figures = places, figures
        self._old_names, self._new_names = old_names, new_names

    def texts(self, old: ComparedFile, new: ComparedFile, matching: Matching) -> list[PassageChange]:
        """Return the passages in the order of the new version; what has gone stands where it stood."""
        found: list[tuple[tuple[int, int], PassageChange]] = []
        kept = {before: after for after, before in matching.texts.items()}
        last = (0, -1)
        # What has gone follows what it followed, where that is still there.
        for before, text in enumerate(old.texts):
            if before in kept:
                last = (kept[before], 1)
            else:
                where = self._places.before(text.heading, text.case)
                found.append((last, PassageChange(ChangeKind.REMOVED, where, None, _whole(text.line), (), False)))
        for after, text in enumerate(new.texts):
            before_ = matching.texts.get(after)
            passages = self._added(text) if before_ is None else self._kept(old.texts[before_], text)
            found += (((after, 0), passage) for passage in passages)
        return [passage for _, passage in sorted(found, key=lambda one: one[0])]

    def line(
        self, old: ComparedLine, new: ComparedLine, where: Where, use: Use, position: int
    ) -> Iterator[PassageChange]:
        """Yield what differs in a line that is still there; its figures are said to stand at `use`."""
        if old.key == new.key:
            return
        for found in rewordings(self._tokens(old, self._old_names), self._tokens(new, self._new_names)):
            for pair in found.figures:
                self._figures.add(pair, use, position)
            if found.old and found.new:
                yield PassageChange(ChangeKind.CHANGED, where, None, found.old, found.new, found.figures_only)
            else:
                kind = ChangeKind.ADDED if found.new else ChangeKind.REMOVED
                yield PassageChange(kind, where, None, _plain(found.old), _plain(found.new), False)

    def whole(self, old: ComparedLine, new: ComparedLine, use: Use, position: int) -> None:
        """Look for figures in a title or caption that is still there."""
        if old.key != new.key:
            found = reworded(self._tokens(old, self._old_names), self._tokens(new, self._new_names))
            for pair in found.figures:
                self._figures.add(pair, use, position)

    def _tokens(self, line: ComparedLine, names: Names) -> tuple[WordToken, ...]:
        return tokens(line, names.spans.get(line.text, ()))

    def _added(self, text: ComparedText) -> Iterator[PassageChange]:
        where = self._places.now(text.heading, text.case)
        yield PassageChange(ChangeKind.ADDED, where, None, (), _whole(text.line), False)

    def _kept(self, old: ComparedText, new: ComparedText) -> Iterator[PassageChange]:
        if old == new and not self._places.elsewhere(old.heading, old.case, new.heading, new.case):
            return
        where = self._places.now(new.heading, new.case)
        if self._places.elsewhere(old.heading, old.case, new.heading, new.case):
            origin = self._places.before(old.heading, old.case)
            yield PassageChange(ChangeKind.MOVED, where, origin, _whole(old.line), _whole(new.line), False)
        yield from self.line(old.line, new.line, where, Use(where, "", "", "", ""), new.heading)


def _whole(line: ComparedLine) -> tuple[ChangedPiece, ...]:
    return (ChangedPiece(line.text, changed=False),)


def _plain(pieces: tuple[ChangedPiece, ...]) -> tuple[ChangedPiece, ...]:
    return tuple(replace(piece, changed=False) for piece in pieces)
