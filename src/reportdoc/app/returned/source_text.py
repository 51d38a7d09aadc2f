"""New words as they are written where a unit stands."""

from __future__ import annotations

import re

from reportdoc.app.returned.model import Written
from reportdoc.manuscript.writing.inlines import escaped, opened

_BRACES = str.maketrans("{}", "｛｝")
"""Attributes in braces can hold no braces; the full-width ones stand in, as everywhere."""
_GOES_ON = re.compile(r"[A-Za-z0-9_-]")
"""What behind a reference would be read as part of its label."""
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]")
"""What before a reference would make it the end of an e-mail address (`content/rule_reference.py`)."""


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


def reference_between(source: str, before: str, after: str) -> str:
    """Return a reference as it must be written between two characters so that it stays one; others as they are."""
    if source.startswith("@") and (_ADDRESS.match(before) or _GOES_ON.match(after)):
        source = f"[{source}]"
    return f"{source}\\" if source.startswith("[@") and after == "(" else source
