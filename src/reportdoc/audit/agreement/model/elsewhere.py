"""What tables state, to tell a figure that is taken for another cell's from one that is a cell of its own."""

from __future__ import annotations

from collections.abc import Iterable

from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.value import basic

_TELLING = 3
"""Digits, noughts at the ends aside, from which a cell and a figure that are equal are one thing."""


class Elsewhere:
    """The values of all cells, by their units."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take in the facts of a report."""
        self._values = {(fact.dimension, basic(fact.number, fact.unit)[0]) for fact in facts}

    def states(self, claim: Claim) -> bool:
        """Tell whether a cell states what a claim says, in digits enough not to do so by chance."""
        own = claim.mention.number
        if own is None or len(own.value.normalize().as_tuple().digits) < _TELLING:
            return False
        value = basic(own)[0]
        return (claim.dimension, value) in self._values or ("", own.value) in self._values
