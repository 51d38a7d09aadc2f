"""Lists: what they put before paragraphs (ECMA-376 Part 1, 17.9).

A list is an instance, `w:num`, of a definition, `w:abstractNum`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W, number, plain, value
from reportdoc.text.numerals import hanzi

NO_LIST: Final = "0"
"""The instance of paragraphs that are in no list (17.9.18)."""

PASSING: Final = frozenset({f"{W}nsid", f"{W}tmpl"})
"""Elements of a definition that hold ids which Word gives it."""

_DEPTH = 9
_PLACE = re.compile(r"%([1-9])")
_HANZI = ("chinese", "japaneseCounting", "taiwaneseCounting", "ideographTraditional")


@dataclass(frozen=True, slots=True)
class ListMark:
    """What an automatic list puts before a paragraph."""

    list: str
    """Id of the list."""
    level: int
    """Depth, from 0."""
    format: str
    """`bullet`, `decimal`, `chineseCounting` …"""
    pattern: str
    """`%1.`, or the bullet itself."""
    number: int
    """Which item of its level it is, as the list counts."""
    text: str
    """What a reader sees: `1.`."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str
    legal: bool
    """Whether all numbers in its mark are shown as 1, 2, 3 (17.9.4)."""


class Lists:
    """The lists of a file, from the root of the numbering part, or none where there is no such part."""

    def __init__(self, root: etree._Element | None) -> None:
        nums = [] if root is None else root.findall(f"{W}num")
        abstracts = [] if root is None else root.findall(f"{W}abstractNum")
        self.instances = {node.get(f"{W}numId", ""): node for node in nums}
        self.abstracts = {node.get(f"{W}abstractNumId", ""): node for node in abstracts}
        self._definitions: dict[str, str] = {}

    def definition(self, number: str) -> str:
        """Return how a list counts and looks, the same for two lists that do alike."""
        if number not in self._definitions:
            instance = self.instances.get(number)
            self._definitions[number] = number if instance is None else self._written(instance)
        return self._definitions[number]

    def abstract(self, instance: etree._Element) -> str:
        """Return the id of the definition of an instance."""
        return value(instance.find(f"{W}abstractNumId"))

    def look(self, abstract: str) -> str:
        """Return a definition as text, without the ids that Word gives it."""
        return plain(child for child in self.abstracts.get(abstract, ()) if child.tag not in PASSING)

    def _written(self, instance: etree._Element) -> str:
        look = self.look(self.abstract(instance)) + plain(instance[1:])
        return sha256(look.encode()).hexdigest()[:16]


class ListNumbers:
    """Counts along a document; paragraphs must be asked for in its order."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the numbering part, or none where there is no such part."""
        lists = Lists(root)
        self._levels = {name: _levels(node) for name, node in lists.abstracts.items()}
        self._definitions = {name: lists.abstract(node) for name, node in lists.instances.items()}
        self._starts = {name: _starts(node) for name, node in lists.instances.items()}
        self._counters = defaultdict[str, dict[int, int]](dict)

    def next(self, instance: str, level: int) -> ListMark | None:
        """Return what stands before the next paragraph of a list instance, or none where there is no such list."""
        if instance not in self._definitions:
            return None
        definition, level = self._definitions[instance], max(0, min(level, _DEPTH - 1))
        levels, counters = self._levels.get(definition, {}), self._counters[definition]
        own = _level(levels, level)
        if level in self._starts[instance]:
            counters[level] = self._starts[instance].pop(level) - 1  # an override counts once, where the list begins
        counters[level] = counters.get(level, own.start - 1) + 1
        for deeper in range(level + 1, _DEPTH):
            counters.pop(deeper, None)

        def shown(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            about = _level(levels, other)
            count = counters.get(other, about.start)
            return hanzi(count) if about.format.startswith(_HANZI) and not own.legal else str(count)

        text = own.pattern if own.format in ("bullet", "none") else _PLACE.sub(shown, own.pattern)
        return ListMark(instance, level, own.format, own.pattern, counters[level], text)


def _level(levels: Mapping[int, _Level], level: int) -> _Level:
    return levels.get(level) or _Level(1, "decimal", f"%{level + 1}.", legal=False)


def _levels(definition: etree._Element) -> Mapping[int, _Level]:
    return {
        number(level.get(f"{W}ilvl", ""), 0): _Level(
            start=number(value(level.find(f"{W}start")), 1),
            format=value(level.find(f"{W}numFmt"), "decimal"),
            pattern=value(level.find(f"{W}lvlText")),
            legal=level.find(f"{W}isLgl") is not None,
        )
        for level in definition.iterfind(f"{W}lvl")
    }


def _starts(instance: etree._Element) -> dict[int, int]:
    return {
        number(override.get(f"{W}ilvl", ""), 0): number(value(override.find(f"{W}startOverride")), 1)
        for override in instance.iterfind(f"{W}lvlOverride")
        if override.find(f"{W}startOverride") is not None
    }
