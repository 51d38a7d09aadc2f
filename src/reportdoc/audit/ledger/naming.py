"""Cells that a figure of the text names: the same value, and words that leave no other cell of that value.

An equal value is strong evidence already; what is asked of the words is as much as chance leaves open. A figure of
four digits is equal to a cell of its own section by chance hardly ever, one of a single digit always.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.sheet import TOTAL, Sheet
from reportdoc.report.place import Place
from reportdoc.text.number import cell_number
from reportdoc.text.subject import core, indicator_core
from reportdoc.text.units import PLAIN_COUNTERS, UNITS, base

_CLAUSES = re.compile(r"[；。！？;\n]")
_HANZI = re.compile("[一-鿿]{2}")
_UNITS = frozenset(UNITS)
_STOP = re.compile(r"[，,。；;：:、（）()]")
_PART_OF = re.compile(r"(?:国家级|省级|省部级|市级|校级|女|男)$|接入")
"""An indicator that is named by a level alone, and belongs to the one above it."""
_CHANGE = re.compile(r"[增减升降涨差]|提高|回落")
_CHANGED = re.compile(rf"(?:(?:{_CHANGE.pattern})[加少长幅额了去]{{0,2}}|[多少高低])\s*$")
_EACH = re.compile(r"各(?:自|有|为|获|是)?\s*$")
_EXAMINED = re.compile("(?<![高中联统])考|鉴定")
"""Words of an act of its own, which may be of as many as a table says were trained: 应考5480人次."""
_MOST = 0.99
_MANY = 0.6
_HALF = 0.5
_COMMON = frozenset("人元%")
"""Units that tell no column."""
_SOME = 0.35
_REACH = 3
"""Characters between a name and a small figure: 共有, 只有."""


@dataclass(frozen=True, slots=True)
class Named:
    """A figure of the text, and the cell that states it."""

    claim: Claim
    fact: Fact


def named_cells(document: Document, all_claims: Sequence[Claim], known: Sequence[Fact]) -> tuple[Named, ...]:
    """Return the typed figures of the text that name a cell, each with it; where two could be meant, none is."""
    naming = _Naming(document, known)
    spoken = [claim for claim in all_claims if not (claim.mention.approximate or _is_of_each(claim))]
    rows = _in_order(naming, spoken)
    found: dict[tuple[int, Place], Named | None] = {}
    for claim in spoken:
        if claim.mention.names:
            values = map(document.report.values.get, claim.mention.names)
            found |= {(id(claim.sentence), value.place): None for value in values if value}
            continue
        fact = rows.get((id(claim.sentence), claim.mention.start)) or naming.cell(claim)
        if fact is not None:
            # What a sentence says a second time it says of something else: 培训3077人次，鉴定3077人次.
            found.setdefault((id(claim.sentence), fact.spot.place), Named(claim, fact))
    return tuple(filter(None, found.values()))


class _Naming:
    """The cells of a document by value, and what their rows and columns are called."""

    def __init__(self, document: Document, known: Sequence[Fact]) -> None:
        self._document = document
        self._by_value: dict[Decimal, list[Fact]] = defaultdict(list)
        for fact in known:
            self._by_value[basic(fact.number, fact.unit)[0]].append(fact)
        self._names = {sheet.label: _Names(sheet) for sheet in document.sheets if not sheet.annex}
        self._indicators = _indicators(known)

    def equal(self, claim: Claim) -> list[Fact]:
        """Return the cells with the value and unit of a figure."""
        assert claim.mention.number is not None
        value = basic(claim.mention.number)[0]
        return [one for one in self._by_value.get(value, ()) if _one_unit(claim, one)]

    def cell(self, claim: Claim) -> Fact | None:
        """Return the cell a figure names; None where it names none, or several that are not one thing."""
        equal = self.equal(claim)
        if not equal:
            return None
        words = _Words(claim, self._labels(claim), len(equal) == 1)
        rated = [(self._rate(words, fact), fact) for fact in equal]
        best = max(rate for rate, _ in rated)
        if best <= 0:
            return None
        first = [fact for rate, fact in rated if rate == best]
        return first[0] if len(first) == 1 else _same_thing(first)

    def _labels(self, claim: Claim) -> frozenset[str]:
        passage = self._document.passages[claim.sentence.passage]
        return frozenset(label for one in passage.sentences for _, _, labels in one.references for label in labels)

    def _rate(self, words: _Words, fact: Fact) -> int:
        """Return how surely a figure names a cell; 0 where it need not."""
        if not _one_year(words.claim, fact) or (
            words.change and not _CHANGE.search(fact.sheet.columns[fact.column].full)
        ):
            return 0
        if fact.sheet.annex:
            return words.indicator(self._indicators[fact.sheet.label, fact.row], fact)
        if _EXAMINED.search(words.tight) and not _EXAMINED.search(_told(fact)):
            return 0
        named = fact.sheet.label in words.labels
        near = named or fact.sheet.spot.section == words.claim.sentence.spot.section
        names = self._names[fact.sheet.label]
        row, column = names.row(words, fact), names.column(words, fact)
        if row < 0:
            return 0
        whole = (fact.total and row == 0) or len(fact.sheet.body) == 1
        if named and (row == 2 or len(fact.sheet.body) == 1) and names.is_whole(words, fact):
            return 36
        if row == 2 and column and (near or words.digits > 1):
            return 30 + column + near
        if near and row == 2 and _alone_in_row(fact):
            return 26
        if near and row == 1 and words.digits > 1 and (column or _alone_in_row(fact)):
            return 22 + column
        if near and whole and column and words.digits > 1:
            return 20 + column
        if near and words.digits > 2 and column:
            return 10 + column
        return 8 if words.only and words.digits > 3 and (row or (whole and column > 1)) else 0


class _Names:
    """What tells the rows and columns of a table from one another."""

    def __init__(self, sheet: Sheet) -> None:
        self._words = _row_words(sheet)
        self._rows = _distinctive({row: _pairs("，".join(words)) for row, words in self._words.items()})
        counted = [one for one in sheet.columns if any(sheet.number(row, one.index) for row in sheet.body)]
        self._columns = _telling({one.index: _pairs(one.full) for one in counted})
        self._headers = {one.index: "".join(one.path) for one in counted}

    def row(self, words: _Words, fact: Fact) -> int:
        """Return 2 where a figure follows the name of its row, 1 a part of it alone, -1 the name of another row."""
        ends = {row: max((_last(words.clause, name) for name in own), default=-1) for row, own in self._words.items()}
        own = ends.get(fact.row, -1)
        other = max((end for row, end in ends.items() if row != fact.row), default=-1)
        if own >= 0 and own >= other:
            return 2
        parts = {row: len(pairs & words.near_pairs) for row, pairs in self._rows.items()}
        mine = parts.pop(fact.row, 0)
        if mine and mine > max(parts.values(), default=0):
            return 1
        return -1 if other >= 0 or any(parts.values()) else 0

    def is_whole(self, words: _Words, fact: Fact) -> bool:
        """Tell whether the words right at a figure are all of the name of its column."""
        pairs = _pairs(fact.sheet.columns[fact.column].name)
        return bool(pairs) and pairs <= words.tight_pairs

    def column(self, words: _Words, fact: Fact) -> int:
        """Return 3 where the words right at a figure name its column, 2 where its clause does, 1 where its sentence."""
        unit = words.claim.mention.unit
        headed = [column for column, text in self._headers.items() if unit in text]
        if unit and base(unit)[0] not in _COMMON and len(headed) == 1:
            return 2 if headed == [fact.column] else 0
        for sure, said in ((3, words.tight_pairs), (2, words.near_pairs)):
            parts = {column: len(pairs & said) for column, pairs in self._columns.items()}
            mine = parts.pop(fact.column, 0)
            if mine or any(parts.values()):
                return sure if mine >= max(parts.values(), default=0) else 0
        return int(bool(self._columns[fact.column] & words.wide_pairs))


class _Words:
    """What stands around a figure."""

    def __init__(self, claim: Claim, labels: frozenset[str], only: bool) -> None:
        sentence, mention = claim.sentence, claim.mention
        assert mention.number is not None
        text = sentence.text
        before = max((one.end for one in sentence.mentions if one.end <= mention.start), default=0)
        after = min((one.start for one in sentence.mentions if one.start >= mention.end), default=len(text))
        begin = max((found.end() for found in _CLAUSES.finditer(text, 0, mention.start)), default=0)
        self.claim = claim
        self.labels = labels
        self.only = only
        """Whether no other cell has this value and unit."""
        self.clause = text[begin : mention.start]
        behind = _STOP.split(text[mention.end : min(after, mention.end + 12)])[0]
        # What follows the figure before, up to a stop, belongs to that one: 2个专业标准，5个课程标准.
        between = text[max(begin, before) : mention.start]
        ahead = between[found.end() :] if before > begin and (found := _STOP.search(between)) else between
        self.near_pairs = _pairs(ahead) | _pairs(behind)
        self.tight = _STOP.split(ahead)[-1]
        self.tight_pairs = _pairs(self.tight) | _pairs(behind)
        self.wide_pairs = _pairs(text[: mention.start]) | self.near_pairs
        self.change = _CHANGED.search(text[: mention.start]) is not None
        """Whether it says by how much something else has changed."""
        digits = re.sub(r"[^0-9]", "", mention.number.text).lstrip("0")
        self.digits = max(len(digits), mention.number.decimals + 1 if mention.number.decimals else 0)
        if mention.written:
            self.digits = len(str(int(mention.number.value)))

    def indicator(self, own: str, fact: Fact) -> int:
        """Return how surely the words of a figure name a row of the annex, whose own words are given."""
        tails = {own}
        if own == fact.row_core:
            tails.add(indicator_core(re.split(r"[-—:：]", fact.sheet.text(fact.row, 1))[-1]))
        if tails & {self.claim.key, self.claim.after} and not _PART_OF.match(min(tails, key=len)):
            return 40 + len(own)
        pairs = _pairs(own)
        near, wide = _share(pairs, self.near_pairs), _share(pairs, self.wide_pairs)
        if len(pairs) > 1 and near >= _MOST and (self.digits > 2 or self._touches(own)):
            return 40 + len(own)
        tail = bool(_pairs(own[-3:]) & self.near_pairs)
        if self.digits > 2 and (near >= _MANY or (wide >= _MANY and tail)):
            return 15
        if self.digits > 1 and len(pairs) > 2 and wide >= _MANY and near >= _HALF and tail:
            return 12
        return 5 if self.digits > 3 and self.only and wide >= _SOME else 0

    def _touches(self, own: str) -> bool:
        """Tell whether a name stands right before a figure or right behind it: 专业标准为2项, 2项专业标准."""
        text, mention = self.claim.sentence.text, self.claim.mention
        ends = text[: mention.start].rfind(own[-2:]) + 2
        behind = text[mention.end : mention.end + _REACH + 2]
        return (ends > 1 and mention.start - ends <= _REACH) or own[:2] in behind


def _in_order(naming: _Naming, spoken: Sequence[Claim]) -> dict[tuple[int, int], Fact]:
    """Return the cells of rows of figures that stand in the text as they stand in a column or row of a table."""
    found: dict[tuple[int, int], Fact] = {}
    for run in _runs(spoken):
        equal = [naming.equal(claim) for claim in run]
        lines = [line for start in equal[0] for line in _lines(start, equal)]
        if len(lines) == 1 and sum(_Words(claim, frozenset(), False).digits for claim in run) > 5:
            for claim, fact in zip(run, lines[0], strict=True):
                found[id(claim.sentence), claim.mention.start] = fact
    return found


def _runs(spoken: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield figures of one unit that are joined by nothing but 、 and 和."""
    run: list[Claim] = []
    for claim in spoken:
        if run:
            last = run[-1]
            between = claim.sentence.text[last.mention.end : claim.mention.start]
            joined = re.fullmatch(r"\s*[、和与及，]\s*", between) is not None
            if claim.sentence is last.sentence and joined and claim.mention.unit == last.mention.unit:
                run.append(claim)
                continue
            if len(run) > 1:
                yield run
        run = [claim]
    if len(run) > 1:
        yield run


def _lines(start: Fact, equal: Sequence[Sequence[Fact]]) -> Iterator[list[Fact]]:
    for down, right in ((1, 0), (0, 1)):
        line = [start]
        for further, facts_ in enumerate(equal[1:], 1):
            row, column = start.row + down * further, start.column + right * further
            line += [
                one for one in facts_ if (one.sheet.label, one.row, one.column) == (start.sheet.label, row, column)
            ]
        if len(line) == len(equal):
            yield line


def _row_words(sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """Return the words by which each row is known, without those that several rows have."""
    words = {
        row: [
            text
            for column in range(sheet.grid.width)
            if (text := sheet.text(row, column)) and cell_number(text) is None and not TOTAL.fullmatch(text)
        ]
        for row in sheet.body
    }
    counts: dict[str, int] = defaultdict(int)
    for own in words.values():
        for text in set(own):
            counts[text] += 1
    return {row: tuple(text for text in own if counts[text] == 1 and len(core(text)) > 1) for row, own in words.items()}


def _last(text: str, name: str) -> int:
    """Return where a name last ends in a text; -1 where it does not stand there."""
    at = text.rfind(name)
    return at + len(name) if at >= 0 else -1


def _share(pairs: frozenset[str], text: frozenset[str]) -> float:
    """Return how many of a name's pairs of characters a text has."""
    return len(pairs & text) / len(pairs) if pairs else 0.0


def _distinctive(names: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """Return the pairs of characters of each name that no other has."""
    counts = Counter(pair for pairs in names.values() for pair in pairs)
    return {at: frozenset(pair for pair in pairs if counts[pair] == 1) for at, pairs in names.items()}


def _telling(names: dict[int, frozenset[str]]) -> dict[int, frozenset[str]]:
    """Return the pairs of characters of each name that at most one other has: 录取, beside 录取率."""
    counts = Counter(pair for pairs in names.values() for pair in pairs)
    return {at: frozenset(pair for pair in pairs if counts[pair] <= 2) for at, pairs in names.items()}


def _indicators(known: Sequence[Fact]) -> dict[tuple[str, int], str]:
    """Return the words of each row of the annex; of a part whose own words others have too, with those above it."""
    rows = {(one.sheet.label, one.row): one for one in known if one.sheet.annex}
    counts = Counter((one.row_core, one.dimension) for one in rows.values())
    tops = Counter((one.row_core, one.dimension) for one in rows.values() if not _is_part(one))
    words = {}
    for key, one in rows.items():
        own, kind = one.row_core, (one.row_core, one.dimension)
        told = counts[kind] == 1 or (not _is_part(one) and tops[kind] == 1)
        words[key] = own if told and not _PART_OF.match(own) else _above(one) + own
    return words


def _is_part(fact: Fact) -> bool:
    return fact.sheet.text(fact.row, 1).strip().startswith("其中")


def _above(fact: Fact) -> str:
    """Return the words of the nearest row above that is no part and names no level alone."""
    for row in range(fact.row - 1, fact.sheet.grid.header - 1, -1):
        name = fact.sheet.text(row, 1).strip()
        core_ = indicator_core(name)
        if core_ and core_ != fact.row_core and not name.startswith("其中") and not _PART_OF.match(core_):
            return core_
    return ""


@lru_cache(maxsize=8192)
def _pairs(text: str) -> frozenset[str]:
    pairs = (text[index : index + 2] for index in range(len(text) - 1))
    return frozenset(pair for pair in pairs if pair not in _UNITS and _HANZI.fullmatch(pair))


def _one_unit(claim: Claim, fact: Fact) -> bool:
    one, other = claim.dimension, fact.dimension
    counts = one in PLAIN_COUNTERS and other in PLAIN_COUNTERS
    return one == other or not other or counts or (bool(one) and other.startswith(f"{one}/"))


def _one_year(claim: Claim, fact: Fact) -> bool:
    return claim.year in (None, fact.year) or str(claim.year) in fact.sheet.row_name(fact.row)


def _is_of_each(claim: Claim) -> bool:
    """Tell whether a figure is said of several things at once: 各为50人."""
    return _EACH.search(claim.sentence.text[: claim.mention.start]) is not None


def _told(fact: Fact) -> str:
    """Return the words of a cell's row, column and table."""
    return f"{fact.sheet.row_name(fact.row)}，{fact.sheet.columns[fact.column].full}，{fact.sheet.caption}"


def _alone_in_row(fact: Fact) -> bool:
    """Tell whether a cell is the only number of its row."""
    return len(fact.sheet.numbers(fact.row)) == 1


def _same_thing(found: Sequence[Fact]) -> Fact | None:
    """Return the first of cells of several tables that each have one of them; None where one table has two."""
    places: set[Place] = {one.spot.place for one in found}
    labels = {one.sheet.label for one in found}
    return found[0] if len(labels) == len(places) else None
