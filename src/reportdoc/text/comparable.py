"""Text as two readers of different files can be expected to tell it."""

from __future__ import annotations

import re
import unicodedata

_UNLIKE = re.compile(
    "[\u00ad\u0590-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufb00-\ufdff\ufe00-\ufe0f\ufe70-\ufeff"
    "\U0001e800-\U0001eeff\U000e0000-\U000e0fff]"
)
"""Characters that show nothing, ligatures of Latin, and scripts that run from right to left."""
_LIGATURES = range(0xFB00, 0xFB07)


def comparable(text: str) -> str:
    """Return a text without what readers of a PDF tell in their own ways.

    Characters that show nothing go (joiners, marks of direction, variation selectors); ligatures of Latin letters come
    apart; text that runs from right to left goes, for a PDF has it in the order in which it is seen.
    """
    return _UNLIKE.sub(_like, text) if _UNLIKE.search(text) else text


def _like(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0]) if ord(found[0]) in _LIGATURES else ""
