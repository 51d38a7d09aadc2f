"""Indicators that state what the text says there was last year: 1350.80万元, where it is 1546.80万元 now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.subject import bigrams, core

CODE = "G508"

_DIGITS = 3
"""Digits, noughts at the end aside, of a value that two things hardly share."""

_TOLD = 0.5
"""Share of an indicator's pairs of characters that the sentences have as well; of a value of two digits, all."""


def left_findings(claims: Sequence[Claim], facts: Sequence[Fact], year: int, told: Set[Place]) -> Iterator[Finding]:
    """Yield the indicators that nothing states of `year`, and a sentence states of the year before.

    Nothing is said of the places `told`, of which other checks have told.
    """
    now: Counter[tuple[str, Decimal]] = Counter()
    then: dict[tuple[str, Decimal], list[tuple[Claim, Claim]]] = defaultdict(list)
    for index, claim in enumerate(claims):
        if not claim.mention.number:
            continue
        key = claim.dimension, basic(claim.mention.number)[0]
        if claim.role is not Role.THEN and claim.year != year - 1:
            now[key] += 1
        elif index and (level := _level(claims, index)):
            then[key].append((claim, level))
    units: Counter[str] = Counter()
    indicators: set[tuple[str, Decimal]] = set()
    for fact in facts:
        key = fact.dimension, basic(fact.number, fact.unit)[0]
        if fact.sheet.annex:
            units[fact.dimension] += 1
            indicators.add(key)
        else:
            now[key] += fact.year == year
    for fact in facts:
        key = fact.dimension, basic(fact.number, fact.unit)[0]
        digits = len(fact.number.value.normalize().as_tuple().digits)
        if not fact.sheet.annex or now[key] or digits < _DIGITS - 1 or fact.spot.place in told:
            continue
        for earlier, later in then.get(key, ()):
            before = "" if later.sentence is earlier.sentence else later.sentence.text
            text = core(before + earlier.sentence.text[: earlier.mention.start])
            pairs = set(bigrams(fact.row_core))
            least = _TOLD if digits >= _DIGITS else 1
            now_ = later.mention.number
            if units[fact.dimension] == 1 and now_ and (later.dimension, basic(now_)[0]) not in indicators:
                least = 0  # 人日 are counted of one thing only
            if pairs and len(pairs & set(bigrams(text))) >= least * len(pairs):
                yield _finding(fact, earlier, later)
                break


def _level(claims: Sequence[Claim], index: int) -> Claim | None:
    """Return the figure of now that stands before an earlier one, in its passage and unit."""
    own = claims[index]
    near = [one for one in claims[max(0, index - _NEAR) : index] if one.sentence.passage == own.sentence.passage]
    alike = [one for one in reversed(near) if one.dimension == own.dimension]
    alike = [one for one in alike if one.year == own.year + 1] if own.year else alike
    levels = (one for role in (Role.LEVEL, Role.SHARE, Role.MEAN) for one in alike if one.role is role)
    return next(levels, None)


_NEAR = 9
"""Figures that stand between at most."""


def _finding(fact: Fact, earlier: Claim, later: Claim) -> Finding:
    number = later.mention.number
    assert number is not None
    return Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{stated} is what it was before; {place} says {other} now",
            stated=f"{fact.number.text}{fact.unit}",
            place=str(later.spot.place),
            other=later.mention.text,
        ),
        (fact.spot, earlier.spot),
        stated=f"{fact.number.text}；{number}",
        key=f"{fact.sheet.label} {fact.row_core}",
    )
