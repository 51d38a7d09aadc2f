"""What the builders of blocks share while they go through one document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from reportdoc.content.document import MarkdownFile
from reportdoc.content.expression import Evaluator
from reportdoc.content.labels import Labels
from reportdoc.content.note_texts import NoteTexts
from reportdoc.content.parser import Parser
from reportdoc.content.picture import read_picture
from reportdoc.content.tables import Tables
from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder, refuse_unsafe
from reportdoc.project.folders import CONTENT
from reportdoc.report.block import Picture
from reportdoc.report.inline import Reference
from reportdoc.report.label import Kind
from reportdoc.report.message import Message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError


@dataclass(frozen=True, slots=True)
class Scope:
    """A document with all that its text may draw on."""

    folder: Folder
    document: MarkdownFile
    labels: Labels
    tables: Tables
    evaluator: Evaluator
    parser: Parser
    collector: Collector
    notes: NoteTexts
    references: list[Reference]
    """Every reference found so far, to be checked at the end."""
    in_note: bool = False
    """Whether what is read is the text of a note."""
    tolerant: bool = False
    """Whether something stands in for a picture that is missing or wrong, which is noted."""

    def place(self, line: int) -> Place:
        """Return the place of a line."""
        return Place(self.document.file, line)

    def add(self, line: int, text: Message, hint: Message | None = None) -> None:
        """Note a problem on a line."""
        self.collector.add(self.place(line), text, hint)

    def label(self, given: str | None, kind: Kind) -> str:
        """Return the author's label, or a new one."""
        return given if given is not None else self.labels.automatic(kind, self.document.index)

    def picture(self, name: str, place: Place) -> Picture:
        """Return a picture that was named at `place`; raises ContentError where it is missing or wrong."""
        try:
            return read_picture(self.folder.find(name, place))
        except ContentError as error:
            if not self.tolerant:
                raise
            self.collector.gather(error)
        refuse_unsafe(name, place)
        path = self.folder.root.resolve() / PurePosixPath(CONTENT, self.folder.base, name)
        return Picture(path, "PNG", 1, 1, 1)
