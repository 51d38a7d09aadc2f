"""The kinds of what may be delivered, and the files that each may come as."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from reportdoc.app.deliveries.standing import PICTURES
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


class TargetKind(StrEnum):
    """Kinds of what may be delivered."""

    CHAPTER = "chapter"
    SECTION = "section"
    TABLE = "table"
    CASE = "case"
    FIGURE = "figure"
    ANNEX = "annex"


WORD = (".docx", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht", ".xml")
SHEETS = (".xlsx", ".csv", ".xls", ".et")
_ENDINGS = {
    TargetKind.CHAPTER: WORD,
    TargetKind.SECTION: WORD,
    TargetKind.CASE: WORD,
    TargetKind.TABLE: SHEETS,
    TargetKind.ANNEX: SHEETS,
    TargetKind.FIGURE: PICTURES,
}

KIND_NAMES = {
    TargetKind.CHAPTER: message("chapter"),
    TargetKind.SECTION: message("section"),
    TargetKind.TABLE: message("table"),
    TargetKind.CASE: message("case"),
    TargetKind.FIGURE: message("figure"),
    TargetKind.ANNEX: message("indicator table"),
}
"""What people call them."""


def check_ending(kind: TargetKind, file: Path) -> None:
    """Raise InputError where a file's ending is none for what it is to be."""
    if file.suffix.lower() not in _ENDINGS[kind]:
        text = message('"{file}" is no file for a {kind}', file=file.name, kind=KIND_NAMES[kind])
        raise InputError(text, message("it takes {endings}", endings=", ".join(_ENDINGS[kind])))
