"""The page of every label, read from the named destinations of the engine's PDF."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.layout.engine import EngineFailed
from reportdoc.report.label import bookmark
from reportdoc.report.message import message
from reportdoc.report.pages import PageMap

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

DIRECTORIES = "directories"
"""Bookmark on the first directory in the template; without it no page before the body is taken to be numbered."""


@contextmanager
def laid_out(path: Path) -> Generator[Pdf]:
    """Open the engine's PDF, once for all who read it; raises EngineFailed where it is damaged."""
    from pikepdf import Pdf, PdfError

    try:
        pdf = Pdf.open(path)
    except PdfError as error:
        raise _damaged(error) from error
    with pdf:
        yield pdf


def page_map(pdf: Pdf, labels: Iterable[str], bookmark_of: Callable[[str], str]) -> PageMap:
    """Return the printed page of each label; the first label given stands on page 1 of the body.

    `bookmark_of` tells from which bookmark the engine has made a named destination.

    Raises EngineFailed where the PDF is damaged or a label has no destination in it.
    """
    from pikepdf import Dictionary, PdfError

    try:
        numbers = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        found = {
            bookmark_of(name.removeprefix("/")): numbers[_page(place)]
            for name, place in pdf.Root.get("/Dests", Dictionary()).items()
        }
    except (PdfError, KeyError) as error:
        raise _damaged(error) from error
    wanted = list(labels)
    if lost := [label for label in wanted if bookmark(label) not in found]:
        raise EngineFailed(message("the engine lost the places of {labels}", labels=", ".join(lost)))
    front = found[bookmark(wanted[0])]
    body = {label: found[bookmark(label)] - front + 1 for label in wanted}
    return PageMap(body, min(found.get(DIRECTORIES, front), front), front, len(numbers))


def _damaged(error: Exception) -> EngineFailed:
    return EngineFailed(message("the engine's PDF is damaged: {reason}", reason=str(error)))


def _page(place: Object) -> tuple[int, int]:
    """Return the object and generation number of the page of an explicit destination (ISO 32000-1, 12.3.2.2)."""
    return place.as_list()[0].objgen
