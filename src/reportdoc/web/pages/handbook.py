"""The handbook, in the language of the visitor."""

from __future__ import annotations

import re

from starlette.responses import FileResponse, Response

from reportdoc.present.handbook.html import contents, shown
from reportdoc.present.handbook.pages import CHINESE, ENGLISH, INDEX
from reportdoc.present.language import Language
from reportdoc.project.resources import docs
from reportdoc.web import rendering
from reportdoc.web.visit import NotFound, Visit


def first(visit: Visit) -> Response:
    """Show what there is to read."""
    return _page(visit, INDEX)


def read(visit: Visit) -> Response:
    """Show a page; raises NotFound."""
    return _page(visit, visit.path("page"))


def picture(visit: Visit) -> Response:
    """Return a picture of the handbook; raises NotFound."""
    name = visit.path("name")
    path = docs() / "pictures" / name
    if not re.fullmatch(r"[a-z0-9-]+\.png", name) or not path.is_file():
        raise NotFound
    return FileResponse(path, headers={"cache-control": "private, max-age=3600"})


def tongue(language: Language) -> str:
    """Return the handbook's name of a language."""
    return CHINESE if language is rendering.spoken(rendering.CHINESE) else ENGLISH


def _page(visit: Visit, name: str) -> Response:
    language = tongue(visit.language)
    found = shown(language, name)
    if found is None:
        raise NotFound
    return visit.page("handbook.html", {"page": found, "contents": contents(language)})
