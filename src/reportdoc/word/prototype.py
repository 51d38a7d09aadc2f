"""The charts of `templates/charts.docx`, whose look the report's charts take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from docx.document import Document
from lxml import etree

from reportdoc.ooxml.names import WP, C, R, parse
from reportdoc.report.block import ChartKind
from reportdoc.report.message import message
from reportdoc.word.templates import fault, opened, unsound


@dataclass(frozen=True, slots=True)
class Prototype:
    """A chart of one kind as the designer made it."""

    space: etree._Element
    """`c:chartSpace` (ECMA-376 Part 1, 21.2.2.29)."""
    ratio: float
    """Height over width."""


def prototypes(path: Path, kinds: Collection[ChartKind]) -> Mapping[ChartKind, Prototype]:
    """Return the first chart of each of these kinds in a Word file, which is opened only where there are any.

    Raises ContentError: not there, not a Word file, a kind missing.
    """
    if not kinds:
        return {}
    document = opened(path)
    try:
        found = _prototypes(document)
    except (KeyError, etree.XMLSyntaxError):
        raise unsound(path) from None
    if lacking := sorted(set(kinds) - found.keys()):
        hint = message("copy the chart from the template that came with reportdoc")
        raise fault(path, message("the template lacks charts of the kind {kinds}", kinds=", ".join(lacking)), hint)
    return found


def _prototypes(document: Document) -> dict[ChartKind, Prototype]:
    found: dict[ChartKind, Prototype] = {}
    for frame in document.element.body.iter(f"{WP}inline"):
        extent, chart = frame.find(f"{WP}extent"), next(frame.iter(f"{C}chart"), None)
        if chart is not None and extent is not None:
            space = parse(document.part.related_parts[chart.get(f"{R}id")].blob)
            kind = _kind(space)
            if kind and _has_series(space):
                found.setdefault(kind, Prototype(space, int(extent.get("cy")) / int(extent.get("cx"))))
    return found


def _kind(space: etree._Element) -> ChartKind | None:
    direction = next(space.iter(f"{C}barDir"), None)
    if direction is not None:
        return "bar" if direction.get("val") == "bar" else "column"
    if next(space.iter(f"{C}lineChart"), None) is not None:
        return "line"
    return "pie" if next(space.iter(f"{C}pieChart"), None) is not None else None


def _has_series(space: etree._Element) -> bool:
    patterns = list(space.iter(f"{C}ser"))
    needed = [f"{C}{name}" for name in ("idx", "order", "tx", "cat", "val")]
    return bool(patterns) and all(pattern.find(name) is not None for pattern in patterns for name in needed)
