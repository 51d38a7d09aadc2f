"""The proof: labels, directories, outline and links of a finished PDF against its pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from reportdoc.pdf.proofreading.directories import DirectoryLine, directories, printed_numbers, rows
from reportdoc.pdf.proofreading.disagreement import Disagreement, Point
from reportdoc.pdf.proofreading.finished import FinishedPdf, read
from reportdoc.pdf.proofreading.places import TitlePlaces

_CAPTION = re.compile(r"(?:表|图|案例)[\d-]+")
_CONTENTS = "目录"


def proofread(pdf: Path, beside: Executor | None = None) -> tuple[Disagreement, ...]:
    """Read a finished PDF and return all that it says otherwise than its pages show; none where all agrees.

    Of a long one, half is read by `beside`. Raises InputError where pypdf cannot read the file, OSError.
    """
    return compared(read(pdf, beside))


def compared(document: FinishedPdf) -> tuple[Disagreement, ...]:
    """Return all that a PDF says otherwise than its pages show.

    Labels must be the numbers that the pages print. A directory must print the label of the page on which the heading
    or caption stands, which is searched for by its text, and its links must lead there. The outline must have every
    heading that the contents list, and each entry must lead to the page with that heading. Every link within the file
    must lead to a page.
    """
    printed = tuple(map(rows, document.pages))
    numbers = printed_numbers(printed)
    found = directories(printed, numbers)
    # Behind the directories first: only what stands nowhere there may be part of the front.
    pages = (*document.pages[found.end :], *document.pages[: found.end])
    titles = (*(title for line in found.lines for title in line.titles), *(one.title for one in document.outline))
    places = TitlePlaces((line for page in pages for line in page), titles)
    listed = tuple(_listed(found.lines, places))
    return (
        *_labels(document, {page: number for page, (number, _) in numbers.items()}),
        *(one for entry in listed if (one := _directory(document, entry))),
        *_gaps(document, listed),
        *_outline(document, places),
        *_links(document, listed),
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of a directory, and what it was found to list."""

    line: DirectoryLine
    title: str
    page: int | None
    """Index of the page where it stands."""

    @property
    def subject(self) -> str:
        """What it is called by: the number of a table, figure or case, the whole title of a heading."""
        caption = _CAPTION.match(self.title)
        return caption[0] if caption else self.title


def _listed(lines: tuple[DirectoryLine, ...], places: TitlePlaces) -> Iterator[_Listed]:
    heading, order = "", -1
    for line in lines:
        if line.directory != heading:
            heading, order = line.directory, -1
        found = [(place, title) for title in line.titles if (place := places.after(title, order))]
        if found:
            place, title = found[0]
            order = place.order
            yield _Listed(line, title, place.page)
        else:
            yield _Listed(line, line.titles[0], None)


def _labels(document: FinishedPdf, numbers: dict[int, str]) -> Iterator[Disagreement]:
    for page, number in numbers.items():
        label = document.labels[page]
        if label != number:
            yield Disagreement(Point.LABEL, str(page + 1), label or None, number)


def _directory(document: FinishedPdf, entry: _Listed) -> Disagreement | None:
    said, line = entry.line.printed, entry.line
    if entry.page is not None and document.labels[entry.page] == said:
        return None
    shown = None if entry.page is None else document.name(entry.page)
    return Disagreement(Point.DIRECTORY, entry.subject, said, shown, line.directory)


def _gaps(document: FinishedPdf, listed: tuple[_Listed, ...]) -> Iterator[Disagreement]:
    """Yield the headings of the contents that the outline lacks."""
    there = Counter(entry.title for entry in document.outline)
    for entry in listed:
        if entry.line.directory == _CONTENTS:
            if not there[entry.title]:
                yield Disagreement(Point.OUTLINE_GAP, entry.subject, None, None, _CONTENTS)
            there[entry.title] -= 1


def _outline(document: FinishedPdf, places: TitlePlaces) -> Iterator[Disagreement]:
    order = -1
    for entry in document.outline:
        place = places.after(entry.title, order)
        if place:
            order = place.order
        if place is None or place.page != entry.target:
            said = None if entry.target is None else document.name(entry.target)
            yield Disagreement(Point.OUTLINE, entry.title, said, document.name(place.page) if place else None)


def _links(document: FinishedPdf, listed: tuple[_Listed, ...]) -> Iterator[Disagreement]:
    """Yield the links that lead nowhere, and those of a directory that do not lead to what stands beside them."""
    beside: defaultdict[int, list[tuple[float, _Listed]]] = defaultdict(list)
    for entry in listed:
        for row in entry.line.rows:
            beside[row.page].append((row.baseline, entry))
    for link in document.links:
        entries = (entry for baseline, entry in beside[link.page] if link.bottom <= baseline < link.top)
        if (at := next(entries, None)) is None:
            if link.target is None:
                yield Disagreement(Point.LINK, str(link.page + 1), None, None)
        else:
            said = None if link.target is None else document.name(link.target)
            shown = at.line.printed if at.page is None else document.name(at.page)
            if said != shown:
                yield Disagreement(Point.DIRECTORY_LINK, at.subject, said, shown, at.line.directory)
