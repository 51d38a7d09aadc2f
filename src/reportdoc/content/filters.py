"""What may follow `|` in `{{ … }}`: the forms in which a figure is printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal

from reportdoc.content import limits
from reportdoc.report.message import Message, message
from reportdoc.report.value import Value, operand
from reportdoc.text.numerals import hanzi as numerals

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


class ExpressionError(Exception):
    """An expression has no result, and why."""

    def __init__(self, text: Message, hint: Message | None = None) -> None:
        self.text = text
        self.hint = hint
        super().__init__(str(text))


def figure(value: object) -> Decimal:
    """Return a value, a number or a printed number as a decimal of a size a report may print.

    Raises ExpressionError where it is none.
    """
    try:
        number = operand(value)
    except (ValueError, TypeError):
        raise ExpressionError(_no_number(value)) from None
    if not number.is_finite() or (number and abs(number.adjusted()) > limits.RESULT_CHARACTERS // 2):
        raise ExpressionError(message("the result is too large or too small to print"))
    return number


def percent(value: object, decimals: object = 0) -> str:
    """Print a ratio as a percentage: 0.94624 with two decimals is 94.62%."""
    return f"{_rounded(figure(value) * 100, decimals):f}%"


def fixed(value: object, decimals: object = 0) -> str:
    """Print a figure with a number of decimals, rounded half up."""
    return f"{_rounded(figure(value), decimals):f}"


def grouped(value: object) -> str:
    """Print a figure with commas between thousands, its decimals as they stand."""
    return f"{figure(value):,f}"


def hanzi(value: object) -> str:
    """Print a whole number in Chinese numerals."""
    number = figure(value)
    if number != number.to_integral_value():
        raise ExpressionError(message("hanzi prints whole numbers, and {number} is none", number=f"{number:f}"))
    try:
        return numerals(int(number))
    except ValueError:
        raise ExpressionError(message("the result is too large or too small to print")) from None


FILTERS: Mapping[str, Callable[..., str]] = {"percent": percent, "fixed": fixed, "grouped": grouped, "hanzi": hanzi}
"""The filters by the names authors use."""


def _rounded(number: Decimal, decimals: object) -> Decimal:
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= limits.DECIMALS:
        raise ExpressionError(message("decimals must be a whole number from 0 to {limit}", limit=limits.DECIMALS))
    rounded = number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    return rounded if rounded else abs(rounded)


def _no_number(value: object) -> Message:
    if isinstance(value, Value) and value.name:
        return message('the value "{name}" is "{text}", which is not a number', name=value.name, text=value.text)
    return message('"{text}" is not a number', text=str(value)[:60])
