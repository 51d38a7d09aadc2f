"""Classes by their figures: 2021级2940名, where 2940 are told of 2022级 elsewhere; a class taken in another year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

_YEAR = r"(?:19|20)[0-9]{2}"

_TOLD = re.compile(
    rf"(?<![0-9—–至和、])(?P<year>{_YEAR})(?P<kind>[级届])(?![、和与至—–比较-])[^，。；、（比较多少0-9]{{0,14}}?(?=[0-9])"
)
"""A class, and how many of it there are: 2022级2940名."""

_CLASS = re.compile(rf"({_YEAR})([级届])")

_TAKEN = re.compile(
    rf"(?<![0-9])(?P<year>{_YEAR})年(?:(?:[789]|10)月|秋季?)[^。；0-9]{{0,16}}(?P<class>{_YEAR})级(?:[^，。；0-9]{{0,12}}(?:招收|招生|入学|开班|组班|报到)|(?<=[招收]....级)(?:新生|学生))"
)

_FEW = 100
"""Persons below which two classes may well be as many."""

_SURE = 1000
"""Persons from which no two classes are as many, though each is told once."""


def class_findings(document: Document) -> Iterator[Finding]:
    """Yield classes of which a figure is told that is another class's, and such as were taken in another year."""
    told: dict[tuple[Decimal, str], dict[str, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for sentence in document.sentences:
        if "级" in sentence.text or "届" in sentence.text:
            for value, year, kind in _said(sentence):
                told[value, kind][year].append(sentence.spot)
            for found in _TAKEN.finditer(sentence.dated):
                if found["year"] != found["class"]:
                    said = message(
                        "{cohort} here, {year} there", cohort=f"{found['class']}级", year=f"{found['year']}年入学"
                    )
                    spots = (sentence.spot,)
                    yield Finding("W621", Severity.EXPLAIN, said, spots, f"{found['class']}级", key=found[0])
    for sheet in document.sheets:
        for value, year, kind, spot in _stated(sheet, document.year):
            if (value, kind) in told:
                told[value, kind][year].append(spot)
    for (value, kind), years in told.items():
        if len(years) == _TWO:
            yield from _judged(value, kind, years, str(document.year))


_TWO = 2


def _said(sentence: Sentence) -> Iterator[tuple[Decimal, str, str]]:
    counts = {one.start: one for one in sentence.mentions if one.number and not one.approximate}
    for found in _TOLD.finditer(sentence.dated):
        count = counts.get(found.end())
        if count and count.unit in ("人", "名") and count.value >= _FEW:
            yield count.value, found["year"], found["kind"]


def _stated(sheet: Sheet, reported: int) -> Iterator[tuple[Decimal, str, str, Spot]]:
    """Yield the figures of a table whose row, column or caption names a class; an indicator's is the one that left."""
    caption = _CLASS.findall(sheet.caption)
    for row in sheet.body:
        beside = [one for column in range(min(2, sheet.grid.width)) for one in _CLASS.findall(sheet.text(row, column))]
        if sheet.annex and any("就业" in sheet.text(row, at) for at in range(min(3, sheet.grid.width))):
            beside.append((str(reported), "届"))
        for column in sheet.columns:
            number = sheet.number(row, column.index)
            if number is not None and number.value >= _FEW:
                for year, kind in {*caption, *beside, *_CLASS.findall(" ".join(column.path))}:
                    yield number.value, year, kind, sheet.cell(row, column.index)


def _judged(value: Decimal, kind: str, years: dict[str, list[Spot]], current: str) -> Iterator[Finding]:
    """Yield the class that has a figure once, in running text, where another has it elsewhere."""
    by_weight = sorted(years, key=lambda year: (len(years[year]), year == current, bool(years[year][0].place.cell)))
    odd, usual = by_weight
    (spot, *more), others = years[odd], years[usual]
    if more or spot.place.cell or (value < _SURE and len(others) == 1 and not others[0].place.cell):
        return
    said = message(
        "{value} are told of {cohort}, and elsewhere of {other}",
        value=f"{value:f}",
        cohort=odd + kind,
        other=usual + kind,
    )
    yield Finding(
        "W621",
        Severity.CONFLICT,
        said,
        (spot, others[0]),
        odd + kind,
        usual + kind,
        key=f"{odd}{kind} {value} {spot.text}",
    )
