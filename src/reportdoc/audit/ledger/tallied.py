"""What tables say without printing it: how many rows they have, and what a column adds up to; and what two say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.agreement.tables.counts import listed, rows
from reportdoc.audit.ledger.entries import Origin
from reportdoc.audit.prose.changes.years import lasting
from reportdoc.audit.prose.lists.beside import listed as list_of
from reportdoc.audit.prose.lists.counts import counts
from reportdoc.audit.prose.totals.items import items_after
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import moments
from reportdoc.audit.reading.passage import PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.place import Place
from reportdoc.text.number import cell_number
from reportdoc.text.subject import core, indicator_core
from reportdoc.text.units import PLAIN_COUNTERS

_TELLING = 100
"""Sums from which an equal figure is that sum by more than chance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A figure of the text, and the cells of a table that bear it out."""

    claim: Claim
    cells: tuple[Place, ...]
    """None where only their number counts."""
    place: Place
    """Where a reader looks: the table."""
    formula: str


def tallies(document: Document, spoken: Sequence[Claim]) -> Iterator[Tally]:
    """Yield figures that are the number of a table's rows, of those of one sort, or the sum of a column without total.

    Only tables of the figure's section, and those that its paragraph refers to.
    """
    near: dict[str, list[Sheet]] = defaultdict(list)
    sorts = {sheet.label: _sorts(sheet) for sheet in document.sheets if not sheet.annex}
    for sheet in document.sheets:
        if not sheet.annex:
            near[sheet.spot.section].append(sheet)
    for claim in spoken:
        if claim.mention.approximate or claim.mention.number is None:
            continue
        passage = document.passages[claim.sentence.passage]
        labels = {label for one in passage.sentences for _, _, found in one.references for label in found}
        named = [document.sheet[label] for label in sorted(labels) if label in sorts]
        for sheet in dict.fromkeys((*named, *near.get(claim.sentence.spot.section, ()))):
            if (
                found := _counted(claim, sheet, sorts[sheet.label], sheet in named) or _added(claim, sheet)
            ) is not None:
                yield found
                break


def _counted(claim: Claim, sheet: Sheet, sorts: Counter[str], named: bool) -> Tally | None:
    if claim.mention.unit not in PLAIN_COUNTERS or claim.mention.value < 2:
        return None
    value, words = int(claim.mention.value), claim.key
    sort = next((one for one, count in sorts.items() if count == value and len(one) > 1 and _within(one, words)), None)
    whole = named and value in {rows(sheet), *listed(sheet).values()} and not sheet.chart
    if sort is None and not whole:
        return None
    return Tally(claim, (), sheet.spot.place, f"{sort or sheet.caption}: {value}")


def _sorts(sheet: Sheet) -> Counter[str]:
    """Return how many cells hold each text."""
    return Counter(
        core(sheet.text(row, column))
        for column in range(sheet.grid.width)
        for row in sheet.body
        if sheet.text(row, column) and cell_number(sheet.text(row, column)) is None
    )


def _within(sort: str, words: str) -> bool:
    """Tell whether words name a sort of rows, whatever letter numbers it: C. 文化体育类."""
    plain = sort.lstrip("ABCDEFGHIJ.、 ")
    return len(plain) > 1 and (plain in words or words in plain) and len(words) > 1


def _added(claim: Claim, sheet: Sheet) -> Tally | None:
    if any(sheet.is_total(row) for row in sheet.body) or claim.mention.value < _TELLING or claim.mention.unit == "%":
        return None
    for column in sheet.columns:
        cells = [(row, number) for row in sheet.body if (number := sheet.number(row, column.index))]
        total = sum((number.value for _, number in cells), Decimal(0))
        if len(cells) > 2 and not sheet.is_serial(column.index) and total == claim.mention.value:
            places = tuple(sheet.cell(row, column.index).place for row, _ in cells)
            return Tally(claim, places, sheet.spot.place, f"{' + '.join(n.text for _, n in cells)} = {total:f}")
    return None


def durations(document: Document) -> Iterator[tuple[Sentence, int, Origin]]:
    """Yield numbers of years that have passed since a year that their sentence tells."""
    for passage, told in zip(document.passages, moments(document), strict=True):
        for one in lasting(passage, told, document.year):
            if one.fits:
                yield one.sentence, one.spent.start, Origin(one.sentence.spot.place, one.formula)


def listed_counts(document: Document) -> Iterator[tuple[Sentence, int, Origin]]:
    """Yield numbers of things that are listed beside them, below them, or in the table of their caption.

    Where a list may be read in many ways, one of them is the number stated by chance.
    """
    for index, passage in enumerate(document.passages):
        sheet = document.sheet.get(passage.block) if passage.kind is PassageKind.CAPTION else None
        for sentence in passage.sentences:
            found = tuple(counts(sentence))
            for at, count in enumerate(found):
                if not count.text[0].isdigit() or _AMONG.search(sentence.text[: count.start]):
                    continue  # a numeral in words is no figure to answer for, and one among others counts no names
                sizes, place = list_of(count, found[at + 1 :]), sentence.spot.place
                if sheet and not sheet.chart:
                    sizes, place = frozenset({rows(sheet), *listed(sheet).values()}), sheet.spot.place
                elif sentence is passage.sentences[-1] and _OPENS.fullmatch(count.behind):
                    sizes = frozenset({items_after(document.passages, index)})
                if count.value in sizes and len(sizes) <= _READINGS:
                    yield sentence, count.start, Origin(place, sentence.text)


_AMONG = re.compile("(?<![0-9])[0-9]{1,3}[^0-9，。；：]{1,20}、[^，。；：0-9]*$")
"""Another number of the same list: 停招1个专业、把2个专业并入."""

_OPENS = re.compile("[^，。；：0-9]{0,12}[：:]")
"""What stands behind a number that opens the list below."""

_READINGS = 2
"""Ways to read a list, at most, of which one may be the number stated and still bear it out."""


def twins(known: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield cells of the annex with those of tables that state the same under the same name."""
    by_name: dict[tuple[str, Decimal, int], Fact] = {}
    for fact in known:
        if fact.sheet.annex:
            # 教学计划内课程-课证融通课程数 is 其中：课证融通课程数 in the text's table.
            for name in {fact.row_core, indicator_core(fact.sheet.text(fact.row, 1).rpartition("-")[2])}:
                if len(name) > 1:
                    by_name.setdefault((name, basic(fact.number, fact.unit)[0], fact.year), fact)
    for fact in known:
        if not fact.sheet.annex:
            names = {fact.row_core, *map(indicator_core, fact.sheet.row_name(fact.row).split()[:1])}
            value = basic(fact.number, fact.unit)[0]
            found = (by_name.get((name, value, fact.year)) for name in names)
            other = next(filter(None, found), None)
            if other:
                yield other, fact
