"""How the text of a cell becomes what a sentence prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from reportdoc.audit.reading.mention import Mention
from reportdoc.content.filters import ExpressionError, fixed, grouped, hanzi, percent
from reportdoc.report.place import Place
from reportdoc.report.value import Value

_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class Form:
    """What of a sentence a value prints, and through which filter."""

    start: int
    end: int
    filter: str = ""
    """As `fixed(0)`; empty for the cell as it stands."""

    def expression(self, name: str) -> str:
        """Return what stands between the braces."""
        return f"{name} | {self.filter}" if self.filter else name


def form(text: str, mention: Mention, cell: str) -> Form | None:
    """Return how a cell prints the number of a sentence, character by character; None where nothing prints it so."""
    assert mention.number is not None
    start = text.find(mention.number.text, mention.start, mention.end)
    if start < 0:
        return None
    if text.startswith(cell, start) and start + len(cell) <= mention.end and len(cell) >= len(mention.number.text):
        return Form(start, start + len(cell))
    end = start + len(mention.number.text)
    value = Value("", cell, "", _NOWHERE)
    for name, printed in _printed(value, mention):
        if printed == text[start:end]:
            return Form(start, end, name)
    return None


def _printed(value: Value, mention: Mention) -> list[tuple[str, str]]:
    assert mention.number is not None
    if not _PLAIN.fullmatch(value.text.replace(",", "")):
        return []
    decimals = mention.number.decimals
    found = []
    try:
        if mention.written:
            found.append(("hanzi", hanzi(value)))
        # Only noughts are taken away, never a digit that says something: 11342.00 may print 11342, 0.256 not 0.26.
        elif Fraction(fixed(value, decimals)) == Fraction(value.number):
            found += [(f"fixed({decimals})", fixed(value, decimals)), ("grouped", grouped(value))]
    except ExpressionError:
        return []
    return found


def ratio(text: str, mention: Mention, part: Value, whole: Value) -> Form | None:
    """Return how the quotient of two values prints a percentage of a sentence; None where it does not."""
    assert mention.number is not None
    decimals = mention.number.decimals
    start = text.find(mention.number.text, mention.start, mention.end)
    try:
        printed = percent(part / whole, decimals)
    except (ArithmeticError, ValueError, ExpressionError):
        return None
    if start < 0 or not text.startswith(printed, start):
        return None
    return Form(start, start + len(printed), f"percent({decimals})")
