"""The copy that is handed to a layout engine: fields the engine would work out wrongly become plain text.

An engine resolves `PAGEREF` while it lays out, but not inside a `TOC` field; and it counts `SEQ` and `STYLEREF` in its
own way. So the copy keeps `PAGEREF` and `PAGE`, and of every other field only its result (docs/decisions/0003).
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from lxml import etree

from reportdoc.ooxml.fields import Field
from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles
from reportdoc.word.form import fields_of
from reportdoc.word.joining import join
from reportdoc.word.package import WordFile, with_notes, without_properties
from reportdoc.word.punctuation import set_punctuation_for_libreoffice
from reportdoc.word.review import without_review
from reportdoc.word.runs import told
from reportdoc.word.style import ANNEX_CAPTION

_KEPT = frozenset({"PAGEREF", "PAGE"})
_STYLES = "word/styles.xml"
_LINK = "reportdoc-link"
"""Character style of links in the copy, which looks like nothing: LibreOffice 7.4 makes no link in the PDF of one that
has the default style. Lines of directories have none, for an engine makes a link of their `PAGEREF`."""


def layout_copy(document: etree._Element, styles: Styles) -> etree._Element:
    """Return a copy of a `w:document` for the engine; cross-references become links to their bookmarks."""
    copy = deepcopy(document)
    without_review(copy)
    set_punctuation_for_libreoffice(copy, styles)
    for field, frame in list(fields_of(copy)):
        if field.name == "REF":
            _link(field, frame)
        if field.name not in _KEPT:
            for run in frame:
                parent = run.getparent()
                assert parent is not None
                parent.remove(run)
    join(copy, styles)
    for link in copy.iter(f"{W}hyperlink"):
        if link.get(f"{W}history") is None:
            for run in link.iter(f"{W}r"):
                style = told(run, "rStyle")
                style.set(f"{W}val", style.get(f"{W}val", _LINK))
    _outline(copy, styles)
    _unrepeated(copy)
    _loosened(copy)
    return copy


def for_engine(file: WordFile) -> WordFile:
    """Return what a Word file has beside its document as the engine needs it; to be written with the copy of that."""
    styles = file.styles()
    return with_notes(_with_link_style(without_properties(file)), lambda notes: layout_copy(notes, styles))


def _with_link_style(file: WordFile) -> WordFile:
    """Return a Word file whose styles have the one that `layout_copy` gives to links."""
    return replace(file, parts=tuple((name, _added(data) if name == _STYLES else data) for name, data in file.parts))


def _added(styles: bytes) -> bytes:
    root = etree.fromstring(styles)
    kind = {f"{W}type": "character", f"{W}customStyle": "1", f"{W}styleId": _LINK}
    etree.SubElement(etree.SubElement(root, f"{W}style", kind), f"{W}name", {f"{W}val": _LINK})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _outline(document: etree._Element, styles: Styles) -> None:
    """Have the captions of the annex in the outline of the PDF (17.3.1.20); in Word they are no headings."""
    for properties in document.iter(f"{W}pPr"):
        if styles.name(styles.identity(properties)) == ANNEX_CAPTION:
            etree.SubElement(properties, f"{W}outlineLvl", {f"{W}val": "1"})


def _unrepeated(document: etree._Element) -> None:
    """Have no header repeated of a table within a cell, as ONLYOFFICE does not repeat it either.

    LibreOffice counts the title of the box around it as a header row, and where both go on it leaves out rows.
    """
    for mark in list(document.iter(f"{W}tblHeader")):
        row = mark.getparent()
        if row is not None and len(list(row.iterancestors(f"{W}tbl"))) > 1:
            row.remove(mark)


def _loosened(document: etree._Element) -> None:
    """Let no row of a box that breaks begin with "keep with next" (17.3.1.15), as one that begins with a caption does.

    LibreOffice takes it for the whole row and keeps the box on the page of what follows it: a heading is left alone on
    its page, and rows of a table in the box are lost. Within a row that breaks it has no effect (decision 0023).
    """
    for row in document.iterfind(f"{W}body/{W}tbl/{W}tr"):
        first = row.find(f"{W}tc/{W}p")
        style = None if first is None else first.find(f"{W}pPr/{W}pStyle")
        if style is not None and row.find(f"{W}trPr/{W}cantSplit") is None and row.find(f"{W}tc/{W}tbl") is not None:
            style.addnext(etree.Element(f"{W}keepNext", {f"{W}val": "0"}))


def _link(field: Field, frame: list[etree._Element]) -> None:
    """Put the result of a reference into a hyperlink to its bookmark."""
    *_, separate, end = frame
    link = etree.Element(f"{W}hyperlink", {f"{W}anchor": field.argument})
    result = separate.getnext()
    while result is not None and result is not end:
        following = result.getnext()
        link.append(result)
        result = following
    end.addprevious(link)
