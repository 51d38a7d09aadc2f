"""How many things a caption or a sentence says a table lists, against its rows."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import RATE, name_columns
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.tables.rows import total_row
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.lists.counts import Count, counts
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.mention import MentionKind
from reportdoc.audit.reading.passage import PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.subject import core
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "G504"

_NAME_END = re.compile(r"(?:名称|姓名|名|全称|一览表|明细表|汇总表|统计表|情况表?|清单|目录|表)$")

_SHARED = 4
"""Characters of a claim's words that a caption ends with or holds when both name the things listed."""

_TELLING = 100
"""Totals from which two in one sentence show that it speaks of their table."""

_NEAR = 2
"""How far off a count may be and still mean the rows of a table."""


def count_findings(document: Document, claims: tuple[Claim, ...]) -> Iterator[Finding]:
    """Yield where a caption, or a sentence that refers to a table, counts what the table lists otherwise."""
    captions = {p.block: p.sentences[0] for p in document.passages if p.kind is PassageKind.CAPTION and p.sentences}
    for sheet in document.sheets:
        if (caption := captions.get(sheet.label)) and not sheet.chart and not sheet.annex:
            yield from _caption(sheet, caption)
    told = list(_things(document))
    yield from told
    totals = _totals(document)
    for claim in claims:
        if claim.mention.unit in PLAIN_COUNTERS | {"人", "名", "位", "个专业"} and not claim.mention.approximate:
            for sheet in _referred(document, claim):
                yield from (one for one in _sentence(sheet, claim) if one.spots[0] not in {f.spots[0] for f in told})
            if claim.order == 0 and claim.mention.unit in PLAIN_COUNTERS:
                yield from _beside_totals(totals, claim)


_PART = re.compile("(?:前|后|其中|另|另外|其余|其他|这|各|每|有|中的?)$")
"""Words before a number that may count some of the things."""

_GOES_ON = re.compile("[群类组部级大门]")
"""What makes another thing of a noun: 专业群."""


def _things(document: Document) -> Iterator[Finding]:
    """Yield a number of what a column is called, in a sentence that refers to its table, that is one off its names."""
    for sentence in document.sentences:
        labels = dict.fromkeys(label for _, _, labels in sentence.references for label in labels)
        sheets = [document.sheet[label] for label in labels if label in document.sheet]
        sheets = [sheet for sheet in sheets if not sheet.annex and not sheet.chart]
        for count in counts(sentence) if sheets else ():
            told = [(sheet, size) for sheet in sheets if (size := _listed_as(sheet, count))]
            if told and not _PART.search(sentence.text[: count.start]):
                sheet, size = told[0]
                possible = {rows(sheet), *listed(sheet).values(), *(size for _, size in told)}
                if count.value not in possible and abs(count.value - size) == 1:
                    yield _finding(sheet, sentence, count.text, size, Severity.CONFLICT)


def _listed_as(sheet: Sheet, count: Count) -> int:
    """Return how many names a table's column has that is called what is counted; 0 where none is."""
    nouns = {noun.replace("国别", "国家"): size for noun, size in listed(sheet).items()}
    called = [noun for noun in nouns if len(noun) > 1 and count.behind.startswith(noun)]
    noun = max(called, key=len, default="")
    return nouns[noun] if noun and not _GOES_ON.match(count.behind[len(noun) :]) else 0


def _totals(document: Document) -> dict[Decimal, list[Sheet]]:
    """Return the tables whose grand total states a number of three or more digits, by that number."""
    found: dict[Decimal, list[Sheet]] = defaultdict(list)
    for sheet in document.sheets:
        row = total_row(sheet)
        for column in range(sheet.grid.width) if row >= 0 and not sheet.annex else ():
            number = sheet.number(row, column)
            rate = number and (
                number.unit == "%" or sheet.unit_of(column) == "%" or RATE.search(sheet.columns[column].name)
            )
            if number and number.value >= _TELLING and not rate and sheet not in found[number.value]:
                found[number.value].append(sheet)
    return found


def _beside_totals(totals: dict[Decimal, list[Sheet]], claim: Claim) -> Iterator[Finding]:
    """Yield a count that opens a sentence with two totals of a table, and is not the number of its rows."""
    later = [m.value for m in claim.sentence.mentions if m.number and m.start > claim.mention.start]
    told = Counter(sheet.label for value in later for sheet in totals.get(value, ()))
    sheets = {sheet.label: sheet for value in later for sheet in totals.get(value, ())}
    for label, count in told.items():
        lines = rows(sheets[label])
        near = abs(int(claim.mention.value) - lines) <= _NEAR
        if count >= 2 and near and claim.mention.value not in {lines, *listed(sheets[label]).values()}:
            # That two totals of a table are told behind a count does not say that it counts the rows.
            yield _finding(sheets[label], claim.sentence, claim.mention.text, lines, Severity.EXPLAIN)


def listed(sheet: Sheet) -> dict[str, int]:
    """Return how many different things each column of words lists, by what the column calls them."""
    found: dict[str, int] = {}
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in range(sheet.grid.width):
        texts = [sheet.text(row, column) for row in body if not sheet.is_covered(row, column)]
        words = [text for text in texts if text and not re.fullmatch(r"[0-9.,%％\s/—-]+", text)]
        if len(words) == len(texts) and words and not sheet.is_serial(column):
            found[_noun(sheet.columns[column].name)] = len(set(words))
    return found


def rows(sheet: Sheet) -> int:
    """Return how many things a table lists: its rows without totals, each merged name once."""
    body = [row for row in sheet.body if not sheet.is_total(row)]
    serial = next((column for column in range(sheet.grid.width) if sheet.is_serial(column)), None)
    if serial is not None:
        return sum(not sheet.is_covered(row, serial) for row in body)
    names = name_columns(sheet)
    return sum(not sheet.is_covered(row, names[-1]) for row in body) if names else len(body)


def _caption(sheet: Sheet, caption: Sentence) -> Iterator[Finding]:
    """A count in brackets at a caption's end, 规划教材（4本）."""
    for mention in caption.mentions:
        if mention.kind is not MentionKind.QUANTITY or mention.approximate or mention.unit not in PLAIN_COUNTERS:
            continue
        bracketed = re.search(r"[（(]\s*+(?:[共计]\s*+)?$", caption.text[: mention.start])
        if not bracketed and (mention.start or not re.match(r"[一-鿿]", caption.text[mention.end :])):
            continue
        possible = {rows(sheet), *listed(sheet).values()}
        if int(mention.value) not in possible:
            yield _finding(sheet, caption, mention.text, rows(sheet), Severity.ERROR)


def _sentence(sheet: Sheet, claim: Claim) -> Iterator[Finding]:
    nouns = listed(sheet)
    count = nouns.get(claim.key)
    caption = core(_NAME_END.sub("", sheet.caption))
    if count is None and any(claim.key[-length:] in caption for length in range(_SHARED, len(claim.key) + 1)):
        count = rows(sheet)
    if count is None or claim.local or claim.narrowed or claim.scope - set(claim.key) or claim.order:
        return
    if claim.dimension == "人" and any(sheet.unit_of(column) == "人" for column in range(sheet.grid.width)):
        return  # what is counted are people of the things listed: 社团规模635人
    stated = any(n.value == claim.mention.value for row in sheet.body for n in sheet.numbers(row))
    if int(claim.mention.value) not in {count, rows(sheet), *nouns.values()} and not stated:
        yield _finding(sheet, claim.sentence, claim.mention.text, count, Severity.CONFLICT)


def _finding(sheet: Sheet, sentence: Sentence, stated: str, count: int, severity: Severity) -> Finding:
    return Finding(
        CODE,
        severity,
        message(
            "the text counts {stated}, the table {caption} lists {count}",
            stated=stated,
            caption=sheet.caption,
            count=count,
        ),
        tuple(dict.fromkeys((sentence.spot, sheet.spot, sheet.cell(sheet.body.stop - 1, 0)))),
        stated=stated,
        expected=str(count),
    )


def _referred(document: Document, claim: Claim) -> list[Sheet]:
    """Return the table that the claim's own sentence refers to, where it is one."""
    labels = [label for _, _, labels in claim.sentence.references for label in labels]
    sheets = [document.sheet[label] for label in dict.fromkeys(labels) if label in document.sheet]
    return sheets if len(sheets) == 1 and not (sheets[0].annex or sheets[0].chart) else []


def _noun(header: str) -> str:
    return core(_NAME_END.sub("", header))
