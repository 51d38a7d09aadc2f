"""The ledger is kept: every number of a document, and what of the document bears it out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from reportdoc.audit.agreement.model.cell import Fact, facts, name_columns
from reportdoc.audit.agreement.model.claim import claims
from reportdoc.audit.agreement.model.derived import Derivation, derivations
from reportdoc.audit.agreement.model.link import ClaimLink
from reportdoc.audit.agreement.model.statement import Statement, stated
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.finding import Spot
from reportdoc.audit.ledger.apart import Kind, kind
from reportdoc.audit.ledger.confirming import confirmed
from reportdoc.audit.ledger.elsewhere import of_named_wholes, restated
from reportdoc.audit.ledger.entries import Apart, Ledger, LedgerEntry, Origin, Status, counted
from reportdoc.audit.ledger.naming import Named, named_cells
from reportdoc.audit.ledger.tallied import Tally, durations, listed_counts, tallies, twins
from reportdoc.audit.prose.following.held import held
from reportdoc.audit.prose.following.relation import Held
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.project.confirmed import Confirmation
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import UNITS, base

_SIGNIFICANT = 3
"""Digits from which two equal numbers of one unit, near each other, are one by more than chance."""

_CANDIDATES = 8
"""Equal cells of one scope that are looked at; a table may be full of one value."""

_NO_FIGURES = re.compile(r"代码|代号|号码|年份|年度|日期")
"""In the name of a column: its digits count nothing."""

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

_HANZI = re.compile("[一-鿿]{2}")

_UNITS = frozenset(UNITS)

_ANNEX = "annex"
"""A scope: every table of the annex. Labels have a hyphen, sections a mark before their number."""


def ledger(document: Document, links: Iterable[ClaimLink], confirmations: Sequence[Confirmation] = ()) -> Ledger:
    """Return the ledger of a document; `links` are those between its claims, cells and other claims."""
    spoken, known = claims(document), facts(document)
    book = _Book(document, known)
    book.bind()
    for link in links:
        book.link(link)
    for named in named_cells(document, spoken, known):
        book.name(named)
    book.match_equal()
    for tally in tallies(document, spoken):
        book.tally(tally)
    for one, other in twins(known):
        book.pair(one, other)
    for sentence, start, origin in (*listed_counts(document), *durations(document)):
        book.count(sentence, start, origin)
    every, words = stated(document)
    for first, second in restated(every, words):
        book.restate(first, second)
    for share in of_named_wholes(spoken, every):
        book.hold(share)
    for derivation in derivations(document):
        book.derive(derivation)
    for relations in held(document):
        for relation in relations:
            book.hold(relation)
    entries = counted([line.entry() for line in book.lines if not line.is_apart])
    return replace(confirmed(entries, confirmations), apart=tuple(book.apart()))


@dataclass(eq=False, slots=True)
class _Line:
    """An entry in the making."""

    spot: Spot
    text: str
    number: PrintedNumber
    unit: str
    sheet: Sheet | None = None
    words: frozenset[str] = frozenset()
    """Of a cell: pairs of characters in the names of its row and column."""
    within: tuple[int, int] | None = None
    kind: Kind | None = None
    """What it is, where it is no figure unless something bears it out."""
    bound: bool = False
    formula: str = ""
    origins: dict[Origin, None] = field(default_factory=dict)

    @property
    def is_apart(self) -> bool:
        return self.kind is not None and not (self.bound or self.origins)

    @property
    def origin(self) -> Origin:
        return Origin(self.spot.place, self.text)

    @property
    def value(self) -> tuple[str, Decimal]:
        return base(self.unit)[0], basic(self.number, self.unit)[0]

    @property
    def is_telling(self) -> bool:
        return len(re.sub(r"[^0-9]", "", self.number.text).lstrip("0")) >= _SIGNIFICANT

    def match(self, other: _Line) -> None:
        for one, two in ((self, other), (other, self)):
            if not one.bound:
                one.origins[two.origin] = None

    def entry(self) -> LedgerEntry:
        status = Status.BOUND if self.bound else Status.CHECKED if self.origins else Status.OPEN
        return LedgerEntry(
            self.spot,
            self.text,
            self.number.text,
            self.unit,
            status,
            tuple(self.origins),
            self.within,
            formula=self.formula,
        )


class _Book:
    """All lines, and where to find them."""

    def __init__(self, document: Document, known: Iterable[Fact]) -> None:
        self._document = document
        self._others: list[Apart] = []
        self._spoken: dict[tuple[int, int], tuple[_Line, Sentence, Mention]] = {}
        self._cells: dict[Place, list[_Line]] = defaultdict(list)
        self._units = {(fact.sheet.label, fact.row, fact.column): fact.unit for fact in known}
        self.lines = list(self._gathered())

    def _gathered(self) -> Iterator[_Line]:
        sheets = dict(self._document.sheet)
        for passage in self._document.passages:
            yield from self._sentences(passage)
            if passage.kind is PassageKind.CAPTION and (sheet := sheets.pop(passage.block, None)):
                yield from self._sheet(sheet)
        for sheet in sheets.values():
            yield from self._sheet(sheet)

    def _sentences(self, passage: Passage) -> Iterator[_Line]:
        for sentence in passage.sentences:
            for mention in sentence.mentions:
                what = kind(sentence, mention)
                if mention.kind is MentionKind.QUANTITY and mention.number:
                    within = mention.start, mention.end
                    line = _Line(sentence.spot, sentence.text, mention.number, mention.unit, within=within, kind=what)
                    self._spoken[id(sentence), mention.start] = line, sentence, mention
                    yield line
                elif what:
                    self._others.append(Apart(sentence.spot, sentence.text, mention.text, what))

    def apart(self) -> list[Apart]:
        """Return what is no figure: dates and names, and what nothing bears out as one."""
        words = [
            Apart(line.spot, line.text, line.text[slice(*line.within)], line.kind)
            for line in self.lines
            if line.is_apart and line.kind and line.within
        ]
        return [*self._others, *words]

    def _sheet(self, sheet: Sheet) -> Iterator[_Line]:
        names = () if sheet.annex else name_columns(sheet)
        columns = [column for column in sheet.columns if not (column.index in names and not column.unit)]
        columns = [c for c in columns if not (sheet.is_serial(c.index) or _NO_FIGURES.search(c.name))]
        for row in sheet.body:
            name = sheet.row_name(row)
            for column in columns:
                number = sheet.number(row, column.index)
                if number is None or (number.unit in ("", "年", "届", "级") and _YEAR.fullmatch(number.text)):
                    continue
                text = "，".join(filter(None, (sheet.caption, name, column.full)))
                unit = self._units.get((sheet.label, row, column.index)) or number.unit or sheet.unit_of(column.index)
                words = _pairs(name) | _pairs(column.full)
                line = _Line(sheet.cell(row, column.index), text, number, unit, sheet, words)
                self._cells[line.spot.place].append(line)
                yield line

    def bind(self) -> None:
        """Note for every number that a value printed where that value stands, and for its cell where it is printed."""
        for line, _, mention in self._spoken.values():
            for value in filter(None, map(self._document.report.values.get, mention.names)):
                line.bound, line.formula = True, mention.formula
                line.origins[Origin(value.place, value.name)] = None
                for cell in self._cells.get(value.place, ()):
                    if cell.spot.text == value.text:
                        cell.origins[line.origin] = None

    def link(self, link: ClaimLink) -> None:
        """Note a link whose two sides agree, at both."""
        spoken = self._spoken.get((id(link.claim.sentence), link.claim.mention.start))
        if spoken is None or not link.agrees:
            return
        if link.other is not None:
            other = self._spoken.get((id(link.other.sentence), link.other.mention.start))
            if other is not None:
                spoken[0].match(other[0])
            return
        for cell in self._cells.get(link.spot.place, ()):
            if cell.number.value == link.number.value:
                spoken[0].match(cell)

    def name(self, named: Named) -> None:
        """Note a figure that names a cell, at both."""
        spoken = self._spoken.get((id(named.claim.sentence), named.claim.mention.start))
        for cell in self._cells.get(named.fact.spot.place, ()) if spoken else ():
            assert spoken is not None
            spoken[0].match(cell)

    def tally(self, tally: Tally) -> None:
        """Note what a table counts or adds up to at the figure that states it, and at the cells that are added."""
        spoken = self._spoken.get((id(tally.claim.sentence), tally.claim.mention.start))
        if spoken and not spoken[0].bound:
            spoken[0].origins[Origin(tally.place, tally.formula)] = None
        for place in tally.cells if spoken else ():
            for cell in self._cells.get(place, ()):
                cell.origins[Origin(tally.claim.sentence.spot.place, tally.formula)] = None

    def count(self, sentence: Sentence, start: int, origin: Origin) -> None:
        """Note what a number of things or years is counted from, unless it is told apart."""
        for mention in sentence.mentions:
            spoken = self._spoken.get((id(sentence), mention.start))
            if spoken and mention.start <= start < mention.end and not (spoken[0].bound or spoken[0].kind):
                spoken[0].origins[origin] = None

    def pair(self, one: Fact, other: Fact) -> None:
        """Note two cells that state one thing, at both."""
        for first in self._cells.get(one.spot.place, ()):
            for second in self._cells.get(other.spot.place, ()):
                first.match(second)

    def restate(self, one: Statement, other: Statement) -> None:
        """Note two places that state one thing, at both."""
        for first in self._lines(one):
            for second in self._lines(other):
                first.match(second)

    def _lines(self, one: Statement) -> list[_Line]:
        if one.claim is None:
            return [cell for cell in self._cells.get(one.spot.place, ()) if cell.number.value == one.number.value]
        spoken = self._spoken.get((id(one.claim.sentence), one.claim.mention.start))
        return [spoken[0]] if spoken else []

    def derive(self, derivation: Derivation) -> None:
        """Note a relation between cells at each of them."""
        origin = Origin(derivation.cells[0], derivation.formula)
        for place in derivation.cells:
            for cell in self._cells.get(place, ()):
                cell.origins[origin] = None

    def hold(self, relation: Held) -> None:
        """Note a relation between figures of the text at each of those that it bears out."""
        for figure in relation.figures:
            spoken = self._spoken.get((id(figure.sentence), figure.mention.start))
            if spoken and not spoken[0].bound:
                spoken[0].origins[Origin(figure.sentence.spot.place, relation.formula)] = None

    def match_equal(self) -> None:
        """Match what nothing has matched with an equal cell of a table referred to, of the section, or of the annex.

        A cell whose names share a word with the sentence goes before others; one of the annex must. Numbers of fewer
        digits than three are left out: they are equal by chance.
        """
        cells = self._by_value()
        for line, sentence, _ in self._spoken.values():
            if line.origins or not line.is_telling:
                continue
            pairs = _pairs(sentence.text)
            for scope in self._scopes(sentence):
                equal = cells.get((scope, *line.value), [])
                akin = [cell for cell in equal if cell.words & pairs] or ([] if scope == _ANNEX else equal)
                if akin:
                    line.match(akin[0])
                    break

    def _by_value(self) -> dict[tuple[str, str, Decimal], list[_Line]]:
        found: dict[tuple[str, str, Decimal], list[_Line]] = defaultdict(list)
        for cell in (cell for cells in self._cells.values() for cell in cells):
            assert cell.sheet is not None
            for scope in (cell.sheet.label, _section(cell.spot), _ANNEX if cell.sheet.annex else ""):
                if scope and len(equal := found[scope, *cell.value]) < _CANDIDATES:
                    equal.append(cell)
        return found

    def _scopes(self, sentence: Sentence) -> Iterator[str]:
        for other in self._document.passages[sentence.passage].sentences:
            for _, _, labels in other.references:
                yield from labels
        if section := _section(sentence.spot):
            yield section
        yield _ANNEX


def _section(spot: Spot) -> str:
    return f"§{spot.section}" if spot.section else ""


@lru_cache(maxsize=256)
def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of Chinese characters in a text that are no units."""
    pairs = (text[index : index + 2] for index in range(len(text) - 1))
    return frozenset(pair for pair in pairs if pair not in _UNITS and _HANZI.fullmatch(pair))
