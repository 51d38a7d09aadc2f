"""Addresses of cells, as spreadsheets show them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_ADDRESS = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A row and a column, counted from 0; `(0, 0)` is shown as `A1`, `(4, 27)` as `AB5`."""

    row: int
    column: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the address that a text shows; raises ValueError where it shows none."""
        match = _ADDRESS.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(int(match[2]) - 1, column_index(match[1]))

    def __str__(self) -> str:
        letters, rest = "", self.column + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


def column_index(letters: str) -> int:
    """Return the column, from 0, that some letters name: `A` is 0, `AB` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
