"""Places of the content become areas of the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportdoc.app.placing.anchors import Anchor
from reportdoc.app.placing.stream import Box, Stream, squeezed
from reportdoc.app.survey.landmarks import Landmark, Landmarks
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.place import Place
from reportdoc.report.whereabouts import Index

_AROUND = 10
"""Characters before and behind a number by which it is found where its whole sentence is not."""


class MarkKind(StrEnum):
    """What an area of a page is marked for."""

    FINDING = "finding"
    BOUND = "bound"
    """A figure that a value printed."""
    NUMBER = "number"
    """Any other number of the ledger."""
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be found on the pages."""

    kind: MarkKind
    identity: str
    place: Place
    text: str
    """The sentence; not needed for a cell."""
    within: tuple[int, int] | None = None
    """The characters of the sentence to mark; None for all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something of the content, and where it stands on the pages."""

    kind: MarkKind
    identity: str
    boxes: tuple[Box, ...]
    """At least one."""


class Finder:
    """Finds places of a report in the PDF that was made of it, or of its last version but a few."""

    def __init__(self, stream: Stream, anchors: Mapping[str, Anchor], landmarks: Landmarks, places: Index) -> None:
        self._stream, self._anchors, self._landmarks, self._places = stream, anchors, landmarks, places
        self._cells: dict[str, Mapping[tuple[int, int], Sequence[int]]] = {}

    def mark(self, wanted: Wanted) -> Mark | None:
        """Return where something stands; None where it cannot be found."""
        landmark = self._landmarks.of(wanted.place)
        cell = wanted.place.cell
        found: Sequence[int] = ()
        if cell and wanted.place.file in self._places.tables:
            found = self._table(wanted.place.file).get((cell.row, cell.column), ())
            if not found and landmark:
                found = self._caption(landmark)
        elif text := squeezed(wanted.text):
            found = self._sentence(wanted, landmark, text)
        boxes = self._stream.boxes(found)
        if not boxes:
            return None
        return Mark(wanted.kind, wanted.identity, boxes)

    def _sentence(self, wanted: Wanted, landmark: Landmark | None, text: str) -> Sequence[int]:
        start, end = wanted.within or (0, len(wanted.text))
        before, inside = len(squeezed(wanted.text[:start])), len(squeezed(wanted.text[start:end]))
        ranges = [self._range(landmark)] if landmark else []
        for low, high in ranges:
            if found := self._stream.find(text, low, high):
                return found[before : before + inside]
            if wanted.within and (found := self._near(text, before, inside, low, high)):
                return found
        # A note's text stands elsewhere in its file than where it is marked; what is said once is found anywhere.
        whole = len(self._stream.text)
        if self._stream.text.count(text) == 1:
            return self._stream.find(text, 0, whole)[before : before + inside]
        return ()

    def _near(self, text: str, before: int, inside: int, low: int, high: int) -> Sequence[int]:
        for ahead, behind in ((_AROUND, _AROUND), (_AROUND, 0), (0, _AROUND)):
            first = max(0, before - ahead)
            piece = text[first : before + inside + behind]
            if len(piece) - inside >= _AROUND / 2 and self._stream.text.count(piece, low, high) == 1:
                at = self._stream.text.index(piece, low, high) + before - first
                return range(at, at + inside)
        return ()

    def _range(self, landmark: Landmark) -> tuple[int, int]:
        """Return between which places of the stream a section, or a table, stands."""
        whole = 0, len(self._stream.text)
        at = self._anchors.get(landmark.label)
        if at is None:
            return whole
        after = self._landmarks.after(landmark)
        while after and after.label not in self._anchors:
            after = self._landmarks.after(after)
        end = self._anchors[after.label] if after else None
        if end is None or (end.page, end.top) < (at.page, at.top):
            return self._stream.start(at.page, at.top), whole[1]
        return self._stream.start(at.page, at.top), self._stream.start(end.page, end.top)

    def _caption(self, landmark: Landmark) -> Sequence[int]:
        at = self._anchors.get(landmark.label)
        title = squeezed(landmark.title)
        if at is None or not title:
            return ()
        low = self._stream.start(at.page, at.top)
        return self._stream.find(title, low, low + len(title) + 40)

    def _table(self, file: str) -> Mapping[tuple[int, int], Sequence[int]]:
        if file not in self._cells:
            self._cells[file] = {}
            for landmark in self._landmarks.order:
                if landmark.data == file and (caption := self._caption(landmark)):
                    low, high = caption[-1] + 1, self._end(landmark)
                    self._cells[file] = dict(self._rows(self._places.tables[file][1], low, high))
                    break
        return self._cells[file]

    def _end(self, landmark: Landmark) -> int:
        # A float's section ends later than the next thing that is labelled, and rows are looked for one by one.
        at = self._landmarks.order.index(landmark)
        for one in self._landmarks.order[at + 1 :]:
            if one.label in self._anchors and not one.notes:
                anchor = self._anchors[one.label]
                return self._stream.end(anchor.page)
        return len(self._stream.text)

    def _rows(self, grid: Grid, low: int, high: int) -> Iterator[tuple[tuple[int, int], Sequence[int]]]:
        for row, cells in enumerate(grid.rows):
            texts = [squeezed(one.text) if isinstance(one, Cell) else "" for one in cells]
            found = self._stream.find("".join(texts), low, high) if any(texts) else ()
            if found:
                low = found[-1] + 1
            done = 0
            for column, text in enumerate(texts):
                if found and text:
                    yield (row, column), found[done : done + len(text)]
                done += len(text)
