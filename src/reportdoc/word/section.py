"""Sections: landscape pages that keep footer and numbering and return to portrait."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.xml import qualified


@dataclass(frozen=True, slots=True)
class Sections:
    """The properties of the body's section in the template, upright and turned."""

    upright: str
    """`w:sectPr` as the template has it."""
    turned: str
    """The same on its side: width and height of the page exchanged, margins kept."""
    width: int
    """Width of the text, twips."""
    height: int
    """Height of the text, twips."""
    landscape_width: int
    """Width of the text on a turned page, twips."""

    def landscape(self, builder: Builder, content: str) -> str:
        """Return content on turned pages: the section before it ends upright, its own ends turned."""
        return (
            builder.paragraph(style.SECTION_END, "", self.upright)
            + content
            + builder.paragraph(style.SECTION_END, "", self.turned)
        )


def sections(properties: etree._Element) -> Sections:
    """Return the sections made from the `w:sectPr` that ends the template's body."""
    page, margin = properties.find(qualified("w:pgSz")), properties.find(qualified("w:pgMar"))
    assert page is not None and margin is not None
    width, height = _twips(page, "w"), _twips(page, "h")
    across = _twips(margin, "left") + _twips(margin, "right")
    down = _twips(margin, "top") + _twips(margin, "bottom")
    turned = deepcopy(properties)
    size = turned.find(qualified("w:pgSz"))
    assert size is not None
    size.set(qualified("w:w"), str(height))
    size.set(qualified("w:h"), str(width))
    size.set(qualified("w:orient"), "landscape")
    return Sections(
        upright=etree.tostring(properties, encoding="unicode"),
        turned=etree.tostring(turned, encoding="unicode"),
        width=width - across,
        height=height - down,
        landscape_width=height - across,
    )


def number_once(body: list[etree._Element]) -> None:
    """Let only the first section among the body's elements restart the page numbers (17.6.12)."""
    found = [element for block in body for element in block.iter(qualified("w:pgNumType"))]
    for element in found[1:]:
        element.attrib.pop(qualified("w:start"), None)


def _twips(element: etree._Element, name: str) -> int:
    return int(float(element.get(qualified(f"w:{name}"), "0")))
