"""One number with two units: people and attendances, 万元 and 元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import bigrams
from reportdoc.text.units import base

CODE = "G507"

_OTHER: Mapping[str, str] = {"人": "人次", "人次": "人"}

_LEAST = 1000
"""Below this, people and attendances agree by chance too often."""

_DIGITS = 4
"""Digits, noughts at the ends aside, that two figures seldom share by chance."""

_SHARED = 2
"""Pairs of characters that two statements of one thing share."""

Statement = tuple[str, Spot, str]
"""Unit, place, and the words around."""


def people_findings(claims: tuple[Claim, ...], facts: tuple[Fact, ...], told: frozenset[str]) -> Iterator[Finding]:
    """Yield where running text gives a number another unit than other places: 人 for 人次, 元 for 万元.

    `told` has the keys of the claims that are known to differ from what they are linked with.
    """
    stated: dict[Decimal, list[Statement]] = defaultdict(list)
    for fact in facts:
        digits, unit = _bare(fact.number, fact.unit)
        if _telling(fact.number, fact.dimension):
            words = fact.sheet.row_name(fact.row) + fact.sheet.caption + fact.sheet.columns[fact.column].full
            stated[digits].append((unit, fact.spot, words))
    spoken = [
        claim
        for claim in claims
        if claim.mention.number and claim.role is not Role.MEAN and _telling(claim.mention.number, claim.dimension)
    ]
    for claim in spoken:
        digits, unit = _bare(claim.mention.number)
        stated[digits].append((unit, claim.spot, claim.lead[-12:] + claim.key))
    pairs: set[frozenset[Spot]] = set()
    asked: dict[str, list[Finding]] = defaultdict(list)
    for claim in spoken:
        for found in _finding(claim, stated[_bare(claim.mention.number)[0]]):
            if found.key not in told and frozenset(found.spots) not in pairs:
                pairs.add(frozenset(found.spots))
                if found.severity is Severity.EXPLAIN:
                    asked[found.spots[1].place.file].append(found)
                else:
                    yield found
    for group in asked.values():
        yield _of_one_table(group)


def _of_one_table(group: Sequence[Finding]) -> Finding:
    """Return one finding for all the figures of a table that the text counts in another unit."""
    spots = tuple(dict.fromkeys(spot for found in group for spot in found.spots))
    return replace(group[0], spots=spots)


def _telling(number: PrintedNumber, dimension: str) -> bool:
    digits = number.value.normalize().as_tuple().digits
    return (dimension in (*_OTHER, *_AREAS) and number.value >= _LEAST) or len(digits) >= _DIGITS


def _bare(number: PrintedNumber | None, other: str = "") -> tuple[Decimal, str]:
    """Return the digits of a number and its unit in one form, 人 for 名, with its scale: 20.12万平方米 is 20.12."""
    assert number is not None
    digits = number.text.rstrip("十百千万亿")
    unit = number.text[len(digits) :] + (number.unit or other)
    name, factor = base(unit)
    plain = re.sub(r"[^0-9.]", "", digits)
    return (Decimal(plain), name if factor == 1 else unit) if plain else (number.value, number.unit)


def _finding(claim: Claim, statements: list[Statement]) -> Iterator[Finding]:
    unit = _bare(claim.mention.number)[1]
    others = [one for one in statements if one[1].place != claim.spot.place and _related(claim, one[2], one[1])]
    same = sum(one[0] == unit for one in others)
    # P407 tells a share behind 占 that has no percent sign.
    share = claim.sentence.text[: claim.mention.start].rstrip().endswith("占")
    if not unit and not share and re.match(r"[，。；）]|$", claim.sentence.text[claim.mention.end :]):
        others = [one for one in others if one[0] not in ("", ":", "：", "∶")]
        others = [one for one in others if one[0] not in claim.sentence.text[: claim.mention.start]]
        different, same = others, 0
    else:
        telling = len(re.sub(r"\D", "", claim.mention.number.text)) > _DIGITS if claim.mention.number else False
        different = [
            one
            for one in others
            if one[0] == _OTHER.get(unit)
            or _is_scaled(one[0], unit)
            or {one[0], unit} < {*_AREAS}
            or (telling and _is_other(one[0], unit, claim))
        ]
    if not different or same >= len(different):
        return
    other, spot, _ = different[0]
    # A table may count 人次 under 人数; two sentences that do are at odds.
    yield Finding(
        CODE,
        Severity.EXPLAIN if other == _OTHER.get(unit) and spot.place.cell else Severity.CONFLICT,
        message("{stated}: elsewhere the same number counts {unit}", stated=claim.mention.text, unit=other),
        (claim.spot, spot),
        stated=str(claim.mention.number),
        expected=f"{claim.mention.number.text.rstrip('十百千万亿')}{other}" if claim.mention.number else "",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )


def _is_other(one: str, unit: str, claim: Claim) -> bool:
    """Tell whether two units are of two kinds, and neither is a part of the other, as 元 is of 元/人."""
    goes_on = claim.sentence.text.startswith(one, claim.mention.end)
    return bool(one and unit) and one not in unit and unit not in one and not goes_on


_AREAS = ("平方米", "亩", "公顷")
"""Units of one kind, in which one area has never the same number."""


def _is_scaled(one: str, other: str) -> bool:
    """Tell whether two units measure one kind of thing at two scales: 万元 and 元, 平方米 and 万平方米."""
    return bool(one and other) and base(one)[0] == base(other)[0] and base(one)[1] != base(other)[1]


def _related(claim: Claim, words: str, spot: Spot) -> bool:
    shared = len(bigrams(claim.lead[-12:] + claim.key) & bigrams(words))
    near = spot.section == claim.spot.section and spot.place.file != claim.spot.place.file
    return near or shared >= _SHARED
