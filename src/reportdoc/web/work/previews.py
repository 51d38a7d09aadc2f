"""Previews of chapters: made in a process of their own, for those who wait for the pages."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Self

from reportdoc.app.previewing.preview import Built, is_newer, make_ready, small_picture
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.app.survey.survey import Survey
from reportdoc.present.previews import Article, article
from reportdoc.report.problem import ContentError, OperationError
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.events import Events
from reportdoc.web.work.folio import Book

PATIENCE = 2.0
"""Seconds that a page waits for a preview that is to stand on it; half a second is the aim."""
QUICK = 0.2
"""The same where nothing but the number of changes is to be told."""


class Previews:
    """Gives previews, and tells whether there is anything new to be seen."""

    def __init__(self, project: Path, events: Events, process: Executor) -> None:
        """`process` reads the content; nothing else is asked of it, so that nobody waits behind another's work."""
        self._project, self._events, self._process = project, events, Beside(process)
        self._beside = Beside(ThreadPoolExecutor(1, "previews"))

    def newer(self, book: Book, patience: float = PATIENCE) -> bool:
        """Tell whether the content is another than that of a build; what is not known in time counts as the same."""
        key = ("newer", book.digest, content_stamp(self._project))
        with suppress(OperationError, OSError):
            return bool(self._beside.within(patience, key, self._process.call, is_newer, self._project, _built(book)))
        return False

    def of(
        self, book: Book, file: str, departments: frozenset[str] | None, table: str, patience: float = PATIENCE
    ) -> Article | None:
        """Return a chapter by its file as it reads now; None where it is none, cannot be read or is not there in time.

        `table` is as `article` takes it. Pages are told when one that was not there in time has come.
        """
        key = ("preview", book.digest, file, departments, table, content_stamp(self._project))
        with suppress(ContentError, OperationError, OSError):
            return self._beside.within(patience, key, self._made, book, file, departments, table)
        return None

    def picture(self, path: Path, name: str) -> bytes:
        """Return a picture of a preview, small; raises OperationError where it is another by now."""
        return self._process.call(small_picture, path, name)

    def begin(self, book: Book, survey: Survey) -> None:
        """Read what the build was made of, and the content once, while nobody waits for it."""
        files = (one.place.file for one in survey.landmarks.order if one.place.line)
        if (first := next(files, None)) is not None:
            self._beside.within(
                0, ("begun", book.digest), self._process.call, make_ready, self._project, _built(book), first
            )

    def _made(self, book: Book, file: str, departments: frozenset[str] | None, table: str) -> Article | None:
        found = self._process.call(article, self._project, _built(book), file, departments, table)
        self._events.send("previewed")
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        # The process first: who waits for it waits no longer.
        self._process.__exit__(*failure)
        self._beside.__exit__(*failure)


def _built(book: Book) -> Built:
    return Built(book.path.with_suffix(".docx"), book.digest)
