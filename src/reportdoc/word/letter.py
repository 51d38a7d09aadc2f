"""A letter in the look of the report: its text without cover, declaration and directories."""

from __future__ import annotations

from pathlib import Path

from reportdoc.ooxml.names import W
from reportdoc.report.block import Heading
from reportdoc.report.label import bookmark
from reportdoc.report.numbering import number
from reportdoc.report.report import Report
from reportdoc.word.assemble import assemble
from reportdoc.word.package import WordFile


def letter(report: Report, templates: Path) -> WordFile:
    """Return the first part of a report, which begins with a heading, as a Word file of its own.

    Raises ContentError where a template lacks what it needs.
    """
    first = report.parts[0].blocks[0]
    assert isinstance(first, Heading)
    file = assemble(report, number(report), templates)
    start = file.document.find(f"{W}body/*/{W}bookmarkStart[@{W}name='{bookmark(first.label)}']")
    assert start is not None
    begin = start.getparent()
    assert begin is not None
    body = begin.getparent()
    assert body is not None
    for block in list(begin.itersiblings(preceding=True)):
        body.remove(block)
    return file
