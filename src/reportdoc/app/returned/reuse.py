"""Words that were taken out and stand elsewhere now keep what is bound in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportdoc.app.returned.tokens import Token, Written
from reportdoc.text.tokens import spans

_AGAIN = 4
"""Tokens, the bound figure among them, from which they are the same words."""


def reused(text: Sequence[Written], pool: Sequence[Sequence[Token]]) -> Iterator[Written | Token]:
    """Yield the tokens of a text that was put in; those that were taken out elsewhere as what they were there.

    `pool` has the runs of tokens that were taken out and hold a bound figure or a reference.
    """
    whole = "".join(one.text for one in text)
    for run in pool:
        cut = [whole[start:end] for start, end in spans(whole, [one.text for one in run if one.atom])]
        names = [one.text for one in run]
        blocks = SequenceMatcher(None, names, cut, autojunk=False).get_matching_blocks()
        # Longer words in common that hold nothing bound are no help.
        holding = (one for one in blocks if any(token.atom for token in run[one.a : one.a + one.size]))
        match = max(holding, key=lambda one: one.size, default=None)
        if match is not None and match.size >= min(_AGAIN, len(run)):
            same = run[match.a : match.a + match.size]
            start = sum(map(len, cut[: match.b]))
            end = start + sum(len(one.text) for one in same)
            yield from reused(cut_out(text, 0, start), pool)
            yield from same
            yield from reused(cut_out(text, end, len(whole)), pool)
            return
    yield from text


def cut_out(text: Sequence[Written], start: int, end: int) -> list[Written]:
    """Return the characters from `start` to `end` (excluded) of tokens."""
    at = 0
    found: list[Written] = []
    for one in text:
        piece = one.text[max(0, start - at) : max(0, end - at)]
        if piece:
            found.append(one if piece == one.text else Written(piece, one.bold))
        at += len(one.text)
    return found
