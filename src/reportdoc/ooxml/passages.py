"""What a Word file says, in the order in which it is read: paragraphs, those of cells among them, and charts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from lxml import etree

from reportdoc.ooxml.equation import said
from reportdoc.ooxml.margins import margin_texts
from reportdoc.ooxml.names import MC, A, C, M, R, W, value
from reportdoc.ooxml.note_numbers import NoteNumbers
from reportdoc.ooxml.numbering import ListNumbers
from reportdoc.ooxml.package import Package, opened
from reportdoc.ooxml.styles import Styles, toggled
from reportdoc.text.comparable import comparable

TAB = "\t"
"""Stands in a text where Word has a tab, which a directory fills with a leader."""
FORMULA = "\ufffc"
"""Stands in a text where Word has a formula, whose characters a PDF has in an order of its own."""
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
    reaches_down: bool = False
    """Whether it stands in a cell that is merged with those below it."""
    chart: ChartText | None = None
    formulas: tuple[str, ...] = ()
    """The characters of each formula in its text, without blanks."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a Word file says."""

    passages: tuple[WordPassage, ...]
    margins: tuple[str, ...]
    """Texts of headers and footers, with `PAGE` and `OTHER`."""
    marked: dict[str, int]
    """Name of a bookmark → the sheet it stands on."""
    notes: tuple[WordPassage, ...] = ()
    """What stands at the foot of pages, each note with its number, in the order of their marks."""


def wording(path: Path) -> Wording:
    """Return what a Word file says; raises InputError where it cannot be read or is none."""
    with opened(path) as package:
        return _Reading(package).all()


@dataclass(frozen=True, slots=True)
class _Formula:
    text: str


_Piece: TypeAlias = str | _Formula


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
        self._notes = NoteNumbers()

    def all(self) -> Wording:
        found = tuple(one for one in self._passages() if one.text or one.chart)
        return Wording(found, tuple(self._margins()), self._marked, tuple(self._at_the_foot()))

    def _at_the_foot(self) -> Iterator[WordPassage]:
        """Yield the notes that are marked; of one in several paragraphs, their texts in one piece."""
        targets = (target for kind, target in self._targets.values() if kind.endswith("/footnotes"))
        root = self._package.xml(next(targets, ""))
        texts = {} if root is None else {one.get(f"{W}id", ""): one for one in root.iterfind(f"{W}footnote")}
        for identity, number in list(self._notes.marked.items()):
            if identity in texts:
                inside = [one for paragraph in texts[identity].iter(f"{W}p") for one in self._pieces(paragraph)]
                text, formulas = _joined(inside)
                yield WordPassage(number + text, formulas=formulas)

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
                place = WordPassage("", tables=tables, heads=next(heads, None), reaches_down=_reaches_down(node))
                yield from self._paragraph(node, place)

    def _paragraph(self, node: etree._Element, place: WordPassage) -> Iterator[WordPassage]:
        properties = node.find(f"{W}pPr")
        if toggled(self._styles.paragraph(properties, "pageBreakBefore")):
            self._sheet += 1
        mark = self._numbers.next(*self._styles.numbering(properties))
        pieces: list[_Piece] = [mark.text if mark else ""]
        for piece in self._pieces(node):
            if not isinstance(piece, ChartText):
                pieces.append(piece)
            else:
                yield self._text(pieces, place)
                yield replace(place, chart=piece, sheet=self._sheet)
                pieces = []
        yield self._text(pieces, place)
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and value(section.find(f"{W}type")) != "continuous":
            self._sheet += 1

    def _text(self, pieces: list[_Piece], place: WordPassage) -> WordPassage:
        text, formulas = _joined(pieces)
        return replace(place, text=text, sheet=self._sheet, formulas=formulas)

    def _pieces(self, paragraph: etree._Element) -> Iterator[_Piece | ChartText]:
        walker = etree.iterwalk(paragraph, events=("start",))
        for _, node in walker:
            if node.tag in (f"{W}p", f"{MC}Fallback", f"{W}pPr") and node is not paragraph:
                walker.skip_subtree()
            elif node.tag == f"{W}t":
                yield (node.text or "").replace("\u2011", "-").replace(FORMULA, "")
            elif node.tag == f"{W}tab":
                yield TAB
            elif node.tag == f"{W}noBreakHyphen":
                yield "-"
            elif node.tag == f"{W}footnoteReference":
                yield self._notes.next(node)
            elif node.tag == f"{M}oMath":
                yield _Formula("".join(said(node).split()))
                walker.skip_subtree()
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


def _reaches_down(paragraph: etree._Element) -> bool:
    """Tell whether the cell of a paragraph begins a group of cells merged down the rows (ISO/IEC 29500-1, 17.4.84)."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    return cell is not None and value(cell.find(f"{W}tcPr/{W}vMerge")) == "restart"


def _joined(pieces: Iterable[_Piece | ChartText]) -> tuple[str, tuple[str, ...]]:
    """Return pieces as one text without blanks, and the formulas in it."""
    text = "".join(
        FORMULA if isinstance(piece, _Formula) else piece for piece in pieces if not isinstance(piece, ChartText)
    )
    return _bare(text), tuple(comparable(piece.text) for piece in pieces if isinstance(piece, _Formula))


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
