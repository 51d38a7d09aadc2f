"""What a Word file says, in the order in which it is read: paragraphs, those of cells among them, and charts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from reportdoc.ooxml.margins import margin_texts
from reportdoc.ooxml.names import MC, A, C, R, W, value
from reportdoc.ooxml.numbering import ListNumbers
from reportdoc.ooxml.package import Package, opened
from reportdoc.ooxml.styles import Styles, toggled
from reportdoc.text.comparable import comparable

TAB = "\t"
"""Stands in a text where Word has a tab, which a directory fills with a leader."""
_LITERAL = re.compile('"([^"]{1,100})"')
_BLANK = re.compile(r"[^\S\t]")


@dataclass(frozen=True, slots=True)
class ChartText:
    """What a chart can show."""

    labels: tuple[str, ...]
    """Categories, names of series, titles, and the words that number formats add to figures."""
    values: tuple[str, ...]
    """Those that are printed beside their points, as the file has them."""


@dataclass(frozen=True, slots=True)
class WordPassage:
    """A paragraph with the number that Word puts before it, or a chart."""

    text: str
    """Without blanks; `TAB` for a tab."""
    sheet: int = 0
    """Number of the page by breaks that the file itself asks for: the cover has 0."""
    tables: tuple[int, ...] = ()
    """Numbers of the tables that it stands in, the outermost first."""
    heads: int | None = None
    """Number of the table, the innermost, on each of whose pages its row is repeated."""
    chart: ChartText | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What a Word file says."""

    passages: tuple[WordPassage, ...]
    margins: tuple[str, ...]
    """Texts of headers and footers, with `PAGE` and `OTHER`."""
    marked: dict[str, int]
    """Name of a bookmark → the sheet it stands on."""


def wording(path: Path) -> Wording:
    """Return what a Word file says; raises InputError where it cannot be read or is none."""
    with opened(path) as package:
        return _Reading(package).all()


class _Reading:
    """One pass over a document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._name, self._root = package.main()
        self._targets = package.targets(self._name)
        parts = {kind.rpartition("/")[2]: target for kind, target in self._targets.values()}
        self._styles = Styles(package.xml(parts.get("styles", "")))
        self._numbers = ListNumbers(package.xml(parts.get("numbering", "")))
        self._sheet, self._marked = 0, dict[str, int]()

    def all(self) -> Wording:
        found = tuple(one for one in self._passages() if one.text or one.chart)
        return Wording(found, tuple(self._margins()), self._marked)

    def _passages(self) -> Iterator[WordPassage]:
        numbers: dict[etree._Element, int] = {}
        for node in self._root.iter(f"{W}p", f"{W}tbl", f"{W}bookmarkStart"):
            if node.tag == f"{W}tbl":
                numbers[node] = len(numbers)
            elif node.tag == f"{W}bookmarkStart":
                self._marked.setdefault(node.get(f"{W}name", ""), self._sheet)
            elif next(node.iterancestors(f"{MC}Fallback"), None) is None:
                tables = tuple(numbers[one] for one in node.iterancestors(f"{W}tbl"))[::-1]
                rows = (one.find(f"{W}trPr/{W}tblHeader") for one in node.iterancestors(f"{W}tr"))
                heads = (table for table, row in zip(reversed(tables), rows, strict=False) if toggled(row))
                yield from self._paragraph(node, WordPassage("", tables=tables, heads=next(heads, None)))

    def _paragraph(self, node: etree._Element, place: WordPassage) -> Iterator[WordPassage]:
        properties = node.find(f"{W}pPr")
        if toggled(self._styles.paragraph(properties, "pageBreakBefore")):
            self._sheet += 1
        mark = self._numbers.next(*self._styles.numbering(properties))
        text = mark.text if mark else ""
        for piece in self._pieces(node):
            if isinstance(piece, str):
                text += piece
            else:
                yield replace(place, text=_bare(text), sheet=self._sheet)
                yield replace(place, chart=piece, sheet=self._sheet)
                text = ""
        yield replace(place, text=_bare(text), sheet=self._sheet)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and value(section.find(f"{W}type")) != "continuous":
            self._sheet += 1

    def _pieces(self, paragraph: etree._Element) -> Iterator[str | ChartText]:
        walker = etree.iterwalk(paragraph, events=("start",))
        for _, node in walker:
            if node.tag in (f"{W}p", f"{MC}Fallback", f"{W}pPr") and node is not paragraph:
                walker.skip_subtree()
            elif node.tag == f"{W}t":
                yield (node.text or "").replace("\u2011", "-")
            elif node.tag == f"{W}tab":
                yield TAB
            elif node.tag == f"{W}noBreakHyphen":
                yield "-"
            elif node.tag == f"{W}br" and node.get(f"{W}type") == "page":
                self._sheet += 1
            elif node.tag == f"{C}chart":
                target = self._targets.get(node.get(f"{R}id", ""), ("", ""))[1]
                chart = self._package.xml(target)
                if chart is not None:
                    yield _chart(chart)

    def _margins(self) -> Iterator[str]:
        for kind, target in self._targets.values():
            if kind.endswith(("/header", "/footer")) and (root := self._package.xml(target)) is not None:
                yield from filter(None, (_bare(text).replace(TAB, "") for text in margin_texts(root)))


def _bare(text: str) -> str:
    """Return a text without blanks but tabs, as it is compared."""
    return comparable(_BLANK.sub("", text))


def _chart(root: etree._Element) -> ChartText:
    labels: list[str] = []
    values: list[str] = []
    for node in root.iter(f"{C}v", f"{A}t"):
        above = next(node.iterancestors(f"{C}val", f"{C}cat", f"{C}tx"), None)
        if above is None or above.tag != f"{C}val":
            labels.append(comparable(node.text or ""))
        elif _labelled(above):
            values.append(node.text or "")
    for code in root.iter(f"{C}numFmt"):
        labels += _LITERAL.findall(code.get("formatCode", ""))
    return ChartText(tuple(labels), tuple(values))


def _labelled(values: etree._Element) -> bool:
    """Tell whether a chart prints the figures of a series: its own labels say so, or else those of all series."""
    series = values.getparent()
    plot = series.getparent() if series is not None else None
    for one in (series, plot):
        labels = one.find(f"{C}dLbls") if one is not None else None
        if labels is not None:
            shown = labels.find(f"{C}showVal")
            return shown is not None and shown.get("val", "true") in ("1", "true")
    return False
