"""Tokens → tree."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode


class Node(SyntaxTreeNode):
    """A block of the source text and the blocks inside, with `map`, its lines from 0, the end excluded."""

    @property
    def line(self) -> int:
        """First line, counted from 1."""
        return self.map[0] + 1 if self.map else 1

    @property
    def inline(self) -> Sequence[Token]:
        """The tokens of inline content; none for a block."""
        return (self.token.children if self.token else None) or ()

    def _set_children_from_tokens(self, tokens: Sequence[Token]) -> None:
        # Inline content stays tokens: a hostile line nests marks deeper than Python calls functions.
        if self.token is None:
            super()._set_children_from_tokens(tokens)
