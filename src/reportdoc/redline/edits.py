"""What changed between two lists of tokens, as a reader would say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby
from typing import Final

from reportdoc.redline.tokens import Token
from reportdoc.text.align import anchors, gaps

SENTENCE_ENDS: Final = frozenset("。；！？")
"""Characters after which a sentence or a part of one is over."""

PRODUCT: Final = 1_000_000
"""Tokens before times tokens after up to which a stretch is compared word by word; a longer one is replaced."""

TRIVIAL: Final = 3
"""Tokens up to which a stretch that stays between replaced ones is replaced with them."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch that stays, or one that is replaced; of equal stretches both sides are given."""

    equal: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed, formatting included."""
        pairs = zip(self.old, self.new, strict=True)
        return self.equal and all(old.format == new.format for old, new in pairs)

    @property
    def size(self) -> int:
        """Letters of the longer side."""
        return max(_length(self.old), _length(self.new))


def edits(old: Sequence[Token], new: Sequence[Token]) -> list[Edit]:
    """Return the stretches of two lists of tokens in their order, equal and replaced ones in turn.

    Markers that are on both sides split the lists, sentences that are the same are fixed, and between them the longest
    common stretches are sought. A short common stretch between longer replaced ones is replaced with them: a single 的
    that two different phrases share tells a reader nothing.
    """
    pairs = anchors([_marker(token) for token in old], [_marker(token) for token in new])
    for measure in (_sentences, _words):
        for gap in gaps(pairs, len(old), len(new)):
            inner = measure(old[gap.old : gap.old_end], new[gap.new : gap.new_end])
            pairs.extend((gap.old + i, gap.new + j) for i, j in inner)
        pairs.sort()
    return _readable(_stretches(old, new, pairs))


def _marker(token: Token) -> str | None:
    return token.key if token.marker else None


def _sentences(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[int, int]]:
    before, after = _split(old), _split(new)
    same = anchors([_keys(old[start:end]) for start, end in before], [_keys(new[start:end]) for start, end in after])
    return [
        (before[one][0] + place, after[other][0] + place)
        for one, other in same
        for place in range(before[one][1] - before[one][0])
    ]


def _words(old: Sequence[Token], new: Sequence[Token]) -> list[tuple[int, int]]:
    if len(old) * len(new) > PRODUCT:
        return anchors([token.key for token in old], [token.key for token in new])
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    return [
        (block.a + place, block.b + place) for block in matcher.get_matching_blocks() for place in range(block.size)
    ]


def _split(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return start and end of each sentence."""
    ends = [index + 1 for index, token in enumerate(tokens) if token.text in SENTENCE_ENDS]
    if not ends or ends[-1] < len(tokens):
        ends.append(len(tokens))
    return list(zip([0, *ends], ends, strict=False))


def _keys(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in tokens)


def _stretches(old: Sequence[Token], new: Sequence[Token], pairs: list[tuple[int, int]]) -> list[Edit]:
    found: list[Edit] = []
    i = j = 0
    for one, other in [*pairs, (len(old), len(new))]:
        if i < one or j < other:
            found.append(Edit(False, tuple(old[i:one]), tuple(new[j:other])))
        if one < len(old) and other < len(new):
            found.append(Edit(True, (old[one],), (new[other],)))
        i, j = one + 1, other + 1
    return _joined(found)


def _joined(found: list[Edit]) -> list[Edit]:
    """Join neighbours of one kind."""
    joined: list[Edit] = []
    for equal, group in groupby(found, key=lambda edit: edit.equal):
        parts = list(group)
        old, new = (chain.from_iterable(sides) for sides in zip(*((part.old, part.new) for part in parts), strict=True))
        joined.append(Edit(equal, tuple(old), tuple(new)))
    return joined


def _readable(found: list[Edit]) -> list[Edit]:
    """Join replaced stretches around a common one of text that is no longer than either of them."""
    done: list[Edit] = []
    for edit in found:
        done.append(edit)
        while len(done) > 2 and _trivial(*done[-3:]):
            done[-3:] = _joined([Edit(False, part.old, part.new) for part in done[-3:]])
    return done


def _trivial(before: Edit, middle: Edit, after: Edit) -> bool:
    if before.equal or not middle.equal or after.equal or len(middle.new) > TRIVIAL:
        return False
    text = all(token.text and token.text not in SENTENCE_ENDS for token in middle.new)
    return text and middle.size <= min(before.size, after.size)


def _length(tokens: Sequence[Token]) -> int:
    return sum(len(token.text) for token in tokens)
