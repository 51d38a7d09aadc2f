"""Lists: what they put before paragraphs (ECMA-376 Part 1, 17.9).

A list is an instance, `w:num`, of a definition, `w:abstractNum`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W, number, plain, value
from reportdoc.ooxml.number_formats import written

NO_LIST: Final = "0"
"""The instance of paragraphs that are in no list (17.9.18)."""

PASSING: Final = frozenset({f"{W}nsid", f"{W}tmpl"})
"""Elements of a definition that hold ids which Word gives it."""

_DEPTH = 9
_PLACE = re.compile(r"%([1-9])")


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
    above: int
    """Level, from 0, from which upwards an item lets it begin anew (17.9.10); -1 for none."""


class Lists:
    """The lists of a file, from the root of the numbering part, or none where there is no such part."""

    def __init__(self, root: etree._Element | None) -> None:
        nums: list[etree._Element] = [] if root is None else root.findall(f"{W}num")
        abstracts: list[etree._Element] = [] if root is None else root.findall(f"{W}abstractNum")
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
        linked = {
            value(style): name
            for name, node in lists.abstracts.items()
            if (style := node.find(f"{W}styleLink")) is not None
        }
        self._definitions = {
            # A definition that names a style is that of the style's own list (17.9.21).
            name: linked.get(value(lists.abstracts[found].find(f"{W}numStyleLink")), found)
            for name, node in lists.instances.items()
            if (found := lists.abstract(node)) in lists.abstracts
        }
        levels = {name: _levels(node.iterfind(f"{W}lvl")) for name, node in lists.abstracts.items()}
        self._levels = {
            name: levels[found] | _levels(lists.instances[name].iterfind(f"{W}lvlOverride/{W}lvl"))
            for name, found in self._definitions.items()
        }
        self._starts = {name: _starts(lists.instances[name]) for name in self._definitions}
        self._begun = set[tuple[str, int]]()
        self._counters = defaultdict[str, dict[int, int]](dict)

    def next(self, instance: str, level: int) -> ListMark | None:
        """Return what stands before the next paragraph of a list instance, or none where there is no such list."""
        if instance not in self._definitions:
            return None
        level = max(0, min(level, _DEPTH - 1))
        levels, counters = self._levels[instance], self._counters[self._definitions[instance]]
        own = _level(levels, level)
        start = self._starts[instance].get(level)
        if start is not None and (instance, level) not in self._begun:
            counters.pop(level, None)  # an override begins anew where the list begins, and then counts on (17.9.26)
        self._begun.add((instance, level))
        counters[level] = counters[level] + 1 if level in counters else own.start if start is None else start
        for deeper in range(level + 1, _DEPTH):
            if level <= _level(levels, deeper).above:
                counters.pop(deeper, None)

        def shown(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            about = _level(levels, other)
            return written(counters.get(other, about.start), "decimal" if own.legal else about.format)

        text = own.pattern if own.format in ("bullet", "none") else _PLACE.sub(shown, own.pattern)
        return ListMark(instance, level, own.format, own.pattern, counters[level], text)


def _level(levels: Mapping[int, _Level], level: int) -> _Level:
    return levels.get(level) or _Level(1, "decimal", f"%{level + 1}.", legal=False, above=level - 1)


def _levels(levels: Iterable[etree._Element]) -> dict[int, _Level]:
    return {(place := number(level.get(f"{W}ilvl", ""), 0)): _read(level, place) for level in levels}


def _read(level: etree._Element, place: int) -> _Level:
    restart = level.find(f"{W}lvlRestart")
    return _Level(
        start=number(value(level.find(f"{W}start")), 1),
        format=_format(level),
        pattern=value(level.find(f"{W}lvlText")),
        legal=level.find(f"{W}isLgl") is not None,
        above=place - 1 if restart is None else min(number(value(restart), place), place) - 1,
    )


def _format(level: etree._Element) -> str:
    """Return the format of a level; of one that only newer programs know, what older ones show stands in a fallback."""
    found = level.find(f"{W}numFmt")
    form = value(found if found is not None else next(level.iter(f"{W}numFmt"), None), "decimal")
    if form == "custom":  # 01, 02, … or 001, 002, … (17.9.17)
        return "decimalZero"
    return form


def _starts(instance: etree._Element) -> dict[int, int]:
    return {
        number(override.get(f"{W}ilvl", ""), 0): number(value(override.find(f"{W}startOverride")), 1)
        for override in instance.iterfind(f"{W}lvlOverride")
        if override.find(f"{W}startOverride") is not None
    }
