"""Two Word files become one that shows in tracked changes how the older became the newer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.parts import Parts, read
from reportdoc.redline.merge_package import Merge
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_TRACKED: Final = re.compile(
    rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange"
    rb"|(?:rPr|pPr|tblPr|tblPrEx|tblGrid|trPr|tcPr|sectPr)Change)[\s/>]"
)
"""The elements of tracked changes (ECMA-376 Part 1, 17.13.5)."""


@dataclass(frozen=True, slots=True)
class RedlineCounts:
    """What a redline holds."""

    insertions: int
    """Insertions marked: passages, paragraphs and rows each."""
    deletions: int
    """The same of deletions."""
    formats: int
    """Changes of properties: of text, paragraphs, tables, rows, cells and sections."""


def redline(old: Path, new: Path, target: Path, author: str, moment: datetime) -> RedlineCounts:
    """Write a Word file with tracked changes: all rejected it is the older file, all accepted the newer.

    The changes bear the author's name and the moment; the same files, author and moment give the same bytes. Styles,
    settings and all else that no change can tell are those of the newer file.

    Raises InputError where a file cannot be read, is no Word file, is larger than any, or has tracked changes of its
    own; OSError where the target cannot be written.
    """
    before, after = _read(old), _read(new)
    try:
        merge = Merge(before, after, author, moment)
        merge.document()
        merge.output.write(target)
    except (etree.XMLSyntaxError, RecursionError):
        # Parts whose names do not say that they are XML, or that refer to one another a thousand deep.
        text = message("{old} and {new} cannot be compared, one of them is damaged", old=old, new=new)
        raise InputError(text) from None
    made = merge.revisions.made
    return RedlineCounts(made[f"{W}ins"], made[f"{W}del"], sum(made.values()) - made[f"{W}ins"] - made[f"{W}del"])


def _read(path: Path) -> Parts:
    package = read(path)
    stories = (part for name, part in package.parts.items() if name.startswith("word/") and name.endswith(".xml"))
    if any(_TRACKED.search(part) for part in stories):
        hint = message("accept or reject them in Word first")
        raise InputError(message("{file} has tracked changes of its own", file=path), hint)
    return package
