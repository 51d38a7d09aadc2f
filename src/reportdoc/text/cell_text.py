"""What a cell of a table says, and what a CSV file of `content/` holds for it.

The two differ where the file would mean something else: to us, as a mark for merged cells, or to a spreadsheet.
"""

from __future__ import annotations

import re

from reportdoc.text.guarded import guarded, unguarded

_MARKS = {"^": "＾", "<": "＜"}
"""What a cell may not hold alone, since it would merge (`content/merges.py`), and what stands for it."""
_FIGURE = re.compile(r"[-+＋－]?+\s*+[0-9０-９]++(?:[,，.．][0-9０-９]++)*+\s*+[%％‰]?+")
"""A negative figure is no formula: whatever opens the file reads the same number."""
_DASHES = re.compile(r"[-－=＝+＋@＠\s]*+")
"""Dashes for what there is not; no spreadsheet computes anything from signs alone."""


def written(text: str) -> str:
    """Return what a CSV file holds for a cell: an apostrophe before what a spreadsheet would take for a formula."""
    text = _MARKS.get(text.strip(), text)
    return text if _FIGURE.fullmatch(text) or _DASHES.fullmatch(text) else guarded(text)


def read(text: str) -> str:
    """Return what a cell says for which a CSV file holds a text: what `written` was given."""
    return unguarded(text) if text.startswith("'") else text
