"""Which figures take part in arithmetic that holds, so that a slip of the pen is no explanation of them.

A slip breaks what a figure takes part in. Where two figures are thought to be one and differ, and each fits into a
relation of its own, a sum, a share, a difference, neither is a slip: they speak of two things, or of two dates.
"""

from __future__ import annotations

import re
from functools import cached_property

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.derived import derivations
from reportdoc.audit.agreement.model.link import ClaimLink
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.prose.following.held import held
from reportdoc.audit.reading.document import Document
from reportdoc.report.place import Place
from reportdoc.text.units import base

_DAY = re.compile(r"(?:截[至止]到?|到|至|在)[^，。；]{0,8}(?:[月年][底末初]|[0-9]{1,2}[日号])")
"""As of when a figure is."""


class Bearing:
    """What the arithmetic of a report bears out; computed when it is asked for."""

    def __init__(self, document: Document) -> None:
        """Take in a document."""
        self._document = document
        self._passages: dict[int, frozenset[tuple[str, int]]] = {}

    def both(self, link: ClaimLink) -> bool:
        """Tell whether a claim and the other statement of a link each fit into a relation of their own."""
        return self.claim(link.claim) and (self.claim(link.other) if link.other else self.cell(link.spot.place))

    def other_date(self, link: ClaimLink) -> bool:
        """Tell whether a claim is of a day that its sentence names, and its passage states the other value as well."""
        claim, other = link.claim, link.number
        if not _DAY.search(claim.sentence.text[: claim.mention.start]):
            return False
        value = basic(other, link.unit)[0]
        told = (m for one in self._document.passages[claim.sentence.passage].sentences for m in one.mentions)
        same = (m.number for m in told if m.number and base(m.unit)[0] == claim.dimension)
        return any(basic(number)[0] == value for number in same)

    def claim(self, claim: Claim) -> bool:
        """Tell whether a figure of the text follows from others of its passage, or they from it."""
        index = claim.sentence.passage
        if index not in self._passages:
            self._passages[index] = frozenset(
                (figure.sentence.text, figure.mention.start)
                for relation in held(self._document)[index]
                for figure in relation.figures
            )
        return (claim.sentence.text, claim.mention.start) in self._passages[index]

    def cell(self, place: Place) -> bool:
        """Tell whether a cell takes part in a relation of its table that holds."""
        return place in self._cells

    @cached_property
    def _cells(self) -> frozenset[Place]:
        return frozenset(place for one in derivations(self._document) for place in one.cells)
