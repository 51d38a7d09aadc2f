"""Near names: what the author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from reportdoc.report.message import Message, message

_CANDIDATES = 1000
"""Names compared at most; a comparison costs about 10 µs."""


def suggest(word: str, candidates: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the candidate closest to a word, letter case aside, or none as close as the cutoff, 0 to 1, asks."""
    from difflib import get_close_matches  # most commands find nothing wrong

    folded: dict[str, str] = {}
    for candidate in islice(candidates, _CANDIDATES):
        folded.setdefault(candidate.casefold(), candidate)
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else None


def did_you_mean(word: str, candidates: Iterable[str]) -> Message | None:
    """Return a hint that names the closest candidate, or none."""
    name = suggest(word, candidates)
    return message('did you mean "{name}"?', name=name) if name is not None else None
