"""What a build asks of a layout engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from reportdoc.report.problem import OperationError


class EngineMissing(OperationError):
    """There is no layout engine on this machine."""


class EngineFailed(OperationError):
    """The layout engine hung, crashed or could not read the document."""


def nothing() -> None:
    """Do nothing while the engine works."""


class Engine(Protocol):
    """A program that lays a Word file out in pages; a context manager that leaves nothing running."""

    @property
    def version(self) -> str:
        """Name and version: what the pages may depend on besides the document. Raises EngineMissing."""

    def prepare(self) -> None:
        """Start the program and return at once, so that it is ready when the document is; raises EngineMissing.

        Asking again while it waits has no effect. What it was started with, the fonts above all, stays until `close`.
        """

    def bookmark(self, destination: str) -> str:
        """Return the name of the bookmark from which a named destination of this engine's PDFs comes."""

    def convert(self, docx: Path, pdf: Path, meanwhile: Callable[[], None] = nothing) -> None:
        """Lay out a Word file and write its pages, all or nothing, as a PDF with its bookmarks as named destinations.

        While the program works, `meanwhile` is called, once.

        Raises EngineMissing and EngineFailed, and OSError where a file cannot be read or written.
        """

    def close(self) -> None:
        """End the program, whatever it is doing, and remove what it left."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
