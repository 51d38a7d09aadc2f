"""Whole paragraphs and tables marked as inserted or deleted, with all that stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from reportdoc.ooxml.names import MARKERS, W
from reportdoc.redline.revisions import Change, Revisions
from reportdoc.redline.runs import as_deleted
from reportdoc.redline.tokens import simple_field

_RANGES = {Change.INSERTED: "customXmlInsRange", Change.DELETED: "customXmlDelRange"}


def mark(node: etree._Element, change: Change, revisions: Revisions) -> list[etree._Element]:
    """Mark a block as inserted or deleted and return what stands for it: itself, and the marks of a content control."""
    if node.tag == f"{W}p":
        mark_content(node, change, revisions)
        revisions.mark_paragraph(node, change)
    elif node.tag == f"{W}tbl":
        for row in node.iterfind(f"{W}tr"):
            mark_row(row, change, revisions)
    elif node.tag == f"{W}sdt":
        return _control(node, change, revisions)
    return [node]


def mark_row(row: etree._Element, change: Change, revisions: Revisions) -> None:
    """Mark a row as inserted or deleted, and all that its cells hold."""
    revisions.mark_row(row, change)
    for cell in row.iterfind(f"{W}tc"):
        cell[:] = [part for node in list(cell) for part in mark(node, change, revisions)]


def mark_content(parent: etree._Element, change: Change, revisions: Revisions) -> None:
    """Mark the content of a paragraph or hyperlink; what cannot stand within the mark stays beside it."""
    properties = [node for node in parent if node.tag == f"{W}pPr"]
    content = [node for node in _unfolded(parent) if node.tag not in (f"{W}pPr", f"{W}proofErr")]
    marked: list[etree._Element] = []
    for beside, group in groupby(content, key=lambda node: node.tag in MARKERS or node.tag == f"{W}hyperlink"):
        if beside:
            marked.extend(group)
        else:
            marked.append(revisions.element(change.value))
            marked[-1].extend(group)
            if change is Change.DELETED:
                as_deleted(marked[-1])
    parent[:] = [*properties, *marked]
    for link in parent.iterfind(f"{W}hyperlink"):
        mark_content(link, change, revisions)


def _unfolded(parent: etree._Element) -> Iterable[etree._Element]:
    """Yield the children; simple fields, which no mark can hold, as runs."""
    for node in list(parent):
        yield from simple_field(node) if node.tag == f"{W}fldSimple" else [node]


def _control(node: etree._Element, change: Change, revisions: Revisions) -> list[etree._Element]:
    """Mark a content control and its blocks (17.13.5.4 to 17.13.5.11)."""
    content = node.find(f"{W}sdtContent")
    if content is None:
        return [node]
    inner = [part for child in list(content) for part in mark(child, change, revisions)]
    name = _RANGES[change]
    opening, closing = revisions.element(f"{W}{name}Start"), revisions.element(f"{W}{name}Start")
    content[:] = [_end(opening), *inner, closing]
    return [opening, node, _end(closing)]


def _end(start: etree._Element) -> etree._Element:
    return etree.Element(str(start.tag).removesuffix("Start") + "End", {f"{W}id": start.get(f"{W}id", "")})
