"""Links: a claim of the running text, and what else in the report states the same thing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import (
    basic,
    fits,
    is_bound,
    slip,
    slip_about,
    swapped,
    tenfold,
    turned,
    unit_slip,
)
from reportdoc.audit.finding import Spot
from reportdoc.text.number import PrintedNumber

_FEW = 3
"""Digits of which one that differs is no proof."""


TIMES = 3
"""How many times a value another may be that a slip does not explain: of 44 differences that were told of
twenty-two consistent reports, falsely, ten were greater, and no planted error in prose against tables on twelve.
"""


class Strength(IntEnum):
    """How sure it is that both speak of one thing."""

    LIKELY = 1
    """Words and unit agree; a difference counts only where it looks like a slip of the pen."""
    NAMED = 2
    """Every word that tells it from others is there."""


def _digits(value: Decimal) -> str:
    return f"{value:f}".replace(".", "").strip("0")


def _is_lost_digit(small: str, large: str) -> bool:
    """Tell whether one number has the digits of the other in another order, or all of them but one: 3 for 13."""
    lost = {large[:at] + large[at + 1 :] for at in range(len(large))}
    return sorted(small) == sorted(large) or small in lost


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A claim and another statement of the same thing."""

    claim: Claim
    spot: Spot
    """Where the other statement stands."""
    number: PrintedNumber
    unit: str
    """The unit of `number` where that says none itself."""
    strength: Strength
    code: str
    """The code of the finding if the two differ."""
    subject: str
    """What both speak of, in the words of the other place."""
    other: Claim | None = None
    """The other statement where that is a claim too."""
    beside: Spot | None = None
    """Where the other statement's unit stands, if in a cell of its own."""

    misplaced: bool = False
    """The claim's value stands in the same column of another row, which its sentence does not name."""

    part: bool = False
    """The claim's words are narrower: what it counts is a part of the other."""

    borrowed: bool = False
    """One place states what the other says of something beside it: 41项，比上年的33项多8项, and there 33."""

    @property
    def exceeds(self) -> bool:
        """Tell whether a part is greater than its whole."""
        assert self.claim.mention.number is not None
        stated, whole = basic(self.claim.mention.number)[0], basic(self.number, self.unit)[0]
        return self.part and self.claim.dimension != "%" and not self.claim.mention.approximate and stated > whole

    @property
    def agrees(self) -> bool:
        """Tell whether both can state one value."""
        if fits(self.claim.mention, self.number, self.unit):
            return True
        own = self.claim.mention.number
        return (
            own is not None
            and self.other is not None
            and is_bound(self.other.mention)
            and fits(self.other.mention, own)
        )

    @property
    def is_far(self) -> bool:
        """Tell whether one value is more than three times the other, so that both hardly speak of one thing."""
        assert self.claim.mention.number is not None
        own, other = abs(basic(self.claim.mention.number)[0]), abs(basic(self.number, self.unit)[0])
        small, large = sorted((own, other))
        return large > TIMES * small and not _is_lost_digit(_digits(small), _digits(large))

    @property
    def is_weak(self) -> bool:
        """Tell whether a difference by one digit of three tells little: one in thirty figures is so near another."""
        own = self.claim.mention.number
        assert own is not None
        digits = f"{basic(own)[0]:f}".replace(".", "").strip("0")
        other = f"{basic(self.number, self.unit)[0]:f}".replace(".", "").strip("0")
        return len(digits) <= _FEW and sorted(digits) != sorted(other)

    @property
    def differs(self) -> bool:
        """Tell whether both speak of one thing for sure and state two values."""
        return not self.agrees and (self.strength is Strength.NAMED or self.misplaced or self.is_slip)

    @property
    def is_slip(self) -> bool:
        """Tell whether the two values are a slip of the pen apart."""
        own = self.claim.mention.number
        assert own is not None
        return (
            slip(own, self.number, self.unit)
            or unit_slip(own, self.number, self.unit)
            or slip_about(self.claim.mention, self.number, self.unit)
            or (self.code in ("G502", "G503") and swapped(own.value, self.number.value))
            or turned(own, self.number, self.unit)
            or self.borrowed
            or (self.code == "G501" and tenfold(own, self.number, self.unit))
        )
