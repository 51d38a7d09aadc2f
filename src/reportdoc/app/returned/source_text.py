"""New words as they are written where a unit stands."""

from __future__ import annotations

from reportdoc.app.returned.model import Written
from reportdoc.manuscript.writing.inlines import escaped, opened

_BRACES = str.maketrans("{}", "｛｝")
"""Attributes in braces can hold no braces; the full-width ones stand in, as everywhere."""


def in_source(written: Written, text: str) -> str:
    """Return plain text as the file must have it to print it."""
    match written:
        case Written.MARKDOWN:
            return escaped(text).replace("\n", "\\\n")
        case Written.TITLE:
            return escaped(text.replace("\n", " ")).translate(_BRACES).replace('"', "”")
        case _:
            return text.replace("\n", " ").translate(_BRACES).replace('"', "”").replace("\\", "＼")


def at_start(written: Written, text: str) -> str:
    """Return the beginning of a paragraph so that it opens no other block, as `1.` would."""
    return opened(text) if written is Written.MARKDOWN else text
