"""The numbers and marks that Word puts before paragraphs by itself (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from reportdoc.ooxml.names import W, number, value

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str


@dataclass(slots=True)
class _List:
    """One definition while paragraphs go by; its instances share the counters, as in Word."""

    levels: Mapping[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts along a document; paragraphs must be asked for in its order."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of the numbering part, or none where there is no such part."""
        self._lists: dict[str, _List] = {}
        self._starts: dict[str, dict[int, int]] = {}
        definitions = {}
        for one in root.iterfind(f"{W}abstractNum") if root is not None else ():
            levels = {number(level.get(f"{W}ilvl", ""), 0): _level(level) for level in one.iterfind(f"{W}lvl")}
            definitions[one.get(f"{W}abstractNumId", "")] = _List(levels)
        for one in root.iterfind(f"{W}num") if root is not None else ():
            identity = one.get(f"{W}numId", "")
            self._lists[identity] = definitions.get(value(one.find(f"{W}abstractNumId")), _List({}))
            self._starts[identity] = {
                number(override.get(f"{W}ilvl", ""), 0): number(value(override.find(f"{W}startOverride")), 1)
                for override in one.iterfind(f"{W}lvlOverride")
                if override.find(f"{W}startOverride") is not None
            }

    def next(self, instance: str, level: int) -> str:
        """Return what stands before the next paragraph of a list instance; empty where it is none."""
        found = self._lists.get(instance)
        if found is None or level not in found.levels:
            return ""
        starts = self._starts[instance]
        if level in starts:
            found.counters[level] = starts.pop(level) - 1  # an override counts once, where the instance begins
        found.counters[level] = found.counters.get(level, found.levels[level].start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            found.counters.pop(deeper, None)
        if found.levels[level].format in ("bullet", "none"):
            return found.levels[level].pattern
        return _PLACE.sub(lambda place: self._shown(found, int(place[1]) - 1), found.levels[level].pattern)

    def _shown(self, found: _List, level: int) -> str:
        about = found.levels.get(level)
        if about is None:
            return ""
        count = found.counters.get(level, about.start)
        return _hanzi(count) if about.format.startswith("chinese") else str(count)


def _level(element: etree._Element) -> _Level:
    start = number(value(element.find(f"{W}start")), 1)
    return _Level(start, value(element.find(f"{W}numFmt"), "decimal"), value(element.find(f"{W}lvlText")))


def _hanzi(count: int) -> str:
    """Return a number below 100 in Chinese numerals: 3, 12 and 25 are 三, 十二 and 二十五."""
    digits, (tens, ones) = "零一二三四五六七八九", divmod(count, 10)
    if not 0 < count < 100:
        return str(count)
    return f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones else ''}"
