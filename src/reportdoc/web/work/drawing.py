"""Pages of a built PDF, drawn and read in a process of their own: pictures in them come from strangers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from reportdoc.app.placing.placed import Placed, placed
from reportdoc.app.survey.survey import Survey
from reportdoc.pdf.lines import PageLines
from reportdoc.pdf.rendering import Rendering
from reportdoc.project.comments import Comment
from reportdoc.project.digest import digest_of
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError


def count(path: Path, digest: str) -> int:
    """Return how many pages a PDF has.

    This and the others raise InputError where it is damaged, OperationError where its SHA-256 is another, OSError.
    """
    return _opened(path, digest).count


def picture(path: Path, digest: str, index: int, width: int, masks: Sequence[tuple[float, float]]) -> bytes:
    """Return a page, by its index from 0, as `Rendering.picture` draws it."""
    return _opened(path, digest).picture(index, width, masks)


def lines(path: Path, digest: str, index: int) -> PageLines:
    """Return what a page says, and where."""
    return _opened(path, digest).lines(index)


def placed_in(path: Path, digest: str, survey: Survey, comments: Sequence[Comment]) -> Placed:
    """Return what of a look at the project stands where on the pages."""
    return placed(_data(path, digest), survey, comments)


@lru_cache(maxsize=1)
def _opened(path: Path, digest: str) -> Rendering:
    return Rendering(_data(path, digest))


def _data(path: Path, digest: str) -> bytes:
    data = path.read_bytes()
    if digest_of(data) != digest:
        raise OperationError(message("there is a newer build; open the page anew"))
    return data
