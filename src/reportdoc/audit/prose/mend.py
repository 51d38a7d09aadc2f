"""Whether one slip of the pen explains why figures do not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.prose.figures import Stated
from reportdoc.text.units import is_money

Holds = Callable[..., bool]
"""Tells whether figures with these values, in basic units, agree; one argument a figure."""


def mended(figures: Sequence[Stated], holds: Holds) -> int | None:
    """Return the index of a figure whose change by one slip makes all agree; None where there is none.

    Slips are one wrong digit, two neighbours swapped, a nought too many or too few at the end, and 万元 for 元 or
    the other way round.
    """
    values = [figure.value for figure in figures]
    for index in reversed(range(len(figures))):
        for other in _slips(figures[index]):
            if holds(*values[:index], other, *values[index + 1 :]):
                return index
    return None


def _slips(figure: Stated) -> Iterator[Decimal]:
    if is_money(figure.mention.unit):
        yield figure.value * 10_000
        yield figure.value / 10_000
    yield figure.value * 10
    yield figure.value / 10
    text = f"{figure.number.value:f}"
    for index, digit in enumerate(text):
        if not digit.isdigit():
            continue
        for other in "0123456789":
            if other != digit:
                yield Decimal(text[:index] + other + text[index + 1 :]) * figure.factor
        if index + 1 < len(text) and text[index + 1].isdigit() and text[index + 1] != digit:
            yield Decimal(text[:index] + text[index + 1] + digit + text[index + 2 :]) * figure.factor
