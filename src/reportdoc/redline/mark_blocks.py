"""Whole paragraphs and tables marked as inserted or deleted, with all that stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from reportdoc.redline.names import (
    FLD_SIMPLE,
    HYPERLINK,
    ID,
    MARKERS,
    P_PR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    P,
    w,
)
from reportdoc.redline.revisions import Change, Revisions
from reportdoc.redline.runs import as_deleted
from reportdoc.redline.tokens import simple_field

_RANGES = {Change.INSERTED: "customXmlInsRange", Change.DELETED: "customXmlDelRange"}


def mark(node: etree._Element, change: Change, revisions: Revisions) -> list[etree._Element]:
    """Mark a block as inserted or deleted and return what stands for it: itself, and the marks of a content control."""
    if node.tag == P:
        mark_content(node, change, revisions)
        revisions.mark_paragraph(node, change)
    elif node.tag == TBL:
        for row in node.iterfind(TR):
            mark_row(row, change, revisions)
    elif node.tag == SDT:
        return _control(node, change, revisions)
    return [node]


def mark_row(row: etree._Element, change: Change, revisions: Revisions) -> None:
    """Mark a row as inserted or deleted, and all that its cells hold."""
    revisions.mark_row(row, change)
    for cell in row.iterfind(TC):
        cell[:] = [part for node in list(cell) for part in mark(node, change, revisions)]


def mark_content(parent: etree._Element, change: Change, revisions: Revisions) -> None:
    """Mark the content of a paragraph or hyperlink; what cannot stand within the mark stays beside it."""
    properties = [node for node in parent if node.tag == P_PR]
    content = [node for node in _unfolded(parent) if node.tag not in (P_PR, w("proofErr"))]
    marked: list[etree._Element] = []
    for beside, group in groupby(content, key=lambda node: node.tag in MARKERS or node.tag == HYPERLINK):
        if beside:
            marked.extend(group)
        else:
            marked.append(revisions.element(change.value))
            marked[-1].extend(group)
            if change is Change.DELETED:
                as_deleted(marked[-1])
    parent[:] = [*properties, *marked]
    for link in parent.iterfind(HYPERLINK):
        mark_content(link, change, revisions)


def _unfolded(parent: etree._Element) -> Iterable[etree._Element]:
    """Yield the children; simple fields, which no mark can hold, as runs."""
    for node in list(parent):
        yield from simple_field(node) if node.tag == FLD_SIMPLE else [node]


def _control(node: etree._Element, change: Change, revisions: Revisions) -> list[etree._Element]:
    """Mark a content control and its blocks (17.13.5.4 to 17.13.5.11)."""
    content = node.find(SDT_CONTENT)
    if content is None:
        return [node]
    inner = [part for child in list(content) for part in mark(child, change, revisions)]
    name = _RANGES[change]
    opening, closing = revisions.element(w(f"{name}Start")), revisions.element(w(f"{name}Start"))
    content[:] = [_end(opening), *inner, closing]
    return [opening, node, _end(closing)]


def _end(start: etree._Element) -> etree._Element:
    return etree.Element(str(start.tag).removesuffix("Start") + "End", {ID: start.get(ID, "")})
