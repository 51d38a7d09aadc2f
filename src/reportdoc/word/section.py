"""Sections: landscape pages that keep footer and numbering and return to portrait."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml.names import R, W


@dataclass(frozen=True, slots=True)
class Sections:
    """The properties of the body's section in the template, upright and turned."""

    first: str
    """`w:sectPr` as the template has it."""
    upright: str
    """The same for what follows: page numbers run on (ECMA-376 Part 1, 17.6.12)."""
    turned: str
    """`upright` on its side: the sheet and its margins are turned, so that the text has the same room on it."""
    style: str
    """Id of the style of the paragraphs that end sections."""
    width: int
    """Width of the text, twips."""
    height: int
    """Height of the text, twips."""
    landscape_width: int
    """Width of the text on a turned page, twips."""

    def landscape(self, content: str) -> str:
        """Return content on turned pages: the section before it ends upright, its own ends turned."""
        return self._end(self.upright) + content + self._end(self.turned)

    def joined(self, content: str, body: etree._Element) -> str:
        """Return the text's content without empty sections, and let the last section of the template's body go on.

        Turned pages that follow one another share a section, and turned pages at the very end are the last section.
        """
        turned = self._end(self.turned)
        content = content.replace(turned + self._end(self.upright), "")
        if turned not in content:
            return content
        last = body[-1]
        if content.endswith(turned) and "reportdoc-body" in etree.tostring(body[-2], encoding="unicode"):
            content = content.removesuffix(turned)
            body.replace(last, etree.fromstring(self.turned))
        else:
            body.replace(last, etree.fromstring(self.upright))
        return content.replace(self.upright, self.first, 1)

    def _end(self, properties: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{properties}</w:pPr></w:p>'


def sections(properties: etree._Element, style: str, turned_footers: Mapping[str, str]) -> Sections:
    """Return the sections made from the `w:sectPr` that ends the template's body.

    `style` is the id of the style of the paragraphs that end sections; `turned_footers` has the relationship id of a
    footer for turned pages by that of the one for upright pages, which stays where there is no other.
    """
    page, margin = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    assert page is not None and margin is not None
    width, height = _twips(page, "w"), _twips(page, "h")
    across = _twips(margin, "left") + _twips(margin, "right")
    down = _twips(margin, "top") + _twips(margin, "bottom")
    return Sections(
        first=_xml(properties),
        upright=_xml(_continued(properties)),
        turned=_xml(_turned(_continued(properties), turned_footers)),
        style=style,
        width=width - across,
        height=height - down,
        landscape_width=height - down,
    )


def _continued(properties: etree._Element) -> etree._Element:
    copy = deepcopy(properties)
    for number in copy.iter(f"{W}pgNumType"):
        number.attrib.pop(f"{W}start", None)
    return copy


def _turned(properties: etree._Element, footers: Mapping[str, str]) -> etree._Element:
    """Turn a section so that the head of the sheet comes to lie at the right, its bound edge on top."""
    copy = deepcopy(properties)
    for footer in copy.iter(f"{W}footerReference"):
        identity = footer.get(f"{R}id", "")
        footer.set(f"{R}id", footers.get(identity, identity))
    for margin in copy.iter(f"{W}pgMar"):
        sides = {side: margin.get(f"{W}{side}", "0") for side in ("left", "top", "right", "bottom")}
        for side, before in (("top", "left"), ("right", "top"), ("bottom", "right"), ("left", "bottom")):
            margin.set(f"{W}{side}", sides[before])
    for size in copy.iter(f"{W}pgSz"):
        width, height = size.get(f"{W}w", ""), size.get(f"{W}h", "")
        size.set(f"{W}w", height)
        size.set(f"{W}h", width)
        size.set(f"{W}orient", "landscape")
    return copy


def _xml(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _twips(element: etree._Element, name: str) -> int:
    return int(float(element.get(f"{W}{name}", "0")))
