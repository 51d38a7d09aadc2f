"""A text that was parsed before and has changed in a few lines: only the sections that hold them are parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Before:
    """A text without links by reference, in whose form nothing is wrong, and its tokens."""

    text: str
    tokens: tuple[Token, ...]


Plain = Callable[[str], tuple[Token, ...] | None]
"""Parses a text; None where something is wrong with its form, or it names links."""


def again(before: Before, text: str, plain: Plain) -> tuple[Token, ...] | None:
    """Return the tokens of a text, as if all of it were parsed; None where that can be known only by parsing it.

    Markdown is read from above, and nothing looks ahead past an empty line but what is open there: a block, code, HTML.
    So what stands before a heading behind an empty line, outside all blocks, is what it was as long as it has not
    changed, and so is what stands from such a heading on, where the changed lines before it leave nothing open.
    """
    if "\r" in text or "\0" in text:
        return None
    old, new = before.text.split("\n"), text.split("\n")
    same = _common(old, new)
    left = min(len(old), len(new)) - same
    same_end = min(_common(old[::-1], new[::-1]), left)
    cuts = list(_cuts(before.tokens, old))
    start = max((one for one in cuts if one[0] < same), default=(0, 0))
    end = min((one for one in cuts if one[0] > len(old) - same_end), default=(len(old), len(before.tokens)))
    shift = len(new) - len(old)
    # The heading that follows is parsed as well: where it is none any more, something has been left open.
    middle = "\n".join(new[start[0] : end[0] + shift + 1])
    tokens = plain(middle)
    if tokens is None:
        return None
    if end[0] < len(old):
        last = [one for one in _cuts(tokens, middle.split("\n")) if one[0] == end[0] + shift - start[0]]
        if not last:
            return None
        tokens = tokens[: last[0][1]]
    return (*before.tokens[: start[1]], *_moved(tokens, start[0]), *_moved(before.tokens[end[1] :], shift))


def _cuts(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield line, from 0, and index of each heading that stands in no block and behind an empty line."""
    depth = 0
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and not depth and token.markup.startswith("#") and token.map:
            line = token.map[0]
            if line and not lines[line - 1].strip():
                yield line, at
        depth += token.nesting


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many equal lines both begin."""
    return next(
        (at for at, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours),
        min(len(one), len(other)),
    )


def _moved(tokens: Sequence[Token], lines: int) -> Sequence[Token]:
    if not lines:
        return tokens
    moved = []
    for token in tokens:
        one = copy(token)
        if one.map:
            one.map = [line + lines for line in one.map]
        moved.append(one)
    return moved
