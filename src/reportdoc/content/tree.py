"""Tokens → tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class Node:
    """A block of the source text: its token and the blocks inside; inline content stays in the token."""

    token: Token
    children: list[Node] = field(default_factory=list)

    @property
    def type(self) -> str:
        """Name of the token without `_open`: `paragraph`, `bullet_list`, `div`."""
        return self.token.type.removesuffix("_open")

    @property
    def line(self) -> int:
        """First line, counted from 1."""
        return self.token.map[0] + 1 if self.token.map else 1


def tree(tokens: Iterable[Token]) -> list[Node]:
    """Return the top-level blocks of paired tokens."""
    levels: list[list[Node]] = [[]]
    for token in tokens:
        if token.nesting == -1:
            levels.pop()
            continue
        node = Node(token)
        levels[-1].append(node)
        if token.nesting == 1:
            levels.append(node.children)
    return levels[0]
