"""What another place of the report bears out: the whole that a share names, and the same figure said again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.statement import LIKE, SOME, Statement, Words
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.agreement.text.wholes import named_shares
from reportdoc.audit.prose.following.relation import Held, Relation, meant
from reportdoc.audit.reading.figures import Stated, figures

_NAMED = 0.6
"""How often a share is of the whole that it names, as one of the places that speak of such a whole has it."""

_TELLING, _LONG = 3, 4
"""Digits of figures that are one by more than chance where their words are like; where they have some in common."""

_ALIKE = 0.6
"""Likeness from which two figures of two digits are one."""


def of_named_wholes(claims: Sequence[Claim], every: Sequence[Statement]) -> Iterator[Held]:
    """Yield the shares that follow from their part and the whole they name."""
    for part, share, wholes in named_shares(claims, every):
        top, rate = _stated(part), _stated(share)
        if top and rate and (found := meant(rate, [_share(top, one) for one in wholes])):
            yield found[1]


def _stated(claim: Claim) -> Stated | None:
    return next((one for one in figures(claim.sentence) if one.mention is claim.mention), None)


def _share(part: Stated, whole: Statement) -> Relation:
    value, ulp = basic(whole.number, whole.unit)
    loose = float(part.loose) + (float(ulp / value) / 2 if ulp != 1 else 0.0)
    return Relation(_NAMED, (part,), lambda v: 100 * v[0] / float(value), loose, f"{{}} ÷ {whole.number}")


def restated(every: Sequence[Statement], words: Words) -> Iterator[tuple[Statement, Statement]]:
    """Yield figures that two places state alike: the fewer digits they have, the more alike their words must be."""
    equal: dict[tuple[str, Decimal], list[Statement]] = defaultdict(list)
    for one in every:
        if _digits(one) > 1 and not (one.claim and one.claim.mention.approximate):
            equal[one.dimension, one.value].append(one)
    for group in equal.values():
        for one, other in combinations(group[:_MOST], 2):
            if one.home != other.home and (one.year == other.year or None in (one.year, other.year)):
                digits = _digits(one)
                least = SOME if digits >= _LONG else LIKE if digits >= _TELLING else _ALIKE
                if words.likeness(one, other) >= least:
                    yield one, other


_MOST = 8
"""Equal figures of one unit that are looked at."""


def _digits(one: Statement) -> int:
    """Return how many digits of a figure tell; a share, of which many things may be the same, has one less."""
    return len(one.digits.strip("0")) - (one.dimension == "%")
