"""Shares of a whole that another place of the report states: 学徒1124人，占在校生的8.01%."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.statement import Statement
from reportdoc.audit.agreement.model.value import basic, slip
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, one_digit, rounded
from reportdoc.text.subject import core

CODE = "G509"

_OF = re.compile(
    r"占(?:全院|全校|学校|学院|全部|当年|同期)?(?P<base>[^，。；、占]{2,12}?)(?:总数|总人数|人数|总量|总额|总)?的?(?:比例)?[为达]?$"
)

_NEAR = Fraction(1, 50)
"""How far off, of itself, a share may be and still be meant for the whole it names, where no slip explains it."""


def whole_findings(document: Document, claims: tuple[Claim, ...], every: Sequence[Statement]) -> Iterator[Finding]:
    """Yield the shares that do not follow from their part and the whole they name, where nothing else gives them."""
    for part, share, wholes in named_shares(claims, every):
        sure = any(one.annex for one in wholes) or len(wholes) > 1
        if sure and not any(_gives(part, share, one) for one in wholes):
            yield from _judged(document, part, share, _likeliest(wholes))


def named_shares(
    claims: Sequence[Claim], every: Sequence[Statement]
) -> Iterator[tuple[Claim, Claim, Sequence[Statement]]]:
    """Yield each share that names its whole, behind the figure it is of, with what the report says of that whole."""
    known: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in every:
        for start in range(len(one.words) - 1):
            known[one.words[start:], one.dimension].append(one)
    for part, share in pairwise(claims):
        if part.sentence is not share.sentence or share.role is not Role.SHARE or part.role is not Role.LEVEL:
            continue
        between = share.sentence.text[part.mention.end : share.mention.start]
        named = _OF.search(between)
        if not named or re.search("；|依次|分别", between) or part.mention.approximate or share.mention.approximate:
            continue
        found, least = known.get((core(named["base"]), part.dimension), []), basic_value(part)
        if len(found) > _MOST:
            continue
        wholes = [one for one in found if one.value >= least > 0 and one.year in (None, share.year)]
        yield part, share, [one for one in wholes if not (one.claim and one.claim.mention.approximate)]


_MOST = 100
"""Figures of one name, beyond which the name tells no whole; each share would be held against all of them."""


def basic_value(claim: Claim) -> Decimal:
    """Return the value of a claim in basic units."""
    assert claim.mention.number
    return basic(claim.mention.number)[0]


def _likeliest(wholes: Sequence[Statement]) -> Statement:
    """Return the statement whose value most others of its name bear out, an indicator before others."""
    times = Counter(one.value for one in wholes)
    return max(wholes, key=lambda one: (times[one.value], one.annex, -len(one.words)))


def _exact(part: Claim, whole: Statement) -> Fraction:
    return 100 * Fraction(basic_value(part)) / Fraction(whole.value)


def _gives(part: Claim, share: Claim, whole: Statement) -> bool:
    """Tell whether a share follows from its part and a whole, as far as both are rounded in their own units."""
    assert share.mention.number and part.mention.number
    rate = share.mention.number
    top = basic(part.mention.number)
    near, off = 100 * float(top[0]) / whole.amount[0], 0.0
    for value, ulp in (tuple(map(float, top)), whole.amount):
        off += ulp / 2 / value if ulp != 1 else 0
    if abs(near - float(rate.value)) > (float(rate.ulp) + off * near) * _ROOM:
        return False
    exact, loose = _exact(part, whole), Fraction(0)
    for value, ulp in (top, basic(whole.number, whole.unit)):
        loose += Fraction(ulp) / 2 / Fraction(value) if ulp != 1 else 0
    return abs(exact - Fraction(rate.value)) < Fraction(rate.ulp) + loose * exact


def _judged(document: Document, part: Claim, share: Claim, whole: Statement) -> Iterator[Finding]:
    top, rate = part.mention.number, share.mention.number
    assert top is not None and rate is not None
    exact = _exact(part, whole)
    result = rounded(exact, rate.ulp, "%")
    near = abs(exact - Fraction(rate.value)) <= _NEAR * exact and rate.ulp < 1
    if not (slip(rate, result, "%") or near or _part_slipped(top, rate, whole)) or _explained(document, share, rate):
        return
    yield Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{share} does not follow from {part} and {whole}", share=str(rate), part=str(top), whole=str(whole.number)
        ),
        (share.spot, whole.spot),
        stated=str(rate),
        expected=f"{top.text} ÷ {whole.number.text} = {result}",
        key=f"{share.sentence.text}@{share.mention.start}",
    )


def _part_slipped(top: PrintedNumber, rate: PrintedNumber, whole: Statement) -> bool:
    """Tell whether one digit of the part makes the share right, which pins the part to one number."""
    value, ulp = basic(top)
    wanted = Fraction(rate.value) * Fraction(whole.value) / 100
    if Fraction(rate.ulp) * Fraction(whole.value) / 100 >= Fraction(ulp):
        return False
    digits = f"{round(wanted / Fraction(ulp))}"
    return one_digit(f"{value / ulp:.0f}", digits)


def _explained(document: Document, share: Claim, rate: PrintedNumber) -> bool:
    """Tell whether two figures of the passage give the share."""
    passage = document.passages[share.sentence.passage]
    numbers = [m.number for each in passage.sentences for m in each.mentions if m.number and m.number.unit != "%"]
    values = sorted({basic(number)[0] for number in numbers if number.value > 0})
    amounts = list(zip(values, map(float, values), strict=True))
    stated, off = float(rate.value), float(rate.ulp) * _ROOM
    return any(
        abs(100 * near / whole - stated) < off and rate.agrees(100 * Fraction(top) / Fraction(bottom))
        for at, (top, near) in enumerate(amounts)
        for bottom, whole in amounts[at + 1 :]
    )


_ROOM = 1.001
"""More than what binary fractions lose, so that few quotients have to be reckoned exactly."""
