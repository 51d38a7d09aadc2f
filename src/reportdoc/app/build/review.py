"""A copy of the report for reading and marking; what it brings back `take` knows, as of any built file."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.build import assemble, paginate
from reportdoc.app.build.engine import engine_or_absence
from reportdoc.app.build.finish import deliver, get_ready
from reportdoc.app.build.inputs import templates_of
from reportdoc.app.build.origin import keep
from reportdoc.app.build.result import Built, Step
from reportdoc.layout.engine import Engine
from reportdoc.project.comments import OPEN, read_comments
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message

if TYPE_CHECKING:
    from reportdoc.content.load import Loaded
    from reportdoc.report.report import Report
    from reportdoc.word.review import Review


def build_review(project: Path, output: Path, pdf: bool, step: Step, engine: Engine | None = None) -> Built:
    """Build the copy for review of a project folder into an output folder, beside the official files.

    Its header says 征求意见稿, lines are numbered, Word tracks changes, bound figures name their source and cannot be
    typed over, and open comments stand where they were made. Nothing is taken from an earlier build, no audit is made,
    and the two files are not compared: what is official is not made here.

    Raises ContentError with every problem of the content, OperationError and OSError for failures outside it.
    """
    started = perf_counter()
    begin(project)
    with ExitStack() as stack:
        place = stack.enter_context(workplace(output))
        engine, absence = engine_or_absence(project, engine, stack) if pdf else (None, None)
        if engine:
            engine.prepare()
        begun, _ = assemble.made(project, templates_of(project), step, partial(_review, project))
        pages = None
        if engine:
            step(message("Laying out pages"), 2, 4)
            pages = paginate.made(begun.copy, engine, place.folder, get_ready)
        step(message("Finishing"), 3, 4)
        assembly = begun.rest()
        assembly = replace(assembly, name=_name(assembly.name))
        delivered = deliver(assembly, pages, engine, place, lambda docx, pdf: None)
        keep(project, assembly.read)
    return Built(
        docx=delivered.docx,
        pdf=delivered.pdf,
        pages=delivered.pages,
        counts=assembly.counts,
        seconds=perf_counter() - started,
        notices=assembly.notices,
        warnings=(absence,) if absence else (),
        engine_missing=absence is not None,
        rebuilt=(assemble.STAGE, *([paginate.STAGE] if pages else []), "finish"),
    )


def _name(official: str) -> str:
    from reportdoc.word.review import HEADER

    return f"{official}-{HEADER}"


def sources_of(report: Report) -> dict[str, str]:
    """Return where each value of a report comes from, by its name, in the words of a copy that people write in."""
    from reportdoc.report.source import source_of
    from reportdoc.report.whereabouts import index

    places = index(report)
    cells = ((name, source_of(places, value)) for name, value in report.values.items())
    return {name: f"值来自{one.table}，“{one.row}”行，“{one.column}”列" for name, one in cells if one is not None}


def _review(project: Path, loaded: Loaded) -> Review:
    from reportdoc.word.comments import Remark
    from reportdoc.word.review import Review

    found = (one for one in read_comments(project) if one.state == OPEN)
    remarks = tuple(Remark(one.author, one.date, one.place, one.about, one.text) for one in found)
    return Review(sources_of(loaded.report), remarks)
