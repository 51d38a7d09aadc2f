"""A text as tokens: a number, a word of Latin letters, a blank or a character each, and what is known as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

TOKEN = re.compile(r"\d++(?:[.,]\d++)*+|[A-Za-z]++|[^\S\n]++|[\s\S]")


def spans(text: str, atoms: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where the tokens of a text begin and end; what an atom prints is one token, but not within a figure."""
    literal = "|".join(re.escape(one) for one in sorted(set(atoms), key=lambda one: (-len(one), one)) if one)
    # An atom such as 21 is none within 2,152 or 0.21; one such as 94.62% is one wherever it ends.
    pattern = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{literal})(?!(?<=\d)[.,]?\d)") if literal else None
    at = 0
    for found in pattern.finditer(text) if pattern else ():
        yield from ((at + one.start(), at + one.end()) for one in TOKEN.finditer(text[at : found.start()]))
        yield found.span()
        at = found.end()
    yield from ((at + one.start(), at + one.end()) for one in TOKEN.finditer(text[at:]))
