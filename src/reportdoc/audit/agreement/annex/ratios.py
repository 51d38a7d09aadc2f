"""Ratios of the text against the indicator tables: 生师比为17.43∶1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import figures
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.subject import indicator_core

CODE = "G501"

_RATIO = re.compile(r"\s*(\d+(?:\.\d+)?)\s*[:：∶比]\s*(\d+(?:\.\d+)?)\s*")

_EARLIER = re.compile(r"上年|去年|上一年|(?:19|20)\d\d\s*年")

_FROM = re.compile("[由从][^至到]{0,6}$|按$")
"""Before what there was before."""

_TELLING = 3
"""Digits of a ratio that two things hardly have in another order: 1:332 and 1:323."""

_NOUN = re.compile("[一-鿿]{2}比")
"""What a ratio is called: 师生比."""

_CHANGED = re.compile(r"[:：∶比]\s{0,2}[0-9.]{1,8}(?:逐步)?(?:下降|上升|降低|提高|优化|[降升变])[至到为成]$")
"""After a ratio, what leads to what it has become."""

SUPPOSED = re.compile("[，。；]若|^若|如果|假如|倘若")
"""What says that a figure is what would be."""

_REACH = 10
"""Characters before a ratio among which its name stands."""


def ratio_findings(document: Document) -> Iterator[Finding]:
    """Yield where the text states another ratio than the indicator of that name."""
    known = [
        (indicator_core(sheet.text(row, 1)), sheet, row, column, found)
        for sheet in document.sheets
        if sheet.annex and sheet.grid.width > 1
        for row in sheet.body
        for column in range(2, sheet.grid.width)
        if (found := _read(_ratio(sheet, row, column)))
    ]
    for sentence in document.sentences:
        for mention in sentence.mentions:
            if mention.kind is not MentionKind.RATIO:
                continue
            before = sentence.text[max(0, mention.start - _REACH) : mention.start]
            before = re.split("[，；。]", before)[-1]
            clause = re.split("[，；。]", sentence.text[: mention.start])[-1].replace(f"{document.year}年", "")
            if changed := _CHANGED.search(sentence.text, 0, mention.start):
                before, clause = clause, ""  # 由上年的17.86∶1降至17.50∶1
            stated = _read(mention.text)
            for name, sheet, row, column, found in known:
                named = len(name) >= _SHORT and name in before and not re.search(r"约|近", before)
                if not stated or not named or _EARLIER.search(clause) or _same(stated, found):
                    continue
                if ("." in found[1] and "." not in stated[1]) or (not changed and _FROM.search(before)):
                    continue  # 2∶1 is how some are counted, 由17.83:1 what there was
                if SUPPOSED.search(sentence.text, 0, mention.start) or _of_few(sentence):
                    continue
                yield Finding(
                    CODE,
                    Severity.CONFLICT,
                    message(
                        "{subject}: the text says {stated}, {place} says {other}",
                        subject=sheet.text(row, 1),
                        stated=mention.text,
                        place=str(sheet.cell(row, column).place),
                        other=found[0].strip(),
                    ),
                    (sentence.spot, sheet.cell(row, column)),
                    stated=f"{mention.text}；{found[0].strip()}",
                    key=f"{sentence.text}@{mention.start}",
                )


def turned_ratios(document: Document) -> Iterator[Finding]:
    """Yield the ratios of one name that two sentences have with the same digits in another order: 1:332 and 1:323."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Sentence, Mention]]] = defaultdict(list)
    for sentence in document.sentences:
        for mention in sentence.mentions:
            found = _read(mention.text) if mention.kind is MentionKind.RATIO else None
            before = sentence.text[: mention.start]
            if found and "1" in found.groups() and not _EARLIER.search(re.split("[，；。]", before)[-1]):
                digits = "".join(sorted("".join(found.groups())))
                for name in set(_NOUN.findall(before)) if len(digits) > _TELLING else ():
                    groups[name, (digits, found[1] if found[1] == "1" else "")].append((sentence, mention))
    for (name, _), told in groups.items():
        sentence, first = told[0]
        stated = _read(first.text)
        assert stated is not None
        others = ((place, one) for place, one in told if (read := _read(one.text)) and not _same(read, stated))
        other = next(others, None)
        if other and other[0] is not sentence:
            yield Finding(
                "G503",
                Severity.CONFLICT,
                message(
                    "{subject}: the text says {stated}, {place} says {other}",
                    subject=name,
                    stated=other[1].text,
                    place=str(sentence.spot.place),
                    other=first.text,
                ),
                (other[0].spot, sentence.spot),
                stated=f"{other[1].text}；{first.text}",
                key=f"{other[0].text}@{other[1].start}",
            )


def _of_few(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of a few people only: a workshop's nine teachers, not the college's."""
    people = [one.value for one in figures(sentence) if one.dimension == "人"]
    return bool(people) and max(people) < _FEW


_FEW = 100


def _read(text: str) -> re.Match[str] | None:
    """Return a ratio with its two numbers; None for another text, and for one of nought, which is none."""
    found = _RATIO.fullmatch(text)
    return found if found and all(float(number) for number in found.groups()) else None


def _ratio(sheet: Sheet, row: int, column: int) -> str:
    """Return the ratio a cell states, 17.43∶1; where the unit says that it is one, the number alone stands there."""
    alone = sheet.grid.width > _UNIT + 1 and column > _UNIT and sheet.text(row, _UNIT).rstrip("1") in _SIGNS
    return sheet.text(row, column) + (":1" if alone and sheet.number(row, column) else "")


_SIGNS = (":", "：", "∶")

_UNIT = 2
"""The column of an indicator table that says the unit."""

_SHORT = 3
"""Characters of a name that tell a ratio, 生师比."""


def _same(one: re.Match[str], other: re.Match[str]) -> bool:
    """Tell whether two ratios are one, as exactly as the coarser is printed."""
    first, second = (Fraction(found[1]) / Fraction(found[2]) for found in (one, other))
    ulp = max(Decimal(1).scaleb(-len(found[1].partition(".")[2])) for found in (one, other))
    return abs(first - second) < Fraction(ulp) if first >= 1 else abs(1 / first - 1 / second) < Fraction(ulp)
