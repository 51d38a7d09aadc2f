"""A part of the report alone, to be written in: its headings keep their numbers, what is computed is plain text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from lxml import etree

from reportdoc.ooxml.fields import Field, Fields
from reportdoc.ooxml.names import W, value

_HEADING = "heading 1"
_BODY = "reportdoc-body"
"""Style of the paragraph that stands for the text (`marks.mark`)."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a form has besides what the report says."""

    mark: str
    """By which it knows what it is for."""
    sources: Mapping[str, str]
    """Where each value comes from, by its name."""
    first: Sequence[int] = ()
    """Number of its first heading, level by level; empty where that has none."""


def leave_alone(document: Document) -> None:
    """Take cover, declaration and directories out of a filled template; the body's place and section stay."""
    body = document.element.body
    for one in list(body)[:-1]:
        if value(one.find(f"{W}pPr/{W}pStyle")) != _BODY:
            body.remove(one)


def number_from(document: Document, first: Sequence[int]) -> None:
    """Have the headings of a document begin at a number (ECMA-376 Part 1, 17.9.25)."""
    style = next((one for one in document.styles if str(one.name).lower() == _HEADING), None)
    number = style.element.find(f".//{W}numId") if style is not None else None
    if number is None or not first:
        return
    numbering = document.part.numbering_part.element
    used = numbering.find(f"{W}num[@{W}numId='{value(number)}']/{W}abstractNumId")
    for level, start in enumerate(first):
        path = f"{W}abstractNum[@{W}abstractNumId='{value(used)}']/{W}lvl[@{W}ilvl='{level}']/{W}start"
        if (one := numbering.find(path)) is not None:
            one.set(f"{W}val", str(start))


def plain_fields(document: etree._Element) -> None:
    """Leave of every field but that of page numbers only its result: what it refers to may not be in the form."""
    for field, frame in list(fields_of(document)):
        if field.name != "PAGE":
            for run in frame:
                parent = run.getparent()
                assert parent is not None
                parent.remove(run)


def fields_of(document: etree._Element) -> Iterator[tuple[Field, list[etree._Element]]]:
    """Yield each field when its end is reached, inner ones first, and its runs but for the result."""
    fields, frames = Fields(), defaultdict[Field, list[etree._Element]](list)
    for run in document.iter(f"{W}r"):
        changed = [field for node in run if (field := fields.enter(node))]
        instructed = [field for field in fields.open[-1:] if not field.shown]
        for field in dict.fromkeys(changed + instructed):
            frames[field].append(run)
        yield from ((field, frames.pop(field)) for field in dict.fromkeys(changed) if field.ended)
