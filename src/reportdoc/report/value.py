"""Named figures that prose quotes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Value:
    """A named figure with its source; arithmetic on it is exact and gives a `Decimal`."""

    name: str
    text: str
    """As it stands in its source: `4170`, `62.03`, `100.00%`."""
    unit: str
    place: Place
    """The cell, or the line of the values file, it stands in."""
    table: str = ""
    """Label of the table or chart with that cell: a workbook may hold several."""

    @property
    def number(self) -> Decimal:
        """The figure as a number; a percent sign divides by 100, commas between thousands are passed over.

        Raises ValueError where the text is no number.
        """
        text = self.text.strip().replace(",", "").replace("，", "")
        percent = text.endswith(("%", "％"))
        try:
            number = Decimal(text.rstrip("%％"))
        except InvalidOperation:
            raise ValueError(self.text) from None
        if not number.is_finite():
            raise ValueError(self.text)
        return number / 100 if percent else number

    def __str__(self) -> str:
        return self.text

    def __add__(self, other: object) -> Decimal:
        return self.number + operand(other)

    def __radd__(self, other: object) -> Decimal:
        return operand(other) + self.number

    def __sub__(self, other: object) -> Decimal:
        return self.number - operand(other)

    def __rsub__(self, other: object) -> Decimal:
        return operand(other) - self.number

    def __mul__(self, other: object) -> Decimal:
        return self.number * operand(other)

    def __rmul__(self, other: object) -> Decimal:
        return operand(other) * self.number

    def __truediv__(self, other: object) -> Decimal:
        return self.number / operand(other)

    def __rtruediv__(self, other: object) -> Decimal:
        return operand(other) / self.number


def operand(value: object) -> Decimal:
    """Return a value, a number or a number's text as an exact decimal.

    Raises ValueError for a text that is no number and TypeError for anything else.
    """
    match value:
        case Value():
            return value.number
        case Decimal():
            return value
        case bool():
            raise TypeError("a truth value is no figure")
        case int():
            return Decimal(value)
        case float():
            return Decimal(str(value))
        case str():
            return Value("", value, "", Place("")).number
        case _:
            raise TypeError(type(value).__name__)
