"""An entry of the history: what a command wrote into a project, and what stood there before.

Entries come along with a project that somebody hands over, so one may be forged: it can name only plain paths in the
project, and nothing is put back where what stands there is not what the entry says the command wrote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.project.publishing.identity import is_file
from reportdoc.project.publishing.journal import LARGEST, check_path
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FOLDER = "history"
"""Folder of a project that holds its history, a folder an entry."""
MOST = 50
"""Entries that are kept."""
ENTRY, KEPT = "entry.json", "kept"
"""In the folder of an entry: what was done, and what was there before, by the number of the change."""

_NAME = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a command did, for those who look for it later."""

    command: str
    """Its name, as `take`."""
    about: tuple[str, ...]
    """What it was given: names of files, labels."""
    by: str = ""
    """Who did it; empty where nobody is named."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file or folder that was written or removed."""

    target: str
    """Path in the project, with slashes."""
    before: str | None
    """Its `identity` before; None where nothing was there."""
    after: str | None
    """Its identity afterwards; None where it was removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command did to a project."""

    number: int
    time: datetime
    """Local time with its offset, to the second."""
    deed: Deed
    changes: tuple[Change, ...]
    folders: tuple[str, ...]
    """Folders that were made for what was written, the outer first."""

    @property
    def name(self) -> str:
        """Path of its folder in the project, with slashes."""
        return f"{FOLDER}/{self.number:06}"


def numbers(project: Path) -> list[int]:
    """Return the numbers of the entries of a project, the latest last."""
    folder = project / FOLDER
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    return sorted(int(one.name) for one in found if _NAME.fullmatch(one.name) and one.is_dir() and not one.is_symlink())


def read(project: Path, number: int) -> Entry:
    """Return an entry; raises OperationError where it is damaged, or names what no command can have written."""
    path = project / FOLDER / f"{number:06}" / ENTRY
    try:
        if not is_file(path) or path.stat().st_size > LARGEST:
            raise ValueError
        entry = _entries().validate_json(path.read_bytes())
        for name in (*(change.target for change in entry.changes), *entry.folders):
            check_path(project, name)
    except (ValueError, OSError):
        text = message('"{file}" is damaged, or no command can have written it', file=str(path))
        raise OperationError(text, message("delete the folder {folder}", folder=str(path.parent))) from None
    return entry


@cache
def _entries() -> TypeAdapter[Entry]:
    from pydantic import TypeAdapter

    return TypeAdapter(Entry)


def last_written(project: Path, command: str, files: Collection[str]) -> dict[str, str | None]:
    """Return for files the `identity` that the latest command of a name left there, as far as the history goes back."""
    found: dict[str, str | None] = {}
    for number in reversed(numbers(project)):
        with suppress(OperationError):
            entry = read(project, number)
            if entry.deed.command == command:
                found = {one.target: one.after for one in entry.changes if one.target in files} | found
        if len(found) == len(files):
            break
    return found


def written(entry: Entry) -> str:
    """Return an entry as the text of its file."""
    data = {**asdict(entry), "time": entry.time.isoformat(timespec="seconds")}
    return json.dumps(data, ensure_ascii=False, indent=1)
