"""What the styles of a document tell about its structure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml.names import W, number, value

LEVELS = 9
"""Outline levels of Word (ECMA-376 Part 1, 17.3.1.20); 9 stands for running text."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, with what it takes over from the styles it is based on."""

    name: str
    """In lower case, as Word compares names."""
    level: int
    """Level of the headings it makes, from 1; 0 for running text."""
    numbered: bool
    """Whether it belongs to a numbered list."""


PLAIN = Style("", 0, False)
"""What a paragraph without a known style has."""


def styles(root: etree._Element | None) -> Mapping[str, Style]:
    """Return the paragraph styles of `word/styles.xml` by their ids."""
    found: dict[str, Style] = {}
    elements = {
        element.get(f"{W}styleId", ""): element
        for element in (root.iterfind(f"{W}style") if root is not None else ())
        if element.get(f"{W}type") == "paragraph"
    }
    for name in elements:
        chain = []
        while name in elements and name not in found and name not in chain:
            chain.append(name)
            name = value(elements[name].find(f"{W}basedOn"))
        for link in reversed(chain):
            base = found.get(value(elements[link].find(f"{W}basedOn")), PLAIN)
            found[link] = _style(elements[link], base)
    return found


def heading_level(properties: etree._Element | None, style: Style) -> int:
    """Return the level of the heading that a paragraph is, 0 for none; its own outline level wins (17.3.1.20)."""
    own = properties.find(f"{W}outlineLvl") if properties is not None else None
    return style.level if own is None else _level(own)


def is_numbered(properties: etree._Element | None, style: Style) -> bool:
    """Tell whether a paragraph has a number; the list 0 takes it away (17.9.18)."""
    own = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
    return style.numbered if own is None else value(own) != "0"


def _style(element: etree._Element, base: Style) -> Style:
    properties = element.find(f"{W}pPr")
    name = value(element.find(f"{W}name")).casefold()
    return Style(name, heading_level(properties, base), is_numbered(properties, base))


def _level(element: etree._Element) -> int:
    level = number(value(element), LEVELS)
    return level + 1 if 0 <= level < LEVELS else 0
