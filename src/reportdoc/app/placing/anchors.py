"""Where labels stand in a built PDF, and its outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from pikepdf import Object, OutlineItem, Pdf


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a page."""

    page: int
    """Index from 0."""
    top: float
    """Points from the page's upper edge."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as the PDF's outline has it."""

    title: str
    """With its number."""
    level: int
    """From 1."""
    at: Anchor
    label: str
    """Empty where no label stands there."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Both."""

    labels: Mapping[str, Anchor]
    outline: tuple[Entry, ...]


def anchors(data: bytes) -> Anchors:
    """Return where the labels of a built PDF stand (ISO 32000-1, 12.3.2); raises InputError where it is damaged."""
    from pikepdf import Dictionary, Pdf, PdfError

    try:
        with Pdf.open(BytesIO(data)) as pdf:
            pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
            heights = [float(page.mediabox[3]) for page in pdf.pages]
            labels = {
                name.removeprefix("/").replace("_", "-"): _anchor(place, pages, heights)
                for name, place in pdf.Root.get("/Dests", Dictionary()).items()
            }
            return Anchors(labels, tuple(_outline(pdf, pages, heights, {one: name for name, one in labels.items()})))
    except (PdfError, KeyError, IndexError, ValueError, TypeError):
        raise InputError(message("the PDF is damaged")) from None


def _anchor(place: Object, pages: Mapping[tuple[int, int], int], heights: list[float]) -> Anchor:
    listed = place.as_list()
    page = pages[listed[0].objgen]
    return Anchor(page, round(heights[page] - float(listed[3]), 1))


def _outline(
    pdf: Pdf, pages: Mapping[tuple[int, int], int], heights: list[float], labels: Mapping[Anchor, str]
) -> Iterator[Entry]:
    from pikepdf import Array

    def below(items: list[OutlineItem], level: int) -> Iterator[Entry]:
        for one in items:
            if isinstance(one.destination, Array):
                at = _anchor(one.destination, pages, heights)
                yield Entry(one.title, level, at, labels.get(at, ""))
            yield from below(one.children, level + 1)

    with pdf.open_outline() as outline:
        yield from below(list(outline.root), 1)
