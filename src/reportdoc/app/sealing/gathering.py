"""Everything that is wrong with what was given, told at once."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from reportdoc.report.problem import InputError, InputErrors


class Gathering:
    """InputErrors of steps that do not need one another."""

    def __init__(self) -> None:
        self._errors: list[InputError] = []

    @contextmanager
    def step(self) -> Generator[None]:
        """Take over an InputError raised inside, and go on after the block."""
        try:
            yield
        except InputError as error:
            self.add(error)

    def add(self, error: InputError) -> None:
        """Take over an error, once."""
        if str(error) not in map(str, self._errors):
            self._errors.append(error)

    def raise_any(self) -> None:
        """Raise what was gathered: an InputError, or InputErrors where there are several."""
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise InputErrors(self._errors)
