"""Lists: what they put before paragraphs (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml.names import W, number, value


@dataclass(frozen=True, slots=True)
class ListMark:
    """What an automatic list puts before a paragraph (ECMA-376 Part 1, 17.9)."""

    list: str
    """Id of the list."""
    level: int
    """Depth, from 0."""
    format: str
    """`bullet`, `decimal`, `chineseCounting` …"""
    text: str
    """Pattern of the mark, `%1.`, or the bullet itself."""


def list_levels(root: etree._Element | None) -> Mapping[str, Mapping[int, tuple[str, str]]]:
    """Return format and pattern of each level by list, from the root of the numbering part."""
    if root is None:
        return {}
    kinds = {
        abstract.get(f"{W}abstractNumId", ""): {
            number(level.get(f"{W}ilvl", "0"), 0): (
                value(level.find(f"{W}numFmt"), "decimal"),
                value(level.find(f"{W}lvlText")),
            )
            for level in abstract.iterfind(f"{W}lvl")
        }
        for abstract in root.iterfind(f"{W}abstractNum")
    }
    return {
        one.get(f"{W}numId", ""): kinds.get(value(one.find(f"{W}abstractNumId")), {})
        for one in root.iterfind(f"{W}num")
    }
