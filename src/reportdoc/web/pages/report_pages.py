"""版面: the pages of the last build, with what of the content stands where on them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from reportdoc.app.commenting import comment as commenting
from reportdoc.app.placing.anchors import Entry
from reportdoc.app.placing.placed import Placed
from reportdoc.app.placing.sight import Sight, everything, sight
from reportdoc.app.placing.stream import Stream, squeezed
from reportdoc.pdf.lines import PageLines
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.web.access.guard import int_of
from reportdoc.web.access.role import Role
from reportdoc.web.pages.looking import Look, looked
from reportdoc.web.pages.page_views import Area, areas, listed, panel
from reportdoc.web.pages.previewing import is_wished, previewed
from reportdoc.web.pages.returning import returned
from reportdoc.web.visit import NotFound, Visit
from reportdoc.web.work.folio import PATIENCE, SLOW, Book, Folio, Masks

WIDTHS = (1191, 150)
"""Pixels of a page's picture: A4 at 144 dots an inch, and a small one."""
_FINDINGS = 200
"""Places that a search shows."""
_SNIPPET = 24
"""Characters shown before and behind what was searched for."""


@dataclass(frozen=True, slots=True)
class Open:
    """The book as one visitor sees it."""

    look: Look
    book: Book
    folio: Folio
    placed: Placed | None
    """None for a moment after a build, and only for those who see all pages."""
    sight: Sight
    outline: tuple[Entry, ...]
    """The headings that may be seen."""

    def lines(self, page: int) -> tuple[PageLines, PageLines]:
        """Return a page, by its index from 0, as it is and with the lines only that may be seen."""
        whole = self.placed.pages[page] if self.placed else self.folio.lines(self.book, page)
        seen = tuple(one for one in whole.lines if self.sight.shows(page, one.top, one.bottom))
        return whole, PageLines(whole.width, whole.height, whole.label, seen)


def pages(visit: Visit) -> Response:
    """Lead to the first page, to the page where something stands, or to where a text stands."""
    opened = _opened(visit, SLOW if visit.asked("at") or visit.asked("find") else None)
    if opened is None:
        return visit.page("no_pages.html", {})
    if visit.asked("find"):
        return _found(visit, opened)
    first = min(opened.sight.strips, default=None)
    if first is None:
        return visit.page("no_pages.html", {})
    if identity := visit.asked("at"):
        for mark in opened.placed.marks if opened.placed else ():
            if opened.look.known_as(mark.identity) == identity and opened.sight.shows_boxes(mark.boxes):
                return RedirectResponse(_address(opened, mark.boxes[0].page, at=identity), 303)
        return visit.back(_address(opened, first), message("That does not stand on the pages of the last build."))
    return RedirectResponse(_address(opened, first), 303)


def page(visit: Visit) -> Response:
    """Show a page."""
    opened = _opened(visit)
    if opened is None:
        return RedirectResponse("/pages", 303)
    index = int_of(visit.path("page")) - 1
    moved = _moved(visit, opened, index)
    if moved is not None:
        kept = {name: visit.asked(name) for name in ("at", "find") if visit.asked(name)}
        return RedirectResponse(_address(opened, moved, **kept), 303)
    if index not in opened.sight.strips:
        raise NotFound
    whole, seen = opened.lines(index)
    at, find = visit.asked("at"), visit.asked("find")
    here = _section(opened, index)
    news = previewed(visit, opened.book, here, opened.look.landmarks)
    shown = areas(visit.language, opened.look, opened.placed, opened.sight, index)
    there = sorted(opened.sight.strips)
    position = there.index(index)
    return visit.page(
        "pages.html",
        {
            "fresh": opened.look.fresh and opened.placed is not None,
            "number": index + 1,
            "count": opened.book.count,
            "label": whole.label,
            "page": seen,
            "version": opened.book.digest[:8],
            "areas": shown,
            "hits": _hits_on(opened, find, index),
            "at": at,
            "find": find,
            "panel": panel(visit.language, opened.look, at) if at else None,
            "listed": listed(shown),
            "outline": opened.outline,
            "here": here,
            "news": news,
            "address": lambda other, **more: _address(opened, other - 1, **more),
            "before": there[position - 1] + 1 if position else None,
            "after": there[position + 1] + 1 if position + 1 < len(there) else None,
            "there": [one + 1 for one in there],
            "sections": _sections(opened, index),
            "to": _address(opened, index),
        },
    )


def picture(visit: Visit) -> Response:
    """Return a page's picture."""
    width = int_of(visit.path("width"))
    book = visit.desk.folio.book()
    if book is None or width not in WIDTHS:
        raise NotFound
    index = int_of(visit.path("page")) - 1
    masks: Masks = ()
    if visit.who.role is Role.DEPARTMENT:
        opened = _opened(visit)
        if opened is None or index not in opened.sight.strips:
            raise NotFound
        book = opened.book
        masks = opened.sight.masks(index, opened.lines(index)[0].height)
    elif not 0 <= index < book.count:
        raise NotFound
    tag = f'"{book.digest[:16]}-{index}-{width}-{hash(masks) & 0xFFFFFFFF:x}"'
    # The browser keeps it, and asks each time whether it may still be shown.
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(visit.desk.folio.picture(book, index, width, masks), media_type="image/jpeg", headers=headers)


def comment(visit: Visit) -> Response:
    """Add a comment to a paragraph, known by words of it."""
    opened = _opened(visit, SLOW)
    quoted, name = visit.needed("about", message("words of the paragraph")), visit.signature()
    text = visit.needed("text", message("the comment"))
    index = int_of(visit.text("page")) - 1
    if opened is None or opened.placed is None or index not in opened.sight.strips:
        raise NotFound
    section = next((one for one in _sections(opened, index) if one.label == visit.text("section")), None)
    landmark = next((one for one in opened.look.landmarks.order if section and one.label == section.label), None)
    if landmark is None:
        raise InputError(message("say in which section the paragraph stands"))
    if not _stands(opened, index, quoted):
        raise InputError(message("these words do not stand on the page: {words}", words=quoted))
    commenting.comment(visit.desk.project, landmark.name, quoted, text, name)
    return returned(visit, "/pages", message("The comment is kept; it stays with the paragraph."))


def close(visit: Visit) -> Response:
    """Close a comment."""
    look = looked(visit)
    identity = visit.path("identity")
    if not any(one.identity == identity for one in look.comments):
        raise NotFound
    commenting.close(visit.desk.project, identity, visit.who.name)
    return returned(visit, "/pages", message("The comment is closed."))


def _opened(visit: Visit, patience: float | None = None) -> Open | None:
    folio = visit.desk.folio
    book = folio.book()
    if book is None:
        return None
    look = looked(visit)
    own = visit.who.role is Role.DEPARTMENT
    if patience is None:
        waits = own or visit.acts or _is_of_another(visit, book)
        patience = SLOW if waits else 0 if is_wished(visit) and folio.outline(book) else PATIENCE
    placed = folio.placed(book, look.survey, patience)
    if placed is None:
        return None if own else Open(look, book, folio, None, everything(book.count), folio.outline(book))
    if not own:
        return Open(look, book, folio, placed, everything(book.count), placed.outline)
    key = ("sight", book.digest, look.survey.stamp, visit.who.departments)
    seen = visit.desk.memory.get(key, lambda: sight(placed, look.sees))
    outline = tuple(one for one in placed.outline if seen.shows(one.at.page, one.at.top, one.at.top + 2))
    return Open(look, book, folio, placed, seen, outline)


def _address(opened: Open, index: int, **more: str) -> str:
    """Return the address of a page, which leads to the same section after the next build."""
    here = _section(opened, index)
    kept = {"in": here.label, "by": str(index - here.at.page), "v": opened.book.digest[:8]} if here else {}
    query = urlencode({name: value for name, value in {**kept, **more}.items() if value})
    return f"/pages/{index + 1}" + (f"?{query}" if query else "")


def _is_of_another(visit: Visit, book: Book) -> bool:
    """Tell whether an address names a section of another build, which may stand on another page of this one."""
    return bool(visit.asked("in")) and visit.asked("v") != book.digest[:8]


def _moved(visit: Visit, opened: Open, index: int) -> int | None:
    """Return the page on which a section of another build stands now; None where nothing has moved."""
    label, by = visit.asked("in"), int_of(visit.asked("by"))
    if not _is_of_another(visit, opened.book):
        return None
    entry = next((one for one in opened.outline if one.label == label), None)
    if entry is None:
        return min(opened.sight.strips, key=lambda one: abs(one - index), default=None)
    now = min(entry.at.page + by, opened.book.count - 1)
    return now if now in opened.sight.strips else entry.at.page


def _section(opened: Open, index: int) -> Entry | None:
    """Return the last heading that begins on a page or before it."""
    return next((one for one in reversed(opened.outline) if one.label and one.at.page <= index), None)


def _sections(opened: Open, index: int) -> list[Entry]:
    """Return the sections that stand on a page."""
    before = [one for one in opened.outline if one.at.page < index][-1:]
    return [*before, *(one for one in opened.outline if one.at.page == index)]


def _stream(opened: Open) -> Stream | None:
    return opened.placed.stream if opened.placed else None


def _stands(opened: Open, index: int, words: str) -> bool:
    stream = _stream(opened)
    if stream is None:
        return False
    low, high = stream.start(max(0, index - 1)), stream.end(min(index + 1, opened.book.count - 1))
    found = stream.find(squeezed(words), low, high)
    boxes = stream.boxes(found)
    return bool(boxes) and opened.sight.shows_boxes(boxes)


def _found(visit: Visit, opened: Open) -> Response:
    """List where a text stands on the pages."""
    words, stream = visit.asked("find"), _stream(opened)
    found = []
    for at, length in stream.all(squeezed(words)) if stream else ():
        boxes = stream.boxes(range(at, at + length)) if stream else ()
        if boxes and opened.sight.shows_boxes(boxes):
            before, after = _around(opened, at, length)
            page = boxes[0].page
            said = stream.text[at : at + length] if stream else ""
            found.append((page + 1, _label(opened, page), before, said, after, _address(opened, page, find=words)))
        if len(found) == _FINDINGS:
            break
    return visit.page("found.html", {"find": words, "found": found, "most": _FINDINGS})


def _around(opened: Open, at: int, length: int) -> tuple[str, str]:
    """Return what stands before and behind a place, as far as it may be seen."""
    stream = _stream(opened)
    assert stream

    def seen(place: int) -> bool:
        return opened.sight.shows_boxes(stream.boxes((place,)))

    low, high = at, at + length
    while low > max(0, at - _SNIPPET) and seen(low - 1):
        low -= 1
    while high < min(len(stream.text), at + length + _SNIPPET) and seen(high):
        high += 1
    return stream.text[low:at], stream.text[at + length : high]


def _label(opened: Open, page: int) -> str:
    return opened.placed.pages[page].label if opened.placed else ""


def _hits_on(opened: Open, words: str, index: int) -> list[Area]:
    stream = _stream(opened)
    if not words or stream is None:
        return []
    found: list[Area] = []
    for at, length in stream.all(squeezed(words), stream.start(max(0, index - 1)), stream.end(index)):
        boxes = stream.boxes(range(at, at + length))
        if opened.sight.shows_boxes(boxes):
            found += [Area("hit", "", "", one) for one in boxes if one.page == index]
    return found
