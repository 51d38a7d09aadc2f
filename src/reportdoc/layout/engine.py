"""What a layout engine is to the rest of the program."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from reportdoc.report.problem import OperationError


class EngineMissing(OperationError):
    """There is no layout engine on this machine; the message says what to install."""


class EngineFailed(OperationError):
    """The engine did not give a sound PDF; the message says what it did, with the end of what it printed."""


class Engine(Protocol):
    """A program that lays a Word file out in pages; a context manager that leaves no process behind."""

    def prepare(self) -> None:
        """Start the program without waiting for it, so that it is ready when a document is.

        Raises EngineMissing.
        """

    def convert(self, docx: Path, pdf: Path) -> None:
        """Lay a Word file out and write it as a tagged PDF whose named destinations are the file's bookmarks.

        Raises EngineMissing and EngineFailed.
        """

    def close(self) -> None:
        """End the program and all its children."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None: ...
