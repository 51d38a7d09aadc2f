"""East Asian characters (Unicode Standard Annex 11)."""

from __future__ import annotations

import unicodedata


def is_wide(character: str) -> bool:
    """Tell whether a character is as wide as a Chinese one; the empty string is not."""
    return character != "" and unicodedata.east_asian_width(character) in "WF"


def joins(before: str, after: str) -> bool:
    """Tell whether a line break between two characters of source text is no space in the output.

    It is none between Chinese characters, nor next to Chinese punctuation, which brings its own space. Quotation marks
    and dashes are common to all scripts and count as Chinese next to a Chinese character.
    """
    if _is_punctuation(before) or _is_punctuation(after):
        return True
    return (is_wide(before) and _may_be_wide(after)) or (_may_be_wide(before) and is_wide(after))


def _is_punctuation(character: str) -> bool:
    return is_wide(character) and unicodedata.category(character).startswith("P")


def _may_be_wide(character: str) -> bool:
    if is_wide(character):
        return True
    ambiguous = character != "" and unicodedata.east_asian_width(character) == "A"
    return ambiguous and unicodedata.category(character).startswith("P")
