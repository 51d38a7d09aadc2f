"""A copy of a project in which deliveries are tried, and the files that change when all went well."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportdoc.project.folders import SOURCES
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.workplace import Workplace
from reportdoc.project.text import line_feeds


@dataclass(slots=True)
class Stage:
    """The copy."""

    project: Path
    root: Path
    """Folder of the copy."""
    written: dict[str, None] = field(default_factory=dict)
    """Files that were written, relative to the project, in order."""
    broken: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Lines, from 1, of the project's files that could not be read before anything was written."""

    def write(self, file: str, data: bytes) -> None:
        """Write a file of the copy; nothing is noted where it holds that already."""
        path = self.root / file
        if path.is_file() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.written[file] = None

    def read(self, file: str) -> str:
        """Return the text of a file of the copy, with line feeds; nothing where it is missing or no text."""
        if not (self.root / file).is_file():
            return ""
        return line_feeds((self.root / file).read_text(encoding="utf-8-sig", errors="replace"))

    def publish(self, place: Workplace, deed: Deed, gone: Sequence[str] = ()) -> None:
        """Put what was written into the project, all or nothing, and keep what that replaces; raises OSError.

        `gone` names files and folders of the project that go in the same step.
        """
        for file in self.written:
            (place.folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.root / file, place.folder / file)
        publish(place, {file: place.folder / file for file in self.written}, deed, gone)


def stage(project: Path, work: Path) -> Stage:
    """Copy what a build reads of a project into a new folder below `work`."""
    root = work / "project"
    root.mkdir()
    for name in SOURCES:
        if (project / name).is_dir():
            shutil.copytree(project / name, root / name, copy_function=shutil.copyfile)
    return Stage(project, root)
