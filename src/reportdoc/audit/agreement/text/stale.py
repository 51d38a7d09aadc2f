"""Figures of this year that are last year's: 接近1.6万课时, where 15600 has become 18880."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import pairwise

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.statement import LIKE, SOME, Statement, Words
from reportdoc.audit.agreement.model.value import basic, fits
from reportdoc.audit.agreement.tables.steps import Series
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber

CODE = "G508"

_LEAST = 10
"""Value below which things are too often as many as last year."""

_LARGE = 100

_VERY_LIKE = 0.7
"""Likeness from which figures below a hundred are held together."""


def stale_findings(
    every: Sequence[Statement],
    words: Words,
    claims: Sequence[Claim],
    facts: Sequence[Fact],
    year: int,
    told: Set[tuple[Place, Place]],
) -> Iterator[Finding]:
    """Yield the figures of this year that state what was last year's; `year` is the year reported on.

    `told` holds the pairs of places that other checks have found to differ.
    """
    before: dict[tuple[str, Decimal], list[tuple[Decimal, tuple[PrintedNumber, str]]]] = defaultdict(list)
    for dimension, now, number, unit in (*_columns(facts), *_moves(claims)):
        before[dimension, now].append((basic(number, unit)[0], (number, unit)))
    groups: dict[str, list[Statement]] = defaultdict(list)
    moved: dict[str, list[Statement]] = defaultdict(list)
    for one in every:
        groups[one.dimension].append(one)
        if (one.dimension, one.value) in before:
            moved[one.dimension].append(one)
    for one in every:
        claim = one.claim
        if (
            claim is None
            or claim.year != year
            or claim.role is not Role.LEVEL
            or claim.local
            or claim.subset
            or one.value < _LEAST
        ):
            continue
        for later in moved[one.dimension]:
            if later.year != one.year or later.home == one.home:
                continue
            thens = before[one.dimension, later.value]
            if not any(_about(one.value, value) and fits(claim.mention, *then) for value, then in thens):
                continue
            if basic(later.number, later.unit)[0] in _beside(claim):
                continue
            if fits(claim.mention, later.number, later.unit):
                continue
            least = LIKE if one.value >= _LARGE else _VERY_LIKE
            if words.likeness(one, later) < least or _told_alike(one, groups[one.dimension], words):
                continue
            if (one.spot.place, later.spot.place) not in told:
                yield Finding(
                    CODE,
                    Severity.CONFLICT,
                    message(
                        "{stated} is what it was before; {place} says {other} now",
                        stated=claim.mention.text,
                        place=str(later.spot.place),
                        other=f"{later.number.text}{later.unit}",
                    ),
                    (one.spot, later.spot),
                    stated=f"{one.number}；{later.number}",
                    key=f"{one.spot.text}@{one.words}",
                )
                break


def _beside(claim: Claim) -> set[Decimal]:
    """Return what the sentence of a claim states: 依次为2196人、2328人、2466人 tells last year's and this year's."""
    return {basic(mention.number)[0] for mention in claim.sentence.mentions if mention.number}


def _about(one: Decimal, other: Decimal) -> bool:
    """Tell whether two values are near enough for one to round to the other."""
    return abs(one - other) * 10 <= max(one, other)


def _told_alike(one: Statement, group: Sequence[Statement], words: Words) -> bool:
    """Tell whether something else of this year states what a figure says, in words that are at all like its own."""
    assert one.claim
    return any(
        other.home != one.home
        and other.year == one.year
        and fits(one.claim.mention, other.number, other.unit)
        and words.likeness(one, other) > SOME
        for other in group
    )


def _columns(facts: Sequence[Fact]) -> Iterator[tuple[str, Decimal, PrintedNumber, str]]:
    """Yield each number that a table states for last year as well: its unit, its value, last year's and its unit."""
    series = Series(tuple(facts))
    for fact in facts:
        if not fact.is_step and not fact.sheet.annex and (then := series.earlier(fact, fact.year - 1)):
            yield fact.dimension, basic(fact.number, fact.unit)[0], then.number, then.unit


def _moves(claims: Sequence[Claim]) -> Iterator[tuple[str, Decimal, PrintedNumber, str]]:
    """Yield the same for the later of two amounts of a sentence: 由A增至B."""
    for then, now in pairwise(claims):
        moved = then.role is Role.THEN and now.role is Role.LEVEL and then.sentence is now.sentence and now.year
        one = then.dimension == now.dimension and then.key == now.key
        if moved and one and then.mention.number and now.mention.number:
            yield now.dimension, basic(now.mention.number)[0], then.mention.number, then.mention.unit
