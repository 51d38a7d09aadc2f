"""What a finished PDF says of itself: labels of its pages, outline and links, as pypdf reads them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.proofreading.printed import PrintedLine, plain, printed_lines
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject


LONG = 20
"""Pages from which on a second process saves time."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline (ISO 32000-1, 12.3.3)."""

    title: str
    """As `printed.plain` gives it."""
    target: int | None
    """Index of the page it leads to; none where it leads to none."""


@dataclass(frozen=True, slots=True)
class InternalLink:
    """An area of a page that leads to a page of the same file (ISO 32000-1, 12.5.6.5)."""

    page: int
    """Index of the page it is on."""
    bottom: float
    top: float
    """Points from the lower edge."""
    target: int | None
    """Index of the page it leads to; none where there is no such destination."""


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """All that is compared."""

    pages: tuple[tuple[PrintedLine, ...], ...]
    """The text of each page, in the order of drawing."""
    labels: tuple[str, ...]
    """Of each page (ISO 32000-1, 12.4.2); empty where it has none."""
    outline: tuple[OutlineEntry, ...]
    links: tuple[InternalLink, ...]

    def name(self, page: int | None) -> str:
        """Return what a page is called by: its label, or `[3]` for the third where it has none."""
        return "—" if page is None else self.labels[page] or f"[{page + 1}]"


def read(pdf: Path, beside: Executor | None = None) -> FinishedPdf:
    """Read a PDF with pypdf; of a long one, half of the pages are read by `beside`.

    Raises InputError where that cannot be done, OSError.
    """
    with _opened(pdf) as reader:
        others = beside.submit(every_second_sheet, pdf) if beside and len(reader.pages) >= LONG else None
        lines = printed_lines(reader, step=2 if others else 1)
        targets = _Targets(reader)
        labels, outline = tuple(reader.page_labels), tuple(_outline(reader.outline, targets))
        links = tuple(_links(reader, targets))
        lines |= others.result() if others else {}
        return FinishedPdf(tuple(lines[index] for index in range(len(reader.pages))), labels, outline, links)


def every_second_sheet(pdf: Path) -> dict[int, tuple[PrintedLine, ...]]:
    """Return the lines of half of the pages, by index; raises what `read` raises."""
    with _opened(pdf) as reader:
        return printed_lines(reader, start=1, step=2)


@contextmanager
def _opened(pdf: Path) -> Generator[PdfReader]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with pdf.open("rb") as file:
        try:
            yield PdfReader(file)
        except PyPdfError as error:
            text = message("a second reader cannot read {file}: {reason}", file=pdf.name, reason=str(error))
            raise InputError(text) from error


class _Targets:
    """The pages that destinations are on."""

    def __init__(self, reader: PdfReader) -> None:
        self._named = reader.named_destinations
        self._pages = {page.indirect_reference: index for index, page in enumerate(reader.pages)}

    def page(self, place: Any) -> int | None:
        """Return the index of the page of a destination: one with a name, or an array that begins with its page."""
        from pypdf.generic import ArrayObject, Destination, IndirectObject

        if isinstance(place, str):
            place = self._named.get(place)
        if isinstance(place, Destination):
            target: object = place.page
        else:
            target = place[0] if isinstance(place, ArrayObject) and place else None
        return self._pages.get(target) if isinstance(target, IndirectObject) else None


def _outline(items: list[Any], targets: _Targets) -> Iterator[OutlineEntry]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item, targets)
        else:
            yield OutlineEntry(plain(str(item.title)), targets.page(item))


def _links(reader: PdfReader, targets: _Targets) -> Iterator[InternalLink]:
    for index, page in enumerate(reader.pages):
        for reference in page.get("/Annots") or ():
            link = reference.get_object()
            if link.get("/Subtype") == "/Link" and _internal(link):
                _, bottom, _, top = (float(side) for side in link["/Rect"])
                yield InternalLink(index, min(bottom, top), max(bottom, top), targets.page(_place(link)))


def _internal(link: DictionaryObject) -> bool:
    """Tell whether a link stays within the file: one to an address or to another file does not."""
    action: Any = link.get("/A")
    return action is None or action.get_object().get("/S") == "/GoTo"


def _place(link: DictionaryObject) -> Any:
    action: Any = link.get("/A")
    place: Any = link.get("/Dest") if action is None else action.get_object().get("/D")
    return place if place is None else place.get_object()
