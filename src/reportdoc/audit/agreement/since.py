"""Years of tables told in the text: when something that fills a row was founded, signed, first held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.audit.agreement.cell import name_columns, names_of, row_name
from reportdoc.audit.agreement.names import Bearers
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

CODE = "G502"

_YEAR = r"(?:19|20)[0-9]{2}"

_CELL = re.compile(rf"({_YEAR})(?:年(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?|[.-][0-9]{{1,2}})?")

_HEADER = re.compile(r"([一-鿿]{2})的?(?:年份|时间|日期|年度|年月|年)$")
"""A header that says what happened then: 签约年份, 成立时间, 首办年份."""

_MOST = 0.8
"""Share of the cells of a column of years that are years."""

_BEHIND = re.compile(
    rf"[^，。；、0-9]{{0,3}}(?:，|于|是|在|自|从|由|[（(])?(?:[^，。；、0-9]{{0,6}}于)?(?P<year>{_YEAR})年(?P<rest>[^，。；、0-9]{{0,12}})"
)
"""The year told right behind a name: 产业学院2021年成立, 公司于2019年签约."""

_BEFORE = re.compile(rf"(?P<year>{_YEAR})年(?P<rest>[^，。；、0-9]{{2,8}}?)的?[“《]?$")
"""The year told right before a name: 2022年签约的晚晴护理公司."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """What a row says of a year."""

    year: int
    act: str
    """What happened then, as the header calls it: 签约."""
    spot: Spot


def since_findings(document: Document) -> Iterator[Finding]:
    """Yield the years of the text that are others than those which a table tells of the same."""
    rows = Bearers((name, found) for sheet in document.sheets for name, found in _dated(sheet))
    for sentence in document.sentences:
        if sentence.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and re.search(_YEAR, sentence.text):
            yield from _judged(sentence, list(rows.find(sentence.text)))


def _judged(sentence: Sentence, found: Sequence[tuple[int, int, list[_Dated]]]) -> Iterator[Finding]:
    for start, end, bearers in found:
        told = (_BEHIND.match(sentence.text, end), _BEFORE.search(sentence.text, max(0, start - _REACH), start))
        for year in told:
            same = [one for one in bearers if year and one.act in year[0]]
            if year and same and int(year["year"]) not in {one.year for one in same}:
                said = message(
                    "{subject}: the text says {stated}, {place} says {other}",
                    subject=sentence.text[start:end],
                    stated=year["year"],
                    place=same[0].spot.place,
                    other=same[0].year,
                )
                spots = (sentence.spot, same[0].spot)
                key = f"{sentence.text[start:end]} {year['year']} {sentence.text}"
                yield Finding(CODE, Severity.CONFLICT, said, spots, f"{year['year']}年", f"{same[0].year}年", key=key)


_REACH = 16
"""Characters before a name in which its year is looked for."""


def _dated(sheet: Sheet) -> Iterator[tuple[str, _Dated]]:
    """Yield the names of rows with the years that a column tells of them."""
    names = () if sheet.annex or sheet.chart else name_columns(sheet)
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in sheet.columns if names else ():
        act = _HEADER.search(column.name)
        years = {row: found for row in body if (found := _CELL.fullmatch(sheet.text(row, column.index)))}
        if act is None or len(years) < _MOST * len(body):
            continue
        once = defaultdict(set)
        for row in years:
            for name in _names(sheet, row, names):
                once[name].add(row)
        for name, rows in once.items():
            if len(rows) == 1:
                (row,) = rows
                yield name, _Dated(int(years[row][1]), act[1], sheet.cell(row, column.index))


def _names(sheet: Sheet, row: int, columns: tuple[int, ...]) -> Iterator[str]:
    """Yield what may name a row: each of its naming columns."""
    for text in {row_name(sheet, row, columns), *(sheet.text(row, column) for column in columns)}:
        yield from (
            name for name in names_of(text.strip("“”《》")) if len(name) >= _LEAST and not _CELL.fullmatch(name)
        )


_LEAST = 3
"""Characters of a name."""
