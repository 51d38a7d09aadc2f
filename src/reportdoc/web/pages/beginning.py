"""The start in a folder without a project: a new report, next year's, or last year's Word file."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from starlette.responses import RedirectResponse, Response

from reportdoc.app.compare.versions import is_project
from reportdoc.app.scaffold.new import make
from reportdoc.app.scaffold.next_year import make_next
from reportdoc.app.scaffold.particulars import Particulars, likely_year
from reportdoc.present.handbook.guide import templates_guide
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.web.access.guard import int_of
from reportdoc.web.rendering import CHINESE, ENGLISH, spoken
from reportdoc.web.visit import Visit
from reportdoc.web.work.importing import imported


def begin(visit: Visit) -> Response:
    """Show the three ways."""
    if is_project(visit.desk.project):
        return RedirectResponse("/overview", 303)
    return visit.page("begin.html", {"folder": str(visit.desk.project.resolve()), "likely": likely_year(date.today())})


def begun(visit: Visit) -> Response:
    """Make the project."""
    if is_project(visit.desk.project):
        raise InputError(message("There is a project in the folder already."))
    ways = {"new": _new, "next": _next_year, "import": _imported}
    way = ways.get(visit.text("way"))
    if way is None:
        raise InputError(message("Say how to begin."))
    return visit.back("/settings", way(visit))


def _new(visit: Visit) -> Message:
    # The indicator tables are headed by the year: it is asked before they are made.
    make(visit.desk.project, Particulars(year=_year(visit)), templates_guide(visit.language))
    return message("The project is made. Say first which college it is for.")


def _next_year(visit: Visit) -> Message:
    last = Path(visit.needed("last", message("the folder of last year's project")))
    year = _year(visit)
    make_next(last, visit.desk.project, year)
    return message("The project of {year} is made of last year's. Check what stands here.", year=year)


def _year(visit: Visit) -> int:
    year = int_of(visit.text("year"))
    if not 1980 <= year <= 2100:
        raise InputError(message("The year is a number such as 2025."))
    return year


def _imported(visit: Visit) -> Message:
    files = visit.files("report")
    if not files:
        raise InputError(message("The Word file is missing."))
    code = CHINESE if visit.language is spoken(CHINESE) else ENGLISH
    with scratch() as folder:
        # The title is looked for in the file's name as well; what leads elsewhere in it goes.
        source = Path(folder, Path((files[0].filename or "report.docx").replace("\\", "/")).name[-80:])
        with source.open("wb") as file:
            shutil.copyfileobj(files[0].file, file)
        looks, sound = visit.desk.limited.call(imported, source, visit.desk.project, code)
    if not sound:
        return message(
            "The Word file is taken in, and cannot be built yet; {count} places need a look (import-report.md).",
            count=looks,
        )
    return message("The Word file is taken in; {count} places need a look (import-report.md).", count=looks)
