"""The marks of notes in a returned file: which of the content each is, and names and texts for new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from reportdoc.app.deliveries.note_lines import with_names
from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Edit, Lines, SegmentKind, Unit
from reportdoc.manuscript.model import Manuscript
from reportdoc.manuscript.recognition.notes import note_text
from reportdoc.manuscript.writing.inlines import markdown
from reportdoc.report.block import Block

_MARK = re.compile(r"\[\^([^\]\[\s^]{1,60})\]")


class NoteNames:
    """Gives new notes names that no file of the report has: the first of 1, 2, … that is free."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._taken = {name for text in texts.values() for name in _MARK.findall(text)}

    def next(self) -> str:
        """Return a new name."""
        name = next(one for one in map(str, count(1)) if one not in self._taken)
        self._taken.add(name)
        return name

    def anew(self, text: str) -> str:
        """Return lines of a file with new names for the notes in them, as they need in another file."""
        names = {name: self.next() for name in dict.fromkeys(_MARK.findall(text))}
        return _MARK.sub(lambda found: f"[^{names[found[1]]}]", text)

    def renamed(self, block: Block) -> Block:
        """Return a new block whose notes have new names."""
        return with_names(block, self._taken)


@dataclass(frozen=True, slots=True)
class _New:
    unit: Unit
    """The paragraph that marks it."""
    name: str
    note: str
    """Its id in the returned file."""


def notes_beside(units: Sequence[Unit], block: tuple[str, Lines]) -> Iterator[tuple[str, Lines]]:
    """Yield the texts of notes that a block marks and that stand outside of its lines."""
    file, lines = block
    own = (unit for unit in units if unit.home == file and lines in unit.chain)
    marks = {one.source for unit in own for one in unit.segments if one.kind is SegmentKind.NOTE}
    for unit in units:
        if unit.shape == "note" and unit.home == file and unit.label in marks:
            at = unit.chain[-1]
            if not (lines.start <= at.start and at.end <= lines.end):
                yield file, at


class NoteMarks:
    """Which note of the content a mark of the returned file is."""

    def __init__(
        self, sources: Mapping[int, Unit], pairs: Sequence[tuple[int, int]], returned: Sequence[Item], names: NoteNames
    ) -> None:
        self._known = {returned[j].note: sources[i] for i, j in pairs if i in sources and returned[j].note}
        self._names = names
        self._new: list[_New] = []
        self.left: list[Unit] = []
        """Notes whose mark went to another file."""

    def known(self, note: str) -> str:
        """Return how the content marks a note of the returned file; what no mark can be where it is a new one."""
        return self._known[note].label if note in self._known else f"?{note}"

    def mark(self, unit: Unit, note: str) -> str:
        """Return the mark of a note in the words of a unit; a new one, or one from another file, gets a new name."""
        known = self._known.get(note)
        if known is not None and known.file == unit.file:
            return known.label
        if known is not None:
            self.left.append(known)
        self._new.append(_New(unit, self._names.next(), note))
        return f"[^{self._new[-1].name}]"

    def texts(self, manuscript: Manuscript, lines: Mapping[str, Sequence[str]]) -> Iterator[Edit]:
        """Yield the edits that write the texts of new notes, each behind the paragraph that marks it."""
        for one in self._new:
            text = markdown(note_text(manuscript.notes.get(one.note, ())))
            written = f"\n{' ' * one.unit.indent}[^{one.name}]: {text or '—'}\n"
            file, end = one.unit.home, one.unit.chain[-1].end
            while end > one.unit.chain[-1].start + 1 and not lines[file][end - 1].strip():
                end -= 1
            at = sum(len(line) + 1 for line in lines[file][:end])
            whole = len("\n".join(lines[file]))
            written = f"\n{written}" if at > whole else written
            yield Edit(file, min(at, whole), min(at, whole), written, one.unit.place, "", text)
