"""One figure said twice in other words: the statement that a figure's words come nearest to, and a slip away in value.

Neither words nor values prove it alone. Two places that share most of their telling characters may speak of two things,
and two figures of one unit may differ by a digit by chance; that both happen at once, while nothing else in the report
states the figure, is what a slip of the pen looks like.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from reportdoc.audit.agreement.cell import Fact
from reportdoc.audit.agreement.claim import Claim
from reportdoc.audit.agreement.steps import Series
from reportdoc.audit.agreement.value import basic, fits, same, slip
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import alike, core

CODE = "G508"


@dataclass(frozen=True)
class Statement:
    """A figure of the text or of a table, with the characters that say what it is of."""

    number: PrintedNumber
    unit: str
    dimension: str
    words: str
    """What names it: the words of the claim, or row and column."""
    around: str
    """What else is said of it: the sentence, the caption, the upper row."""
    year: int | None
    spot: Spot
    home: tuple[str, object]
    """What it stands in: a passage, a table."""
    claim: Claim | None = None
    annex: bool = False

    @cached_property
    def value(self) -> Decimal:
        return basic(self.number, self.unit)[0]

    @cached_property
    def named(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def told(self) -> frozenset[str]:
        return frozenset(self.words + self.around)


class Words:
    """How much a character tells, by how few statements have it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        count = Counter(character for one in statements for character in one.told)
        total = max(1, len(statements))
        self._weight = {character: math.log(total / number) for character, number in count.items()}

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """Return how much of what words tell others tell too, 0 to 1."""
        whole = sum(self._weight.get(one, 0.0) for one in words)
        return sum(self._weight.get(one, 0.0) for one in words & by) / whole if whole else 0.0

    def likeness(self, one: Statement, other: Statement) -> float:
        """Return how far two statements name one thing: the lesser of what each tells of the other's name."""
        return min(self.covered(one.named, other.told), self.covered(other.named, one.told))


def statements(document: Document, claims: Iterable[Claim], facts: Iterable[Fact]) -> list[Statement]:
    """Return everything that may be one figure said twice."""
    found = []
    headings = {passage.block: passage.text for passage in document.passages}
    for claim in claims:
        number = claim.mention.number
        if number is None or claim.is_step or claim.role is Role.THEN or not claim.key:
            continue
        passage = document.passages[claim.sentence.passage]
        text = claim.sentence.text
        around = core(text[max(0, text.rfind("；", 0, claim.mention.start)) : claim.mention.start][-40:])
        around += core(headings.get(passage.heading, ""))
        found.append(
            Statement(number, number.unit, claim.dimension, claim.key, around, claim.year, claim.spot, ("text", claim.sentence.passage), claim)
        )
    parent = ""
    for fact in facts:
        if fact.is_step:
            continue
        own = fact.row_core + ("" if fact.sheet.annex else fact.column_core)
        around = core(fact.sheet.row_name(fact.row) + fact.sheet.caption)
        if fact.sheet.annex:
            name = fact.sheet.grid.text(fact.row, 1)
            if not re.match(r"[\s　]|其中", name):
                parent = fact.row_core
            around = parent
        if own:
            found.append(
                Statement(
                    fact.number, fact.unit, fact.dimension, own, around, fact.year, fact.spot, ("table", fact.sheet.label), None, fact.sheet.annex
                )
            )
    return found


def nearby_findings(
    document: Document, claims: Iterable[Claim], facts: Iterable[Fact], told: Set[tuple[Place, Place]]
) -> Iterator[Finding]:
    """Yield the figures that nothing bears out beside the ones they most likely misstate.

    `told` holds the pairs of places that other checks have found to differ.
    """
    seen: set[tuple[Place, Place]] = set()
    for one, other in near_misses(statements(document, claims, facts)):
        first, second = one.spot.place, other.spot.place
        if {(first, second), (second, first)} & (told | seen):
            continue
        seen.add((first, second))
        yield Finding(
            CODE,
            Severity.CONFLICT,
            message(
                "{stated} stands nowhere else; {place} says {other} of what is named alike",
                stated=f"{one.number.text}{one.unit}",
                place=str(second),
                other=f"{other.number.text}{other.unit}",
            ),
            (one.spot, other.spot),
            stated=f"{one.number}；{other.number}",
            key=f"{one.spot.text}@{one.words}",
        )


def stale_findings(
    document: Document, claims: Sequence[Claim], facts: Sequence[Fact], told: Set[tuple[Place, Place]]
) -> Iterator[Finding]:
    """Yield the figures of this year that are last year's: 接近1.6万课时, where 15600 has become 18880."""
    every = statements(document, claims, facts)
    words = Words(every)
    before: dict[tuple[str, Decimal], list[tuple[PrintedNumber, str]]] = defaultdict(list)
    for dimension, now, number, unit in (*_columns(facts), *_moves(claims)):
        before[dimension, now].append((number, unit))
    groups: dict[str, list[Statement]] = defaultdict(list)
    for one in every:
        groups[one.dimension].append(one)
    for one in every:
        claim = one.claim
        if claim is None or claim.year != document.year or claim.role is not Role.LEVEL or claim.local or claim.subset:
            continue
        for later in groups[one.dimension]:
            if later.home == one.home or later.year != one.year or fits(claim.mention, later.number, later.unit):
                continue
            if not any(fits(claim.mention, *then) for then in before.get((one.dimension, later.value), ())):
                continue
            if words.likeness(one, later) < _LIKE or _told_alike(one, groups[one.dimension], words):
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


def _told_alike(one: Statement, group: Sequence[Statement], words: Words) -> bool:
    """Tell whether something else of this year states what a figure says, in words that are at all like its own."""
    assert one.claim
    return any(
        other.home != one.home
        and other.year == one.year
        and fits(one.claim.mention, other.number, other.unit)
        and words.likeness(one, other) > _SOME
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
        if then.role is Role.THEN and now.role is Role.LEVEL and then.sentence is now.sentence:
            if then.dimension == now.dimension and then.key == now.key and then.mention.number and now.mention.number:
                yield now.dimension, basic(now.mention.number)[0], then.mention.number, then.mention.unit


def near_misses(every: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements that nothing bears out, each with the one it most likely misstates."""
    words = Words(every)
    slips = _Slips(every)
    groups: dict[str, list[Statement]] = defaultdict(list)
    homes: dict[object, list[Statement]] = defaultdict(list)
    for one in every:
        groups[one.dimension].append(one)
        if one.claim:
            homes[one.spot.place.file, one.spot.place.line].append(one)
    for one in every:
        least = _least(one)
        loose = one.claim and (one.claim.mention.approximate or one.claim.local)
        if least is None or loose or not (one.claim or one.annex):
            continue
        near = [
            (likeness, index, other)
            for index, other in enumerate(slips.of(one))
            if other.home != one.home
            and _one_year(one, other)
            and not (other.claim and (other.claim.mention.approximate or other.claim.local))
            and _one_subject(one, other)
            and _one_scope(one, other)
            and _one_scope(other, one)
            and slip(one.number, other.number, other.unit)
            and (likeness := words.likeness(one, other)) >= least
        ]
        if near and not _borne_out(one, groups[one.dimension], words) and not _explained(one, homes):
            other = max(near, key=lambda each: each[:2])[2]
            if not _is_part(one, other, homes):
                yield one, other


def _is_part(one: Statement, other: Statement, homes: Mapping[object, Sequence[Statement]]) -> bool:
    """Tell whether a figure and another of its paragraph make up the one it was taken for a slip of."""
    figures = homes[one.spot.place.file, one.spot.place.line]
    return any(other.value == one.value + rest.value for rest in figures if rest.dimension == one.dimension)


class _Slips:
    """Statements by what their digits may have been."""

    def __init__(self, every: Sequence[Statement]) -> None:
        self._bearers: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for one in every:
            for key in {*_wildcards(digits := _digits(one.value)), digits}:
                self._bearers[one.dimension, key].append(one)

    def of(self, one: Statement) -> list[Statement]:
        """Return the statements of one unit whose figures are one slip away, one digit or two neighbours swapped."""
        digits = _digits(one.value)
        found = [other for key in _wildcards(digits) for other in self._bearers.get((one.dimension, key), ())]
        for at in range(len(digits) - 1):
            swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            found += self._bearers.get((one.dimension, swapped), ())
        return [other for other in {id(other): other for other in found}.values() if other.value != one.value]


def _digits(value: Decimal) -> str:
    return f"{value * 100:.0f}"


def _wildcards(digits: str) -> list[str]:
    return [f"{digits[:at]}?{digits[at + 1 :]}" for at in range(len(digits))]


def _least(one: Statement) -> float | None:
    """Return how like in words another statement has to be; None where a figure has too few digits or words to tell."""
    digits = len(f"{one.number.value:f}".replace(".", "").strip("0"))
    length = len(one.words)
    if digits >= 4 and length >= 2:
        return _LIKE if one.claim else _VERY_LIKE
    return _VERY_LIKE if digits == 3 and length >= 3 else None


_LIKE = 0.5
"""Likeness from which figures of four digits and more are held together."""

_VERY_LIKE = 0.75
"""The same for three digits, a tenth of whose pairs differ by a slip anyway."""


def _borne_out(one: Statement, group: Sequence[Statement], words: Words) -> bool:
    """Tell whether something else in the report states the same."""
    return any(
        other.home != one.home
        and _fits(one, other)
        and (one.value >= _LARGE or words.likeness(one, other) > _SOME)
        for other in group
    )


_LARGE = 1000
"""Value from which two equal figures of one unit are one thing."""

_SOME = 0.2
"""Likeness from which smaller equal figures are."""


def _explained(one: Statement, homes: Mapping[object, Sequence[Statement]]) -> bool:
    """Tell whether a figure follows from two others of its paragraph: their sum, difference or quotient."""
    figures = [other for other in homes[one.spot.place.file, one.spot.place.line] if other is not one]
    same_ = [other.value for other in figures if other.dimension == one.dimension]
    if any(one.value in (first + second, first - second) for first in same_ for second in same_):
        return True
    if one.dimension != "%":
        return False
    counts = [other for other in figures if other.dimension != "%" and other.value > 0]
    return any(
        top.dimension == bottom.dimension and abs(100 * top.value / bottom.value - one.value) < one.number.ulp
        for top in counts
        for bottom in counts
    )


def _one_year(one: Statement, other: Statement) -> bool:
    return None in (one.year, other.year) or one.year == other.year


def _one_subject(one: Statement, other: Statement) -> bool:
    """Tell whether two claims that go on about what their sentences began with began alike: 小学阶段招生…，在校生…."""
    first, second = one.claim, other.claim
    if not first or not second or not first.order or not second.order or len(one.words) > _SHORT:
        return True
    return alike(first.lead[-_LEAD:], second.lead[-_LEAD:]) >= _LIKE


_SHORT = 4
"""Characters of words that leave it to the sentence what they are of."""

_LEAD = 24
"""Characters of a sentence before a figure's words that tell what it is about."""


def _one_scope(one: Statement, other: Statement) -> bool:
    """Tell whether what narrows a claim, 机械学院 or 2019级, is told by the other statement as well."""
    scope = one.claim.scope if one.claim else frozenset[str]()
    return all(len(set(word) & other.told) * 2 > len(set(word)) for word in scope)


def _fits(one: Statement, other: Statement) -> bool:
    return same(one.number, other.number, other.unit) if one.number.unit or not one.unit else one.value == other.value


def _slipped(one: Statement, other: Statement) -> bool:
    return slip(one.number, other.number, other.unit)
