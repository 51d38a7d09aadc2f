"""Whether a Word file was built here."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.target import WORD, Wish, target
from reportdoc.app.returned.take import identity_of
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report

_MOST = 0.6
"""Share of a report's headings from which a file that has lost its identity is that report."""


def is_returned(project: Path, source: Path) -> bool:
    """Tell whether a Word file is one that a build made and somebody changed since.

    It says so itself; one that has lost its identity, in an old format say, has most of the report's headings.
    Raises InputError where it cannot be read, ContentError where the project cannot.
    """
    if source.suffix.lower() not in WORD or not source.is_file():
        return False
    if identity_of(source) is not None:
        return True
    begin(project)
    from reportdoc.app.imports import read_manuscript
    from reportdoc.content.load import load
    from reportdoc.manuscript.model import ManuscriptParagraph
    from reportdoc.report.block import Heading
    from reportdoc.report.plain import plain_words
    from reportdoc.report.report import walk

    report = load(project).report
    if len(report.chapters) < 2 or _is_for_something(report, source):
        return False
    manuscript, _ = read_manuscript(source)
    words = {
        "".join(one.text.split())
        for one in manuscript.elements
        if isinstance(one, ManuscriptParagraph) and not one.directory
    }
    titles = {
        "".join(plain_words(one.content).split())
        for part in report.parts
        for one in walk(part.blocks)
        if isinstance(one, Heading)
    }
    return len(titles & words) >= _MOST * len(titles)


def _is_for_something(report: Report, source: Path) -> bool:
    """Tell whether the name of a file says that it is for a chapter or a case."""
    try:
        target(report, source, Wish(None, ""))
    except InputError:
        return False
    return True
