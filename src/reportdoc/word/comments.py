"""Comments of people in a Word file (ECMA-376 Part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from reportdoc.ooxml.names import NAMESPACES, W
from reportdoc.report.label import bookmark
from reportdoc.report.numbering import Number
from reportdoc.word.xml import escape

_INITIALS = 2
"""Characters of a name that stand beside its comments."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody remarked, and on what."""

    author: str
    date: str
    """ISO 8601; may be empty."""
    place: str
    """Number or words of the section, table, figure or case; empty for cover and directories."""
    about: str
    """The beginning of the paragraph."""
    text: str


def add_comments(document: Document, remarks: Sequence[Remark]) -> None:
    """Add the part that holds comments; `anchor` says where each belongs."""
    if not remarks:
        return
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    written = "".join(_comment(number, remark) for number, remark in enumerate(remarks))
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments {declared}>{written}</w:comments>'
    main = document.part
    part = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, xml.encode(), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.COMMENTS)


def anchor(document: etree._Element, remarks: Sequence[Remark], numbers: Mapping[str, Number]) -> None:
    """Mark in a `w:document` the paragraphs that remarks were made on.

    A paragraph that begins otherwise today is not found: then the remark stands at its section, table, figure or case,
    and where that is gone at the first paragraph.
    """
    if not remarks:
        return
    paragraphs = [(one, _letters("".join(_texts(one)))) for one in document.iter(f"{W}p")]
    places = dict(_places(paragraphs, numbers))
    for number, remark in enumerate(remarks):
        begin = places.get(remark.place, places.get(_letters(remark.place), 0))
        about = _letters(remark.about)
        order = [*range(begin, len(paragraphs)), *range(begin)]
        found = next((at for at in order if about and paragraphs[at][1].startswith(about)), begin)
        _mark(paragraphs[found][0], number)


def _places(
    paragraphs: Sequence[tuple[etree._Element, str]], numbers: Mapping[str, Number]
) -> Iterator[tuple[str, int]]:
    """Yield where each number and each title stands, the first place last."""
    named = {bookmark(label): number.text for label, number in numbers.items()}
    for at in range(len(paragraphs) - 1, -1, -1):
        paragraph, letters = paragraphs[at]
        yield letters, at
        for mark in paragraph.iter(f"{W}bookmarkStart"):
            if (text := named.get(mark.get(f"{W}name", ""))) is not None:
                yield text, at


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """Yield what stands in a paragraph, and not in boxes within it."""
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, node in walker:
        if node.tag == f"{W}p" and node is not paragraph:
            walker.skip_subtree()
        elif node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"


def _letters(text: str) -> str:
    return "".join(text.split()).replace("\u2011", "-")


def _mark(paragraph: etree._Element, number: int) -> None:
    """Put a comment on a whole paragraph: its range, and the run that refers to it (17.13.4.4, 17.13.4.5)."""
    identity = {f"{W}id": str(number)}
    start = etree.Element(f"{W}commentRangeStart", identity)
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", identity)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", identity)


def _comment(number: int, remark: Remark) -> str:
    date = f' w:date="{escape(remark.date)}"' if remark.date else ""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in remark.text.splitlines()
    )
    initials = escape(remark.author[:_INITIALS])
    return (
        f'<w:comment w:id="{number}" w:author="{escape(remark.author)}"{date} w:initials="{initials}">'
        f"{paragraphs or '<w:p/>'}</w:comment>"
    )
