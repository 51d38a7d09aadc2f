"""Where on which page something goes: a bookmark of the template, or a page and millimetres."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pikepdf import Dictionary, Object, Page, Pdf

from reportdoc.pdf.units import MM
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

DECLARATION = "declaration"
COVER = "cover"
SIZE = 42.0
"""Millimetres: the size the project's rules give for the seal of a college."""
_BOOKMARKS = {DECLARATION: "/declaration_seal", COVER: "/cover_seal"}
"""Bookmarks of the template at the text that a seal is set on."""
_PLACE = re.compile(r"(?P<page>\d{1,5}):(?P<x>\d+(?:\.\d+)?)\s*,\s*(?P<y>\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Placement:
    """A point on a page."""

    page: int
    """Index from 0."""
    x: float
    """Points from the left edge."""
    y: float
    """Points from the lower edge."""


def find_spot(pdf: Pdf, where: str) -> Placement:
    """Return the point that the middle of a seal comes to.

    `where` is `declaration`, `cover`, or a page, counted from the cover as 1, and millimetres from its left and upper
    edge: `3:105,250`. Raises InputError where it is neither, or not in the document.
    """
    if where in _BOOKMARKS:
        return _marked(pdf, where)
    parts = _PLACE.fullmatch(where)
    if not parts:
        text = message('a stamp cannot be set at "{where}"', where=where)
        raise InputError(text, message("there are declaration, cover, and PAGE:X,Y in mm, as 3:105,250"))
    index = int(parts["page"]) - 1
    if not 0 <= index < len(pdf.pages):
        raise InputError(
            message("there is no page {page}: the report has {pages}", page=index + 1, pages=len(pdf.pages))
        )
    left, bottom, right, top = _box(pdf, index)
    x, y = left + float(parts["x"]) * MM, top - float(parts["y"]) * MM
    if x > right or y < bottom:
        raise InputError(message('"{where}" lies outside of the page', where=where))
    return Placement(index, x, y)


def page_of(pdf: Pdf, bookmark: str) -> int:
    """Return the index of the page that a bookmark stands on; raises InputError where there is none of that name."""
    return _page(pdf, _destination(pdf, f"/{bookmark}", bookmark))


def _marked(pdf: Pdf, where: str) -> Placement:
    target = _destination(pdf, _BOOKMARKS[where], where)
    index = _page(pdf, target)
    x, y = float(target[2]), float(target[3])
    # The bookmark begins the line of text, its destination is the line's upper left corner.
    return Placement(index, x + _BESIDE[where][0] * MM, y - _BESIDE[where][1] * MM)


_BESIDE = {DECLARATION: (24.0, 3.5), COVER: (20.0, 3.5)}
"""Millimetres from the beginning of the line to the middle of the seal, right and down: on 单位名称（盖章）."""


def _destination(pdf: Pdf, name: str, called: str) -> Object:
    named = pdf.Root.get("/Dests")
    found = named.get(name) if named is not None else None
    if found is None:
        text = message('the report has no place called "{name}": its template lacks the bookmark', name=called)
        raise InputError(text, message("give a page and millimetres, or add the bookmark to templates/report.docx"))
    return found.D if isinstance(found, Dictionary) else found


def _page(pdf: Pdf, target: Object) -> int:
    return pdf.pages.index(Page(target[0]))


def _box(pdf: Pdf, index: int) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(side) for side in pdf.pages[index].mediabox)
    return left, bottom, right, top
