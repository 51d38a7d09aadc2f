"""Every figure of a report with the characters that say what it is of, and how like two of them are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reportdoc.audit.agreement.model.cell import Fact, facts
from reportdoc.audit.agreement.model.claim import Claim, claims
from reportdoc.audit.agreement.model.value import basic
from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.role import Role
from reportdoc.text.number import PrintedNumber
from reportdoc.text.subject import core

LIKE = 0.5
"""Likeness from which two statements may well be of one thing."""

SOME = 0.2
"""Likeness from which two equal figures are one thing."""


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
    items: tuple[int, int] | None = None
    """The list that it stands in, and the item, where it stands in one."""

    @cached_property
    def value(self) -> Decimal:
        """Its value in basic units."""
        return basic(self.number, self.unit)[0]

    @cached_property
    def amount(self) -> tuple[float, float]:
        """Its value in basic units and the weight of its last digit, as they are compared with many; not for nought."""
        value = float(self.value)
        return value, float(self.number.ulp) * value / float(self.number.value)

    @cached_property
    def digits(self) -> str:
        """The digits printed, without a point."""
        return f"{self.number.value:f}".replace(".", "")

    @cached_property
    def sorted_digits(self) -> list[str]:
        """The digits printed, the least first."""
        return sorted(self.digits)

    @cached_property
    def named(self) -> frozenset[str]:
        """The characters of its name."""
        return frozenset(self.words)

    @cached_property
    def told(self) -> frozenset[str]:
        """The characters of its name and of what else is said of it."""
        return frozenset(self.words + self.around)


class Words:
    """How much a character tells, by how few statements have it."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        count = Counter(character for one in statements for character in one.told)
        total = max(1, len(statements))
        self._weight = {character: math.log(1 + total / number) for character, number in count.items()}
        self._whole: dict[frozenset[str], float] = {}

    def covered(self, words: frozenset[str], by: frozenset[str]) -> float:
        """Return how much of what words tell others tell too, 0 to 1."""
        whole = self._of(words)
        return self._of(words & by) / whole if whole else 0.0

    def _of(self, words: frozenset[str]) -> float:
        if words not in self._whole:
            self._whole[words] = sum(map(self._weight.__getitem__, words & self._weight.keys()))
        return self._whole[words]

    def likeness(self, one: Statement, other: Statement) -> float:
        """Return how far two statements name one thing: the lesser of what each tells of the other's name."""
        return min(self.covered(one.named, other.told), self.covered(other.named, one.told))


@once
def stated(document: Document) -> tuple[list[Statement], Words]:
    """Return everything that may be one figure said twice, and what its characters tell."""
    every = statements(document, claims(document), facts(document))
    return every, Words(every)


def statements(document: Document, claims: Iterable[Claim], facts: Iterable[Fact]) -> list[Statement]:
    """Return what claims and cells state that may be one figure said twice."""
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
            Statement(
                number,
                number.unit,
                claim.dimension,
                claim.key,
                around,
                claim.year,
                claim.spot,
                ("text", claim.sentence.passage),
                claim,
                items=passage.items,
            )
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
                    fact.number,
                    fact.unit,
                    fact.dimension,
                    own,
                    around,
                    fact.year,
                    fact.spot,
                    ("table", fact.sheet.label),
                    None,
                    fact.sheet.annex,
                )
            )
    return found
