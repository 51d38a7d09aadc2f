"""Of many cases of a kind, those that `make test` tries; the others are left to `make long`."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

_Parameter = type(pytest.param())


def first(number: int, cases: Iterable[object]) -> list[object]:
    """Return cases for `pytest.mark.parametrize`, all behind the first `number` marked as long."""
    return [case if at < number else _long(case) for at, case in enumerate(cases)]


def _long(case: object) -> object:
    if isinstance(case, _Parameter):
        return pytest.param(*case.values, marks=[*case.marks, pytest.mark.long], id=case.id)
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.long)
