"""Parts beside the document: pictures, charts, workbooks, links and list instances, each with its relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import count

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles

_CONTENT_TYPES = {"jpeg": CONTENT_TYPE.JPEG, "png": CONTENT_TYPE.PNG}


class AddedParts:
    """Adds parts to the document that the template became; names count up, so the same report names them the same."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._styles = document.styles.element
        self._pictures: dict[object, str] = {}
        self._picture_numbers, self._chart_numbers = count(1), count(1)

    def link(self, target: str) -> str:
        """Return the relationship id of a link out of the document."""
        return self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, key: object, blob: bytes, format: str) -> str:
        """Add a picture part, `jpeg` or `png`, and return its relationship id, from now on known by the key."""
        name = PackURI(f"/word/media/picture{next(self._picture_numbers)}.{format}")
        part = Part(name, _CONTENT_TYPES[format], blob, self._part.package)
        self._pictures[key] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[key]

    def known_picture(self, key: object) -> str | None:
        """Return the relationship id of a picture added before under that key."""
        return self._pictures.get(key)

    def chart(self, xml: bytes, workbook: bytes, relationship: str) -> str:
        """Return the relationship id of a chart part that reaches its workbook by the given relationship id."""
        package, number = self._part.package, next(self._chart_numbers)
        chart = Part(PackURI(f"/word/charts/reportChart{number}.xml"), CONTENT_TYPE.DML_CHART, xml, package)
        name = PackURI(f"/word/embeddings/reportChart{number}.xlsx")
        sheet = Part(name, CONTENT_TYPE.SML_SHEET, workbook, package)
        chart.rels.add_relationship(RELATIONSHIP_TYPE.PACKAGE, sheet, relationship)
        return self._part.relate_to(chart, RELATIONSHIP_TYPE.CHART)

    def turned_footer(self, identity: str, turn: Callable[[etree._Element], etree._Element]) -> str:
        """Add a footer made from one that the document has, and return its relationship id.

        One that holds pictures or links stays the one that it is.
        """
        footer = self._part.related_parts[identity]
        if len(footer.rels):
            return identity
        xml = etree.tostring(
            turn(etree.fromstring(footer.blob)), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        name = PackURI(f"/word/turned{footer.partname.filename}")
        return self._part.relate_to(
            Part(name, CONTENT_TYPE.WML_FOOTER, xml, self._part.package), RELATIONSHIP_TYPE.FOOTER
        )

    def line(self, style: str) -> str:
        """Return the height of the lines of a style as its spacing has it; empty where that says nothing."""
        properties = etree.Element(f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": style})
        found = Styles(self._styles).paragraph(properties, "spacing")
        return found.get(f"{W}line", "") if found is not None else ""

    def numbering(self, style: str, level: int, start: int | None) -> int:
        """Return the `numId` for a list in the style of that id: the style's own, or a new one that starts afresh."""
        own = self._styles.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val")
        if start is None or not own:
            return int(own[0]) if own else 0
        numbering = self._part.numbering_part.element
        abstract = numbering.xpath(f"w:num[@w:numId='{own[0]}']/w:abstractNumId/@w:val")[0]
        number = next(self._list_numbers)
        _add_instance(numbering, number, abstract, level, start)
        return number

    @cached_property
    def _list_numbers(self) -> Iterator[int]:
        return count(1 + max(map(int, self._part.numbering_part.element.xpath("w:num/@w:numId"))))


def _add_instance(numbering: etree._Element, number: int, abstract: str, level: int, start: int) -> None:
    """Add a `w:num` that overrides where one level starts (ECMA-376 Part 1, 17.9.15 and 17.9.26)."""
    value = f"{W}val"
    instance = etree.SubElement(numbering, f"{W}num", {f"{W}numId": str(number)})
    etree.SubElement(instance, f"{W}abstractNumId", {value: abstract})
    override = etree.SubElement(instance, f"{W}lvlOverride", {f"{W}ilvl": str(level)})
    etree.SubElement(override, f"{W}startOverride", {value: str(start)})
