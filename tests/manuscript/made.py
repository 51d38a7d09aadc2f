"""What an import makes of a small Word file, without the command and the templates, so that a test takes no time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.imports import media_of, recognised_manuscript
from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.pictures import stand_in
from reportdoc.manuscript.reading.document import read
from reportdoc.manuscript.writing.project import project_files
from tests.manuscript.manuscript import Manuscript

HEADING = "# 人才培养 {#sec-rencai-peiyang}"
"""The heading that every `Manuscript` begins with, as Markdown."""


@dataclass(frozen=True)
class Made:
    """The files of a project, and what is told."""

    files: dict[str, bytes]
    notes: list[str]
    """Each as `message` or `message: words`."""
    log: Log

    def text(self, path: str) -> str:
        """Return the text of a file of `content/`."""
        return self.files[f"content/{path}"].decode()

    @property
    def chapter(self) -> str:
        """The Markdown of the first chapter after its heading."""
        name = next(name for name in sorted(self.files) if name.startswith("content/chapters/1-"))
        heading, _, text = self.files[name].decode().partition("\n\n")
        assert heading == HEADING
        return text.rstrip("\n")

    @property
    def tables(self) -> list[str]:
        """The CSV files of the tables in the order of their names."""
        return [data.decode() for name, data in sorted(self.files.items()) if name.startswith("content/tables/")]

    @property
    def told(self) -> list[str]:
        """All that is told, in order: of each note and each piece of evidence, weight or kind, place and words."""
        notes = [
            f"{one.weight} {one.index}{' whole' if one.whole else ''}: {one.message}{f' | {one.text}' if one.text else ''}"
            for one in self.log.notes
        ]
        evidence = [
            f"{one.kind}{f' {one.level}' if one.level else ''} {one.index}: {one.text} ({', '.join(map(str, one.reasons))})"
            for one in self.log.evidence
        ]
        return [*notes, *evidence]

    @property
    def whole(self) -> str:
        """All that is told, and every file in the order of its making, with its text where it has one."""
        files = [
            f"=== {name}\n{data.decode().rstrip()}" if name.endswith((".md", ".csv", ".yaml")) else f"=== {name}"
            for name, data in self.files.items()
        ]
        return "\n".join((*self.told, *files)) + "\n"


def made(manuscript: Manuscript, folder: Path, name: str = "稿.docx") -> Made:
    """Return what becomes of a file of that name."""
    found = read(manuscript.save(folder / name))
    recognised = recognised_manuscript(found)
    media = media_of(found, recognised.log)
    notes = [f"{one.message}: {one.text}" if one.text else str(one.message) for one in recognised.log.notes]
    return Made(project_files(recognised, media, stand_in()), notes, recognised.log)
