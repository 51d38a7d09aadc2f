"""What styles say of a paragraph and its runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree

from reportdoc.ooxml.names import W, number, value
from reportdoc.ooxml.numbering import NO_LIST

LEVELS = 9
"""Outline levels of Word (ECMA-376 Part 1, 17.3.1.20); 9 stands for running text."""
_SIZE = 20
"""Half-points where nothing is said (17.3.2.38)."""
_HEADING = re.compile(r"(?:heading|标题|überschrift|titre)\s?([1-9])")
_OFF = frozenset({"0", "false", "off", "none"})


class Styles:
    """The styles of a file, each with what it takes over from the one it is based on (17.7.4.3)."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the styles part, or none where there is no such part."""
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        for element in root.iterfind(f"{W}style") if root is not None else ():
            identity = element.get(f"{W}styleId", "")
            self._styles[identity] = element
            if element.get(f"{W}type") == "paragraph" and on(element.get(f"{W}default", "0")):
                self._default = identity
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault") if root is not None else None
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._found: dict[tuple[str, str], tuple[etree._Element, ...]] = {}

    def identity(self, properties: etree._Element | None) -> str:
        """Return the id of the style of a paragraph."""
        return value(properties.find(f"{W}pStyle") if properties is not None else None) or self._default

    def name(self, identity: str) -> str:
        """Return the name of a style, in lower case as Word compares names."""
        style = self._styles.get(identity)
        return value(style.find(f"{W}name")).casefold() if style is not None else ""

    def paragraph(self, properties: etree._Element | None, name: str) -> etree._Element | None:
        """Return a paragraph property by its element's name: its own, or else that of its style."""
        own = properties.find(f"{W}{name}") if properties is not None else None
        return own if own is not None else self._inherited(self.identity(properties), f"{W}pPr/{W}{name}")

    def run(self, own: etree._Element | None, style: str, name: str) -> etree._Element | None:
        """Return a run property: its own, its character style's, the paragraph style's, or the file's default."""
        found = own.find(f"{W}{name}") if own is not None else None
        if found is None and own is not None:
            found = self._inherited(value(own.find(f"{W}rStyle")), f"{W}rPr/{W}{name}")
        if found is None:
            found = self._inherited(style, f"{W}rPr/{W}{name}")
        if found is None and self._defaults is not None:
            found = self._defaults.find(f"{W}rPr/{W}{name}")
        return found

    def size(self, own: etree._Element | None, style: str) -> float:
        """Return the size of a run in pt."""
        return number(value(self.run(own, style, "sz")), _SIZE) / 2

    def font(self, own: etree._Element | None, style: str, script: str) -> str:
        """Return the font of a run for a script, `ascii`, `hAnsi`, `eastAsia` or `cs`; empty where none is named."""
        chains: tuple[Iterable[etree._Element | None], ...] = (
            [] if own is None else [own.find(f"{W}rFonts")],
            [] if own is None else self._all(value(own.find(f"{W}rStyle")), f"{W}rPr/{W}rFonts"),
            self._all(style, f"{W}rPr/{W}rFonts"),
            [] if self._defaults is None else [self._defaults.find(f"{W}rPr/{W}rFonts")],
        )
        named = (fonts.get(f"{W}{script}", "") for fonts in chain(*chains) if fonts is not None)
        return next(filter(None, named), "")

    def level(self, properties: etree._Element | None) -> int:
        """Return the level of the heading that a paragraph is, from 1; 0 for running text."""
        outline = self.paragraph(properties, "outlineLvl")
        if outline is None:
            # Some programs leave the outline level to the name of the style.
            names = (value(one.find(f"{W}name")).casefold() for one in self._chain(self.identity(properties)))
            return next((int(found[1]) for name in names if (found := _HEADING.fullmatch(name))), 0)
        level = number(value(outline), LEVELS)
        return level + 1 if 0 <= level < LEVELS else 0

    def numbering(self, properties: etree._Element | None) -> tuple[str, int]:
        """Return the list instance that a paragraph is in, `NO_LIST` for none, and its level there, from 0."""
        level = number(value(self.paragraph(properties, f"numPr/{W}ilvl")), 0)
        return value(self.paragraph(properties, f"numPr/{W}numId")) or NO_LIST, level

    def _inherited(self, identity: str, path: str) -> etree._Element | None:
        return next(iter(self._all(identity, path)), None)

    def _all(self, identity: str, path: str) -> tuple[etree._Element, ...]:
        key = identity, path
        if key not in self._found:
            found = (style.find(path) for style in self._chain(identity))
            self._found[key] = tuple(one for one in found if one is not None)
        return self._found[key]

    def _chain(self, identity: str) -> tuple[etree._Element, ...]:
        if identity not in self._chains:
            self._chains[identity] = tuple(self._based(identity))
        return self._chains[identity]

    def _based(self, identity: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            yield self._styles[identity]
            identity = value(self._styles[identity].find(f"{W}basedOn"))


def on(text: str) -> bool:
    """Tell whether a toggle is on (17.17.4)."""
    return text not in _OFF


def toggled(element: etree._Element | None) -> bool:
    """Tell whether an element such as `w:b` is there and on."""
    return element is not None and on(value(element, "1"))
