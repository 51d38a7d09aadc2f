"""A copy for reading and marking: header, line numbers, changes tracked, bound figures that nobody types over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from reportdoc.ooxml.names import NAMESPACES, R, W, value
from reportdoc.word import style
from reportdoc.word.comments import Remark
from reportdoc.word.xml import escape

HEADER: Final = "征求意见稿"
"""What the header of every page says."""
_TITLE = 64
"""Characters of a control's title that Word takes."""
_LOCKED: Final = "contentLocked"
_BEFORE_TRACKING: Final = frozenset((
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts",
    "saveFormsData", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors",
    "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter",
    "stylePaneSortMethod", "documentType", "mailMerge", "revisionView", "trackRevisions",
))  # fmt: skip
"""What stands before `w:trackRevisions` in the settings (ECMA-376 Part 1, 17.15.1.78, CT_Settings)."""
_AFTER_LINES: Final = frozenset((
    "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
    "docGrid", "printerSettings", "sectPrChange",
))  # fmt: skip
"""What stands after `w:lnNumType` in the properties of a section (17.6.17, CT_SectPr)."""

_BEFORE_SUPPRESSING: Final = frozenset(("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
    "numPr"))  # fmt: skip
"""What stands before `w:suppressLineNumbers` in the properties of a paragraph (17.3.1.26, CT_PPrBase)."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a copy for review has besides what the report says."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """Where each value comes from, by its name: 表 1-9，“合计”行，“报到人数”列."""
    remarks: tuple[Remark, ...] = ()
    """Comments that wait for somebody."""


def prepare(document: Document) -> None:
    """Make a filled template one for review, before the text is put in."""
    root = document.element
    sections = list(root.iter(f"{W}sectPr"))
    _head(document, sections)
    _number_lines(sections[-1])
    _track(document.settings.element)


def suppress_line_numbers(document: etree._Element) -> None:
    """Leave the lines before the text without numbers (17.3.1.35): LibreOffice numbers all sections or none."""
    waiting: list[etree._Element] = []
    for paragraph in document.iter(f"{W}p"):
        waiting.append(paragraph)
        if (section := paragraph.find(f"{W}pPr/{W}sectPr")) is None:
            continue
        if section.find(f"{W}lnNumType") is not None:
            return
        for one in waiting:
            properties = one.find(f"{W}pPr")
            if properties is None:
                properties = etree.Element(f"{W}pPr")
                one.insert(0, properties)
            at = _count(properties, _BEFORE_SUPPRESSING)
            properties.insert(at, etree.Element(f"{W}suppressLineNumbers"))
        waiting = []


def controlled(runs: str, title: str, number: int) -> str:
    """Return runs in a content control that cannot be edited (17.5.2.31), and may be deleted with its sentence.

    `number` is unique among the controls of the document.
    """
    shown = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{escape(shown)}"/><w:id w:val="{number}"/><w:lock w:val="{_LOCKED}"/>'
        f"</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
    )


def without_review(document: etree._Element) -> None:
    """Take what `controlled` wrote and the places of comments out of a `w:document` again; figures stay."""
    for control in list(document.iter(f"{W}sdt")):
        lock, content = control.find(f"{W}sdtPr/{W}lock"), control.find(f"{W}sdtContent")
        if value(lock) == _LOCKED and content is not None:
            for one in content:
                control.addprevious(one)
            _remove(control)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for node in list(document.iter(f"{W}{name}")):
            _remove(node)
    for node in list(document.iter(f"{W}commentReference")):
        run = node.getparent()
        assert run is not None
        _remove(run)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _head(document: Document, sections: Sequence[etree._Element]) -> None:
    """Give the first section a header, which those after it take over (17.10.2); one that is there gets a line."""
    main = document.part
    paragraph = _paragraph(document)
    known = {one.get(f"{R}id", "") for section in sections for one in section.iterfind(f"{W}headerReference")}
    for identity in known:
        part = main.related_parts[identity]
        assert isinstance(part, XmlPart)
        part.element.insert(0, etree.fromstring(paragraph))
    first = sections[0]
    if first.find(f"{W}headerReference[@{W}type='default']") is None:
        declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        root = etree.fromstring(f"<w:hdr {declared}>{paragraph}</w:hdr>")
        name = PackURI("/word/reviewHeader.xml")
        xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        identity = main.relate_to(Part(name, CONTENT_TYPE.WML_HEADER, xml, main.package), RELATIONSHIP_TYPE.HEADER)
        first.insert(0, etree.Element(f"{W}headerReference", {f"{W}type": "default", f"{R}id": identity}))


def _paragraph(document: Document) -> str:
    styles = style.style_ids(document.styles)
    identity = styles.get(style.HEADER) or styles[style.FOOTER]
    return (
        f'<w:p xmlns:w="{NAMESPACES["w"]}"><w:pPr><w:pStyle w:val="{identity}"/></w:pPr>'
        f"<w:r><w:t>{HEADER}</w:t></w:r></w:p>"
    )


def _number_lines(section: etree._Element) -> None:
    """Number the lines of each page of a section (17.6.8)."""
    lines = etree.Element(f"{W}lnNumType", {f"{W}countBy": "1", f"{W}restart": "newPage"})
    section.insert(len(section) - _count(section, _AFTER_LINES), lines)


def _track(settings: etree._Element) -> None:
    """Have Word track what is changed (17.15.1.90)."""
    if settings.find(f"{W}trackRevisions") is None:
        settings.insert(_count(settings, _BEFORE_TRACKING), etree.Element(f"{W}trackRevisions"))


def _count(parent: etree._Element, names: frozenset[str]) -> int:
    return sum(1 for one in parent if etree.QName(one).localname in names)
