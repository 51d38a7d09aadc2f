"""What has changed since the last build, on the page that one looks at: a preview, until the exact page is there."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from starlette.responses import Response

from reportdoc.app.placing.anchors import Entry
from reportdoc.app.placing.stream import squeezed
from reportdoc.app.survey.landmarks import Landmark, Landmarks
from reportdoc.present.previews import Article
from reportdoc.web.access.role import Role
from reportdoc.web.visit import NotFound, Visit
from reportdoc.web.work.folio import Book
from reportdoc.web.work.previews import PATIENCE, QUICK

SHOW = "show"
"""Parameter of a page's address: what somebody wishes to see of it."""
PREVIEW, PAGE = "preview", "page"


@dataclass(frozen=True, slots=True)
class Previewed:
    """What a page of the last build shows of a chapter that has changed since."""

    file: str
    """The chapter's."""
    label: str
    """Of the section that one looks at."""
    preview: Article | None
    """None where there is none for this visitor or this place, or not yet."""
    building: bool
    """Whether the exact pages are being made."""
    shown: bool
    """Whether it stands in the place of the page."""
    coming: bool
    """Whether it would stand there, but has not come yet."""

    @property
    def article(self) -> Markup:
        """The preview, which has escaped what it shows."""
        return Markup(self.preview.html if self.preview else "")


def previewed(visit: Visit, book: Book, here: Entry | None, landmarks: Landmarks) -> Previewed | None:
    """Return what there is to show beside or instead of a page; None where the content is that of the last build.

    While a build runs, a chapter that has changed is shown at once; else when it is asked for.
    """
    previews, building = visit.desk.previews, visit.desk.builder.busy
    wished = is_wished(visit)
    patience = PATIENCE if wished else QUICK
    if not previews.newer(book, patience):
        return None
    landmark = _landmark(here, landmarks) if here else None
    file = landmark.place.file if landmark and landmark.place.line else ""
    found = _of(visit, book, file, patience) if file else None
    some = found is not None and bool(found.html)
    # Nobody is shown a preview instead of a page without need.
    needed = found is not None and (found.changed > 0 or visit.asked(SHOW) == PREVIEW)
    label = landmark.label if landmark else ""
    return Previewed(
        file, label, found if some else None, building, wished and some and needed, wished and bool(file) and not found
    )


def is_wished(visit: Visit) -> bool:
    """Tell whether a preview is to stand in the place of a page, if there is something to see."""
    wish = visit.asked(SHOW)
    return wish == PREVIEW or (wish != PAGE and visit.desk.builder.busy)


def picture(visit: Visit) -> Response:
    """Return a picture of a preview, to those who see the preview."""
    book, name = visit.desk.folio.book(), visit.path("name")
    found = _of(visit, book, visit.asked("of"), 60) if book else None
    if found is None or name not in found.pictures:
        raise NotFound
    headers = {"ETag": f'"{name}"', "Cache-Control": "private, no-cache"}
    if visit.request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    data = visit.desk.previews.picture(found.pictures[name], name)
    return Response(data, media_type="image/jpeg", headers=headers)


def _of(visit: Visit, book: Book, file: str, patience: float) -> Article | None:
    table = visit.language.message("Table")
    return visit.desk.previews.of(book, file, _departments(visit), table, patience)


def _departments(visit: Visit) -> frozenset[str] | None:
    return frozenset(visit.who.departments) if visit.who.role is Role.DEPARTMENT else None


def _landmark(entry: Entry, landmarks: Landmarks) -> Landmark | None:
    """Return what a heading of the last build is now; labels that were made up may be another heading's by now."""
    headings = [one for one in landmarks.order if one.level]
    labelled = next((one for one in headings if one.label == entry.label), None)
    if labelled and squeezed(entry.title).endswith(squeezed(labelled.title)):
        return labelled
    titled = (one for one in headings if one.title and squeezed(entry.title).endswith(squeezed(one.title)))
    return next(titled, labelled)
