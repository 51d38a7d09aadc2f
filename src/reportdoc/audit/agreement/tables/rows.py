"""Claims and the rows of tables whose names they mention."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact, by_row, name_columns, names_of, row_name
from reportdoc.audit.agreement.model.claim import Claim, distributed
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.names import Bearers
from reportdoc.audit.agreement.model.value import basic, fits
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.reading.role import Role
from reportdoc.audit.reading.sheet import TOTAL, Sheet
from reportdoc.text.subject import core

CODE = "G502"

_JOINTS = tuple("、和与及")
"""What joins the names of a list, which a figure behind it sums up."""

_BEFORE_NAME = re.compile(r"(?:^|[^一-鿿A-Za-z0-9]|[在到向由对于为的是有含中从以按，被]|其中|专业)$")
"""What may stand right before a name that is not part of a longer one."""

RowKey = tuple[str, int]


def row_links(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[ClaimLink]:
    """Yield the links between claims and the cells of rows, and of total rows, that they speak of."""
    rows = by_row(tuple(fact for fact in facts if not fact.sheet.annex))
    names = Bearers(_row_names(document))
    near = Near(document)
    for sentence, group in _by_sentence(claims):
        found = [hit for hit in names.find(sentence.text) if not _LONGER.match(sentence.text, hit[1])]
        named_sheets = {label for _, _, bearers in found for label, _ in bearers}
        for claim in group:
            for start, end, bearers in _last_names(found, claim.mention.start):
                whole = _BEFORE_NAME.search(sentence.text[:start]) is not None
                far = _strangers(sentence, end, claim.mention.start, rows, bearers)
                for link in _row(claim, _between(claim, start, end), bearers, rows, near):
                    yield link if whole and not far else replace(link, strength=Strength.LIKELY)
            yield from _totals(claim, near, named_sheets, rows)


ABOVE = re.compile("及?以[上下]")
"""What makes more of a name than its row: 省级以上."""

_LONGER = re.compile(f"{ABOVE.pattern}|学院|[系部]主任|专业群|公司|协会|中心")
"""What makes another name of it as well: 应用英语学院 is not the programme 应用英语."""


def _strangers(
    sentence: Sentence, start: int, end: int, rows: Mapping[RowKey, tuple[Fact, ...]], bearers: list[RowKey]
) -> bool:
    """Tell whether a figure between a name and another figure has no place in the rows of that name."""
    values = {fact.number.value for bearer in bearers for fact in rows.get(bearer, ())}
    return any(m.number and m.value not in values for m in sentence.mentions if start <= m.start and m.end <= end)


def _between(claim: Claim, start: int, end: int) -> str | None:
    """Return the words between a name and a figure; None where the name belongs to another clause or figure."""
    if shared := distributed(claim.sentence, claim.order):
        return claim.sentence.text[max(end, shared[0]) : shared[1]] if shared[0] <= start < shared[1] else None
    text = claim.sentence.text
    after_figure = any(mention.end == start - 1 for mention in claim.sentence.mentions)
    listed = (text[start - 1 : start] in _JOINTS and not after_figure) or text[end : end + 1] in _JOINTS
    if "；" in text[end : claim.mention.start] or (listed and start):
        return None
    last = max((m.end for m in claim.sentence.mentions if m.end <= claim.mention.start), default=0)
    return claim.sentence.text[max(end, last) : claim.mention.start]


def _last_names(found: list[tuple[int, int, list[RowKey]]], before: int) -> Iterator[tuple[int, int, list[RowKey]]]:
    """Yield for each table the last of its names in front of a figure."""
    seen: set[str] = set()
    for start, end, bearers in reversed([hit for hit in found if hit[1] <= before]):
        if fresh := [bearer for bearer in bearers if bearer[0] not in seen]:
            yield start, end, fresh
        seen.update(label for label, _ in bearers)


def _by_sentence(claims: tuple[Claim, ...]) -> Iterator[tuple[Sentence, list[Claim]]]:
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[id(claim.sentence)].append(claim)
    for group in groups.values():
        yield group[0].sentence, group


def _row_names(document: Document) -> Iterator[tuple[str, RowKey]]:
    for sheet in document.sheets:
        if sheet.annex:
            continue
        columns = name_columns(sheet)
        for row in sheet.body:
            each = [(column,) for column in columns] if not sheet.is_total(row) else [columns]
            for text in (row_name(sheet, row, one) for one in each):  # 产业学院, and the firm that leads it
                for name in names_of(text) if text else ():
                    yield name, (sheet.label, row)


_DEEP = 2
"""Points in the number of a section that is a part of one with the tables for all its parts, 2.2.2.1."""


class Near:
    """Which tables a sentence stands by: those its passage refers to, and those of its section."""

    def __init__(self, document: Document) -> None:
        """Take in a document."""
        self._document = document
        self._values: dict[str, frozenset[Decimal]] = {}
        self._sections: dict[tuple[str, str], list[Sheet]] = defaultdict(list)
        for sheet in document.sheets:
            if not sheet.annex:
                self._sections[sheet.spot.place.file, sheet.spot.section].append(sheet)

    def tables(self, sentence: Sentence, without: set[str]) -> list[Sheet]:
        """Return the tables near a sentence but for those some row of which it names."""
        spot = sentence.spot
        above = spot.section.rpartition(".")[0] if spot.section.count(".") > _DEEP else spot.section
        sections = dict.fromkeys((spot.section, above))
        near = [*self.referred(sentence)]
        near += [sheet for section in sections for sheet in self._sections.get((spot.place.file, section), ())]
        return [sheet for sheet in dict.fromkeys(near) if sheet.label not in without]

    def referred(self, sentence: Sentence) -> list[Sheet]:
        """Return the tables that the passage of a sentence refers to."""
        passage = self._document.passages[sentence.passage]
        labels = [label for each in passage.sentences for _, _, found in each.references for label in found]
        return [self._document.sheet[label] for label in labels if label in self._document.sheet]

    def states(self, sheet: Sheet, claim: Claim) -> bool:
        """Tell whether a table states a figure that stands before a claim in its sentence, the whole of a part."""
        if sheet.label not in self._values:
            numbers = (sheet.number(row, column) for row in sheet.body for column in range(sheet.grid.width))
            self._values[sheet.label] = frozenset(number.value for number in numbers if number)
        earlier = (m.value for m in claim.sentence.mentions if m.number and m.end <= claim.mention.start)
        return any(value in self._values[sheet.label] for value in earlier)

    def is_near(self, claim: Claim, sheet: Sheet) -> bool:
        """Tell whether a claim stands by a table."""
        return sheet in self.tables(claim.sentence, set())


def _row(
    claim: Claim, between: str | None, bearers: list[RowKey], rows: Mapping[RowKey, tuple[Fact, ...]], near: Near
) -> Iterator[ClaimLink]:
    if between is None:
        return
    words = core(between) + claim.key
    for bearer in bearers:
        possible = [fact for fact in rows.get(bearer, ()) if _comparable(claim, fact)]
        named = _named(possible, words)
        fits_unit = [fact for fact in possible if fact.dimension == claim.dimension]
        fits_unit = [one for one in fits_unit if not _WITHIN.match(one.sheet.columns[one.column].path[-1])]
        if len(fits_unit) > 1:
            fits_unit = [fact for fact in fits_unit if TOTAL.search(fact.sheet.columns[fact.column].name)]
        if named:
            own = claim.order == 0 or _is_own(claim, core(between), named)
            link = _link(claim, named, _strength(claim, named, near) if own else Strength.LIKELY)
            beside = _is_besides(claim, named, between, rows.get(bearer, ()))
            yield replace(link, misplaced=_misplaced(claim, named, between, _COUNTED), borrowed=beside)
        elif len(fits_unit) == 1 and claim.dimension != "%":
            sure = _belongs(core(between), fits_unit[0].sheet)
            link = _link(claim, fits_unit[0], _strength(claim, fits_unit[0], near) if sure else Strength.LIKELY)
            beside = _is_besides(claim, fits_unit[0], between, rows.get(bearer, ()))
            yield replace(link, misplaced=_misplaced(claim, fits_unit[0], between, _TELLING), borrowed=beside)
        elif claim.role is Role.GROWTH:
            # 增幅 in the table is 增长 in the text.
            growth = [fact for fact in possible if fact.is_step and fact.dimension == "%"]
            yield from (_link(claim, one, Strength.LIKELY) for one in growth[:1] if len(growth) == 1)


_DIRECT = re.compile("[^，。；、0-9]{0,8}")
"""What stands between a row's name and a figure that is of nothing else."""

_COUNTED = 10
"""Value from which a figure is not that of another row by chance, where the words name the column."""

_TELLING = 100
"""The same where they do not."""


def _misplaced(claim: Claim, fact: Fact, between: str, least: int) -> bool:
    """Tell whether a figure is that of another row, which its sentence does not name: 影视学院628名 for 融媒学院's."""
    sheet, value = fact.sheet, claim.mention.value
    if value < least or value == fact.number.value or sheet.is_total(fact.row) or not _DIRECT.fullmatch(between):
        return False
    if claim.subset or claim.local:
        return False
    rows = [row for row in sheet.body if row != fact.row and not sheet.is_total(row)]
    having = [row for row in rows if (number := sheet.number(row, fact.column)) and number.value == value]
    return len(having) == 1 and sheet.row_name(having[0]) not in claim.sentence.text


def _is_besides(claim: Claim, fact: Fact, between: str, row: Sequence[Fact]) -> bool:
    """Tell whether a figure is another of its row: 其他收入396.70万元 of last year, or 5760人次 where 5760 are 学时."""
    if claim.role is not Role.LEVEL or not _DIRECT.fullmatch(between):
        return False
    last = claim.year == fact.year and claim.mention.value >= _COUNTED
    return any(_is_last_years(claim, fact, one) for one in row if last) or any(
        one.dimension not in ("", "%", fact.dimension) and one.number.value == claim.mention.value
        for one in row
        if claim.mention.value >= _TELLING
    )


def _is_last_years(claim: Claim, fact: Fact, one: Fact) -> bool:
    """Tell whether a cell states for the year before what a figure says of this one."""
    same = one.year == fact.year - 1 and one.dimension == fact.dimension and not one.is_step
    return same and fits(claim.mention, one.number, one.unit)


_WITHIN = re.compile("其中")
"""How the header of a column begins that tells a part of what the row has."""


def _is_own(claim: Claim, words: str, fact: Fact) -> bool:
    """Tell whether the words behind the last figure name nothing but the column: 占18.00%, not 公用占18.00%."""
    rest = words
    for name in sorted(fact.column_names, key=len, reverse=True):
        rest = rest.replace(name, "")
    return not claim.clause.endswith(claim.mention.text) or len(rest) < _REST or _belongs(rest, fact.sheet)


def counted_subset(claim: Claim) -> bool:
    """Tell whether a claim speaks of some counted before: 新进的32人中，博士5人."""
    return re.search(r"[0-9][人名个项所门家位]中[，,]", claim.sentence.text[: claim.mention.start]) is not None


def _belongs(words: str, sheet: Sheet) -> bool:
    """Tell whether the words between a name and a figure say nothing new of the table."""
    return not words or words in sheet.caption or any(words in column.full for column in sheet.columns)


def _strength(claim: Claim, fact: Fact, near: Near) -> Strength:
    sure = near.is_near(claim, fact.sheet) and not (claim.local or counted_subset(claim)) and claim.mention.unit != ""
    if claim.subset and not near.states(fact.sheet, claim):
        sure = False
    return Strength.NAMED if sure else Strength.LIKELY


def _totals(
    claim: Claim, near: Near, without: set[str], rows: Mapping[RowKey, tuple[Fact, ...]]
) -> Iterator[ClaimLink]:
    if claim.inherited:
        return
    referred = near.referred(claim.sentence)
    for sheet in near.tables(claim.sentence, without):
        possible = [fact for fact in rows.get((sheet.label, total_row(sheet)), ()) if _comparable(claim, fact)]
        if named := _named(possible, claim.key):
            rest = min(len(claim.key) - len(name) for name in named.column_names if name in claim.key)
            sure = [sheet] == referred and rest <= _REST and not (claim.scope or claim.local)
            sure = sure and not (claim.narrowed or claim.subset)
            if sure and _of_some(claim, sheet, named.column):
                continue
            yield _link(claim, named, Strength.NAMED if sure else Strength.LIKELY)


def _of_some(claim: Claim, sheet: Sheet, column: int) -> bool:
    """Tell whether a claim sums up some rows, one below the other, of those that a total adds up."""
    numbers = [sheet.number(row, column) for row in sheet.body if not sheet.is_total(row)]
    values = [number.value if number else Decimal(0) for number in numbers]
    runs = (values[first:last] for first in range(len(values)) for last in range(first + 1, len(values) + (first > 0)))
    return len(values) <= _MOST and claim.mention.value in map(sum, runs)


_MOST = 30
"""Rows of a table whose runs are looked through."""

_REST = 2
"""Characters that a claim's words may have beside the name of a column and still mean its total."""


def total_row(sheet: Sheet) -> int:
    """Return the row with the grand total, or the only row; -1 where there is none."""
    totals = [row for row in sheet.body if sheet.is_total(row) and not row_name(sheet, row, ())]
    body = totals or list(sheet.body)
    return body[0] if len(body) == 1 else -1


def _comparable(claim: Claim, fact: Fact) -> bool:
    cohorts = {word for word in claim.scope if word.endswith("级") and word[:2].isdigit()}
    if any(cohort not in fact.sheet.columns[fact.column].full for cohort in cohorts):
        return False
    if claim.is_step != fact.is_step or is_finer(claim, fact) or (claim.mention.written and claim.mention.value < _FEW):
        return False
    if claim.year not in (None, fact.year) and not fact.is_step:
        return False
    if _A_HEAD.search(claim.sentence.text[: claim.mention.start]) and "均" not in fact.sheet.columns[fact.column].full:
        return False
    if fact.dimension:
        return fact.dimension == claim.dimension
    return claim.dimension not in ("%", "倍")


_A_HEAD = re.compile("(?<![平年月])均[为达是约]?$")
"""What tells a mean, which no column of amounts states: 项均7.80万元."""


_FEW = 10
"""Value from which a numeral in words counts the things of a row, and not kinds of them."""


def is_finer(claim: Claim, fact: Fact) -> bool:
    """Tell whether a figure has decimals where a cell counts things: 生均工位0.62个, 1072个."""
    number = claim.mention.number
    assert number is not None
    counted = fact.number.ulp == basic(fact.number, fact.unit)[1] == 1
    return counted and basic(number)[1] < 1


def _named(facts: list[Fact], words: str) -> Fact | None:
    """Return the fact with the longest column name among the words; None where none or two are equally long."""
    hits = [(len(name), fact) for fact in facts for name in fact.column_names if name in words]
    longest = max((length for length, _ in hits), default=0)
    best = list(dict.fromkeys(fact for length, fact in hits if length == longest))
    return best[0] if len(best) == 1 else None


def _link(claim: Claim, fact: Fact, strength: Strength) -> ClaimLink:
    title = " ".join(filter(None, (fact.sheet.row_name(fact.row), fact.sheet.columns[fact.column].full)))
    return ClaimLink(claim, fact.spot, fact.number, fact.unit, strength, CODE, title)
