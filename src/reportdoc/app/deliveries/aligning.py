"""A line as it was and as it was delivered: where its bound figures stand now, and over which others were typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportdoc.report.inline import Emphasis, Inline, Link, Quantity, Strong, Subscript, Superscript
from reportdoc.report.plain import plain_words
from reportdoc.text.tokens import spans

Line = tuple[Inline, ...]
"""Content of a paragraph or note."""


@dataclass(frozen=True, slots=True)
class TypedOver:
    """A bound figure where another one stands now."""

    quantity: Quantity
    new: str
    line: str
    """The words of the paragraph or note."""


def aligned(new: Line, old: Line) -> tuple[dict[int, Quantity], list[tuple[TypedOver, int]]]:
    """Return where bound figures of an old line stand in a new one, and those typed over, each with its place."""
    at = dict(quantities(old, 0))
    if not at:
        return {}, []
    atoms = [one.text for one in at.values()]
    one, other = plain_words(old), plain_words(new)
    cut, places = [list(spans(text, atoms)) for text in (one, other)]
    words = [[text[start:end] for start, end in found] for text, found in ((one, cut), (other, places))]
    same: dict[int, Quantity] = {}
    overs: list[tuple[TypedOver, int]] = []
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        known = [(i, at[cut[i][0]]) for i in range(first, last) if cut[i][0] in at]
        if kind == "equal":
            same |= {places[start + i - first][0]: each for i, each in known if each.text == words[0][i]}
        elif kind == "replace":
            figures = [places[j] for j in range(start, end) if words[1][j][0].isdigit()]
            for (_, quantity), span in zip(known, figures, strict=False) if len(known) == len(figures) else ():
                overs.append((TypedOver(quantity, _with_unit(quantity, other, span), other), span[0]))
    return same, overs


def _with_unit(quantity: Quantity, text: str, span: tuple[int, int]) -> str:
    """Return a figure with the sign behind it that the bound one prints as well."""
    behind = quantity.text.lstrip("0123456789.,")
    return text[slice(*span)] + (behind if text.startswith(behind, span[1]) else "")


def quantities(content: Sequence[Inline], start: int) -> Iterator[tuple[int, Quantity]]:
    """Yield where bound figures begin among the characters of content, and which they are."""
    for one in content:
        if isinstance(one, Quantity):
            yield start, one
        elif isinstance(one, Strong | Emphasis | Superscript | Subscript | Link):
            yield from quantities(one.content, start)
        start += len(plain_words((one,)))
