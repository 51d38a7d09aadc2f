"""The notes at the foot of pages, which stand between what the text says on one page and on the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportdoc.app.wording.pdf_stream import Stream
from reportdoc.ooxml.passages import FORMULA, TAB, WordPassage

_LEAST = 8
"""Characters by which a note is known that goes on over the page; a shorter one must stand there whole."""


_ABOVE = frozenset("^~˙¨¯‾ˉ˜→\u20d7\u0302\u0303\u0305\u0307\u0308")
"""Marks above letters, as engines draw them."""


class Foot:
    """Which notes have come so far, and whether the next one stands at a place."""

    def __init__(self, notes: Sequence[WordPassage], stream: Stream) -> None:
        self._notes, self._stream = notes, stream
        self._next = self._done = self._formula = 0

    @property
    def left(self) -> WordPassage | None:
        """The first note that has not come yet, or not whole."""
        return self._notes[self._next] if self._next < len(self._notes) else None

    def take(self, position: int) -> int:
        """Take the notes that stand at a position; return their length, 0 where none does."""
        start = position
        while self.left and (length := self._one(self.left, position)):
            position += length
        return position - start

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return where the next notes stand between two positions, and their length; `end` and 0 where they do not."""
        for position in self._stream.words_between(start, end) if self.left else ():
            if length := self.take(position):
                return position, length
        return end, 0

    def _one(self, note: WordPassage, start: int) -> int:
        """Return how much of a note stands at a position, up to the end of the page; take that."""
        text, position, index, formula = self._stream.text, start, self._done, self._formula
        if not self._stream.begins_word(start):
            return 0
        while index < len(note.text):
            if note.text[index] == FORMULA:
                end = drawn(note.formulas[formula], text, position)
                if end is None:
                    return 0
                position, formula = end, formula + 1
            elif note.text[index] == TAB:
                pass
            elif position > start and position in self._stream.page_starts:
                if index - self._done < _LEAST:
                    return 0
                self._done, self._formula = index, formula
                return position - start
            elif text[position : position + 1] == note.text[index]:
                position += 1
            else:
                return 0
            index += 1
        self._next, self._done, self._formula = self._next + 1, 0, 0
        return position - start


def drawn(formula: str, text: str, position: int) -> int | None:
    """Return where a formula ends that a PDF has at a position, in whatever order; none where it has other characters.

    Letters and figures are what must be there: signs such as roots and brackets may be drawn as lines, and a PDF may
    have them in pieces.
    """
    waiting = Counter(formula)
    left = sum(map(str.isalnum, formula))
    while position < len(text):
        character = text[position]
        if waiting[character]:
            waiting[character] -= 1
            left -= character.isalnum()
        elif character.isalnum() or (not left and character not in _ABOVE):
            break
        position += 1
    return None if left else position
