"""Headings as authors of Word files write them: a number in front of a paragraph, bold from end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.report.block import Heading, Paragraph
from reportdoc.report.inline import Inline, LineBreak, SoftBreak, Strong
from reportdoc.report.message import message
from reportdoc.report.plain import plain
from reportdoc.report.report import walk

_NUMBERED = re.compile(
    r"\s*+(?P<number>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3})(?![0-9.．])\s*+"
    r"(?!万|亿|元|倍|个百分点|时代|版|亩|公顷|公里|平方米|吨|学时)[一-鿿“《【（][^。！？；]{0,40}"
)
"""A number of two to four levels, no decimal with its unit, and words that end no sentence."""


def heading_form_findings(document: Document) -> Iterator[Finding]:
    """Yield paragraphs that begin like a heading with a typed number, and headings that are bold from end to end."""
    content = {
        block.place: block.content
        for part in document.report.parts
        for block in walk(part.blocks)
        if isinstance(block, Heading | Paragraph)
    }
    for passage in document.passages:
        inlines = content.get(passage.spot.place, ())
        if passage.level and len(inlines) == 1 and isinstance(inlines[0], Strong):
            text = message("the whole heading is bold; the template gives headings their look")
            yield Finding("W614", Severity.ERROR, text, (passage.spot,))
        elif not passage.level and (found := _NUMBERED.fullmatch(_first_line(inlines, document))):
            number = found["number"]
            marks = "#" * (number.count(".") + number.count("．") + 1)
            text = message(
                "the paragraph begins with the number “{number}” like a heading; write {marks} and the title",
                number=number,
                marks=marks,
            )
            yield Finding("W613", Severity.ERROR, text, (passage.spot,), number)


def _first_line(content: tuple[Inline, ...], document: Document) -> str:
    return plain(tuple(takewhile(lambda one: not isinstance(one, SoftBreak | LineBreak), content)), document.numbers)
