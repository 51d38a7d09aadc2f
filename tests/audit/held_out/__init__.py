"""Two reports that the audit is never tuned on, clean as they stand, and thirty errors for each kept as data.

A project is a folder here: `content/`, which `reportdoc.content.load` reads, and `errors.yaml`, a list of edits to it.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_CELL = re.compile(r"([A-Z])([0-9]+)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding may stand, as the file reads after the edit: a cell of a CSV file or a piece of prose."""

    file: str
    cell: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Error:
    """One error to plant: a finding at any of its places has found it."""

    id: str
    family: int
    edit: dict[str, Any]
    places: tuple[Place, ...]
    reason: str


def errors(project: Path) -> tuple[Error, ...]:
    """Return the errors of a project, in the order in which they are planted."""
    entries = yaml.safe_load((project / "errors.yaml").read_text(encoding="utf-8"))
    return tuple(Error(**(entry | {"places": tuple(Place(**place) for place in entry["places"])})) for entry in entries)


def apply(project: Path, target: Path) -> None:
    """Copy a project's content to a folder that does not exist yet, with all its errors planted.

    Raises ValueError if an edit finds no place of its own in the file, or changes nothing.
    """
    shutil.copytree(project / "content", target / "content")
    for error in errors(project):
        file = target / error.edit["file"]
        before = file.read_text(encoding="utf-8")
        after = _edited(before, error.edit)
        if after == before:
            raise ValueError(f"{error.id}: the edit changes nothing")
        file.write_text(after, encoding="utf-8")


def _edited(text: str, edit: dict[str, Any]) -> str:
    """Return the text of a file after one edit."""
    if "find" in edit:
        return _replaced(text, edit["find"], edit["replace"])
    if "repeat" in edit:
        if text.count(edit["repeat"]) != 1:
            raise ValueError(f"not there exactly once: {edit['repeat']}")
        return _replaced(text, edit["after"], f"{edit['after']}\n\n{edit['repeat']}")
    rows = list(csv.reader(io.StringIO(text)))
    if "cell" in edit:
        column, row = _address(edit["cell"])
        rows[row][column] = edit["to"]
    elif "drop_row" in edit:
        del rows[edit["drop_row"] - 1]
    else:
        one, other = (number - 1 for number in edit["swap_rows"])
        rows[one], rows[other] = rows[other], rows[one]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _replaced(text: str, old: str, new: str) -> str:
    """Return the text with the one occurrence of a piece replaced."""
    if text.count(old) != 1:
        raise ValueError(f"not there exactly once: {old}")
    return text.replace(old, new)


def _address(cell: str) -> tuple[int, int]:
    """Return the column and the row of a spreadsheet address, both from zero."""
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(f"not a cell: {cell}")
    return ord(match[1]) - ord("A"), int(match[2]) - 1
