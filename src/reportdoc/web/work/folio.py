"""The pages of the last build: as pictures, and with what of the content stands where on them."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Self

from reportdoc.app.placing.anchors import Entry
from reportdoc.app.placing.placed import Placed
from reportdoc.app.survey.survey import Survey
from reportdoc.pdf.lines import PageLines
from reportdoc.project.comments import read_comments
from reportdoc.project.digest import digest_of
from reportdoc.project.folders import OUTPUT
from reportdoc.report.problem import ContentError, OperationError
from reportdoc.web.work import drawing
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.events import Events

_MEMORY = 30_000_000
"""Bytes of pictures that are kept: all pages of a report."""
PATIENCE = 0.3
"""Seconds that a page waits for its boxes before it is shown without them."""
SLOW = 60.0
"""The same for those who may not see a page before it is known whose it is."""

Masks = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """One built PDF."""

    digest: str
    """SHA-256 of the file."""
    path: Path
    count: int
    """Of its pages."""
    state: tuple[str, int, int]
    """Name, size and time of the file it was read from."""


class Folio:
    """Draws the pages of the latest PDF, keeps what was drawn, and finds out what stands where."""

    def __init__(self, project: Path, beside: Beside, painter: Beside, events: Events) -> None:
        """`painter` draws and reads single pages, for which somebody waits; `beside` all of them."""
        self._project, self._beside, self._painter, self._events = project, beside, painter, events
        self._lock = Lock()
        self._book: Book | None = None
        self._pictures: OrderedDict[tuple[str, int, int, Masks], bytes] = OrderedDict()
        self._size = 0
        self._worker = ThreadPoolExecutor(1, "placing")
        self._placed: dict[tuple[str, str], Future[Placed]] = {}

    def book(self) -> Book | None:
        """Return the PDF of the last build; None where there is none. Raises InputError where it is damaged, OSError.

        A PDF counts that has its Word file beside it, as a build leaves them.
        """
        made = [one for one in (self._project / OUTPUT).glob("*.pdf") if one.with_suffix(".docx").is_file()]
        if not made:
            return None
        path = max(made, key=lambda one: one.stat().st_mtime_ns)
        about = path.stat()
        state = (path.name, about.st_size, about.st_mtime_ns)
        with self._lock:
            if self._book is None or self._book.state != state:
                digest = digest_of(path.read_bytes())
                self._book = Book(digest, path, self._painter.call(drawing.count, path, digest), state)
            return self._book

    def picture(self, book: Book, page: int, width: int, masks: Masks = ()) -> bytes:
        """Return a page, by its index from 0, as JPEG of a width in pixels, strips of it covered."""
        key = (book.digest, page, width, masks)
        with self._lock:
            if known := self._pictures.get(key):
                self._pictures.move_to_end(key)
                return known
        made = self._painter.call(drawing.picture, book.path, book.digest, page, width, masks)
        with self._lock:
            if key not in self._pictures:
                self._pictures[key] = made
                self._size += len(made)
            while self._size > _MEMORY:
                self._size -= len(self._pictures.popitem(last=False)[1])
        return made

    def lines(self, book: Book, page: int) -> PageLines:
        """Return what a page says, by its index from 0."""
        return self._painter.call(drawing.lines, book.path, book.digest, page)

    def placed(self, book: Book, survey: Survey, patience: float = PATIENCE) -> Placed | None:
        """Return what stands where; None where that takes longer than the patience. Pages are told when it is there."""
        key = (book.digest, survey.stamp)
        with self._lock:
            future = self._placed.get(key)
            if future is None or (future.done() and future.exception()):
                future = self._placed[key] = self._worker.submit(self._place, book, survey)
                for old in [*self._placed][:-2]:
                    del self._placed[old]
        wait([future], patience)
        return future.result() if future.done() else None

    def begin(self, survey: Survey) -> Book | None:
        """Find out already what stands where, while nobody waits for it; return the PDF, where there is one."""
        with suppress(OSError, OperationError, ContentError):
            if survey.audited and (book := self.book()):
                self.placed(book, survey, 0)
                return book
        return None

    def outline(self, book: Book) -> tuple[Entry, ...]:
        """Return the headings of a PDF as far as they are known already, whatever the project is by now."""
        with self._lock:
            futures = [future for (digest, _), future in self._placed.items() if digest == book.digest]
        done = (one.result() for one in futures if one.done() and not one.exception())
        return next((one.outline for one in done), ())

    def _place(self, book: Book, survey: Survey) -> Placed:
        found = self._beside.call(drawing.placed_in, book.path, book.digest, survey, read_comments(self._project))
        self._events.send("placed")
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._worker.shutdown(wait=False, cancel_futures=True)
