"""The notes at the foot of the page: their part of the file, made with the first of them (ECMA-376 Part 1, 17.11)."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from reportdoc.ooxml.names import NAMESPACES, W, number, serialized
from reportdoc.ooxml.note_numbers import usual
from reportdoc.word.xml import parse

_SEPARATORS = ("separator", "continuationSeparator")
_BEHIND = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
"""What may follow `w:footnotePr` in the settings (17.15.1.78)."""


class Notes:
    """Takes notes in the order in which they are marked; a document that the template gave some keeps those."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._part: Part | None = None
        self._root: etree._Element | None = None

    @property
    def counted(self) -> bool:
        """Whether the template counts notes as every engine does."""
        return usual(self._document.settings.element, self._document.element.body.sectPr)

    def add(self, paragraph: str) -> int:
        """Take the Open XML of a note's paragraph, and return the id by which it is marked."""
        root = self._opened()
        identity = 1 + max((number(one.get(f"{W}id", ""), 0) for one in root), default=0)
        note = etree.SubElement(root, f"{W}footnote", {f"{W}id": str(identity)})
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        note.append(parse(f"<w:p {spaces}{paragraph.removeprefix('<w:p')}"))
        return identity

    def link(self, target: str) -> str:
        """Return the relationship id of a link from a note out of the document."""
        self._opened()
        assert self._part is not None
        return self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def write(self) -> None:
        """Put all notes into the document; without any it stays as it is."""
        if self._part is not None and self._root is not None:
            etree.cleanup_namespaces(self._root, keep_ns_prefixes=["w", "r"])
            self._part._blob = serialized(self._root)

    def _opened(self) -> etree._Element:
        if self._root is None:
            main = self._document.part
            known = next((one for one in main.rels.values() if one.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
            if known is None:
                self._root = _empty()
                name = PackURI("/word/footnotes.xml")
                self._part = Part(name, CONTENT_TYPE.WML_FOOTNOTES, b"", main.package)
                main.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
                _set_separators(self._document.settings.element)
            else:
                self._part = known.target_part
                self._root = parse(self._part.blob.decode())
        return self._root


def _empty() -> etree._Element:
    """Return a part with nothing but the lines between text and notes, which Word needs (17.11.23)."""
    root = etree.Element(f"{W}footnotes", nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})
    for identity, kind in enumerate(_SEPARATORS, start=-1):
        note = etree.SubElement(root, f"{W}footnote", {f"{W}type": kind, f"{W}id": str(identity)})
        paragraph = etree.SubElement(note, f"{W}p")
        spacing = {f"{W}before": "0", f"{W}after": "0", f"{W}line": "240", f"{W}lineRule": "auto"}
        etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}spacing", spacing)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}{kind}")
    return root


def _set_separators(settings: etree._Element) -> None:
    """Name both lines in the settings (17.11.9)."""
    properties = settings.find(f"{W}footnotePr")
    if properties is None:
        properties = etree.Element(f"{W}footnotePr")
        behind = (node for node in settings if node.tag in {f"{W}{name}" for name in _BEHIND})
        following = next(behind, None)
        if following is None:
            settings.append(properties)
        else:
            following.addprevious(properties)
    for identity in range(-1, len(_SEPARATORS) - 1):
        etree.SubElement(properties, f"{W}footnote", {f"{W}id": str(identity)})
