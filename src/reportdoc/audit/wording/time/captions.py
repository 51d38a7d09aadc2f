"""Years of tables: in captions, in headers, in the text that refers to them, in the header of an indicator table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.wording.time.as_of import as_of_findings
from reportdoc.report.message import Message, message
from reportdoc.text.numerals import numeral

_ONE = re.compile(rf"(?<![0-9—–-])(?P<year>{YEAR})\s?(?P<kind>年度?|届|级)(?!\s?[至到—–-]|[0-9]{{1,2}}月|底|末|初)")

_RANGE = re.compile(
    rf"(?P<first>{YEAR})\s?(?:年|届|级)?\s?(?:[-—–~]{{1,2}}|至|到)\s?(?P<last>{YEAR})\s?(?P<kind>年度?|届|级)(?!学)"
)

_LAST = re.compile(r"近(?P<count>[两二三四五六])(?P<kind>年|届)")

_NAMED = re.compile(rf"(?P<year>{YEAR})\s?(?P<kind>年度?|届|级)(?:毕业生|学生|新生)?")


def caption_findings(document: Document) -> Iterator[Finding]:
    """Yield years of captions, headers and indicator tables that are at odds with one another or with the text."""
    for sheet in document.sheets:
        if sheet.annex:
            yield from _indicators(sheet, document.year)
            continue
        yield from _headers(sheet)
        if not sheet.chart:
            yield from _text(document, sheet)
    yield from _own(document)
    yield from as_of_findings(document)


_OWN = re.compile(
    rf"(?:关于|编制|编写|编好|撰写|本报告)[^，。；0-9]{{0,12}}(?P<year>{YEAR})年度?[^，。；、0-9]{{0,18}}报告"
)
"""The report by its year, where it is told why and how it is written."""


def _own(document: Document) -> Iterator[Finding]:
    """Yield an earlier year by which the report calls itself, in a sentence that says how it is written."""
    for sentence in document.sentences:
        for found in _OWN.finditer(sentence.dated) if "报告" in sentence.text else ():
            about = "本报告" in sentence.text or "编" in sentence.text
            if about and int(found["year"]) < document.year and str(document.year) not in found[0]:
                year = f"{found['year']}年"
                said = message(
                    "the text calls this the report of {stated}, it is of {year}",
                    stated=year,
                    year=f"{document.year}年",
                )
                yield _finding(said, Severity.EXPLAIN, (sentence.spot,), year, f"{document.year}年")


def _indicators(sheet: Sheet, year: int) -> Iterator[Finding]:
    """Yield the header of an indicator table that names another year than the report, and none that names its own."""
    named = [(column.index, int(found["year"])) for column in sheet.columns if (found := _NAMED.fullmatch(column.name))]
    if named and all(stated != year for _, stated in named):
        column, stated = named[-1]
        text = message("the header says {stated}, the report is of {year}", stated=stated, year=year)
        yield _finding(text, Severity.ERROR, (sheet.cell(sheet.grid.header - 1, column),), f"{stated}年", f"{year}年")


def _headers(sheet: Sheet) -> Iterator[Finding]:
    """Yield a caption whose year, first and last year, or number of years is not that of the headers or rows."""
    for kind in ("年", "届", "级"):
        years = _years(sheet, kind)
        text = ""
        if found := _last(_RANGE, sheet.caption, kind):
            told = {int(found["first"]), int(found["last"])}
            text = found[0] if len(years) > 1 and told != {min(years), max(years)} else ""
        elif found := _last(_ONE, sheet.caption, kind):
            text = found[0] if years and int(found["year"]) not in years else ""
        elif found := _last(_LAST, sheet.caption, kind):
            run = numeral(found["count"]) == len(years) == max(years, default=0) - min(years, default=0) + 1
            text = found[0] if len(years) > 1 and not run else ""
        if text:
            shown = "、".join(f"{year}{kind}" for year in sorted(years))
            said = message("the caption says {caption}, the table has {years}", caption=text, years=shown)
            yield _finding(said, Severity.CONFLICT, (sheet.spot,), text, shown)


def _last(pattern: re.Pattern[str], text: str, kind: str) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(text) if found["kind"][0] == kind), None)


def _years(sheet: Sheet, kind: str) -> set[int]:
    """Return the years that headers, or the names of rows, are made of."""
    headers = {text for column in sheet.columns for text in column.path}
    names = next((column for column in range(sheet.grid.width) if not sheet.is_serial(column)), 0)
    rows = {sheet.text(row, names) for row in sheet.body}
    for texts in (headers, rows):
        years = {int(found["year"]) for text in texts if (found := _NAMED.fullmatch(text)) and found["kind"][0] == kind}
        if years:
            return years
    return set()


def _text(document: Document, sheet: Sheet) -> Iterator[Finding]:
    """Yield a caption of another year than the report's where the text that refers to it never speaks of that year."""
    found = _last(_ONE, sheet.caption, "年")
    if not found or str(document.year) in re.findall(YEAR, sheet.caption) or _RANGE.search(sheet.caption):
        return
    for passage in document.passages:
        if any(sheet.label in labels for one in passage.sentences for _, _, labels in one.references):
            years = set(re.findall(rf"({YEAR})年", passage.text))
            if str(document.year) in years and found["year"] not in years:
                said = message(
                    "the caption says {caption}, the text {year}", caption=found[0], year=f"{document.year}年"
                )
                yield _finding(said, Severity.CONFLICT, (sheet.spot, passage.spot), found[0], f"{document.year}年")
                return


def _finding(said: Message, severity: Severity, spots: tuple[Spot, ...], stated: str, expected: str) -> Finding:
    return Finding("W622", severity, said, spots, stated, expected, key=f"{spots[0].place.file} {spots[0].text}")
