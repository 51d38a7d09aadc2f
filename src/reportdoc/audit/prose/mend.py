"""Whether one slip of the pen explains why figures do not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from reportdoc.audit.reading.figures import Stated
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
        after = index + 2 if text[index + 1 : index + 2] == "." else index + 1
        if after < len(text) and text[after] != digit:
            swapped = text[:index] + text[after] + text[index + 1 : after] + digit + text[after + 1 :]
            yield Decimal(swapped) * figure.factor
