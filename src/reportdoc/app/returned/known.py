"""Whether a Word file was built here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.kinds import WORD, TargetKind
from reportdoc.app.deliveries.target import Wish, target
from reportdoc.app.returned.take import identity_of
from reportdoc.report.problem import ContentError, InputError
from reportdoc.report.report import Report

if TYPE_CHECKING:
    from reportdoc.manuscript.model import Manuscript

_PARTS = (TargetKind.CHAPTER, TargetKind.SECTION, TargetKind.CASE)
_NUMBERED = re.compile(r"\s*+[\d一二三四五六七八九十]++[.．、\s]")
_LONG = 20
"""Letters from which a paragraph is running text."""
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


def is_part(project: Path, source: Path, wish: Wish) -> bool:
    """Tell whether a Word file is a chapter, a section or a case that was cut out of a file that a build made.

    It says so itself, or its paragraphs have the names of our styles, which text that is copied brings along, and its
    headings no typed numbers. Raises InputError where the file cannot be read, or nothing is called so.
    """
    if source.suffix.lower() not in WORD or not source.is_file():
        return False
    from reportdoc.app.imports import read_manuscript
    from reportdoc.content.load import load

    begin(project)
    try:
        report = load(project).report
    except ContentError:
        return False  # a delivery may put right what is wrong
    if target(report, source, wish).kind not in _PARTS:
        return False
    return identity_of(source) is not None or _has_our_styles(read_manuscript(source)[0])


def _has_our_styles(manuscript: Manuscript) -> bool:
    from reportdoc.manuscript.model import ManuscriptParagraph
    from reportdoc.word import style

    paragraphs = [one for one in manuscript.elements if isinstance(one, ManuscriptParagraph)]
    long = [one for one in paragraphs if len(one.text) >= _LONG and not one.level]
    ours = {one.lower() for one in (style.BODY_TEXT, style.BEFORE_BOX, style.LIST_BULLET, style.LIST_NUMBER)}
    typed = any(one.level and _NUMBERED.match(one.text) for one in paragraphs)
    return not typed and sum(one.style in ours for one in long) > len(long) / 2


def _is_for_something(report: Report, source: Path) -> bool:
    """Tell whether the name of a file says that it is for a chapter or a case."""
    try:
        target(report, source, Wish(None, ""))
    except InputError:
        return False
    return True
