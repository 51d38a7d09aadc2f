"""`reportdoc province` without its extra packages says what to install."""

from __future__ import annotations

import pytest

from reportdoc.cli.province.extra import extra
from reportdoc.report.problem import InputError


def test_a_missing_package_of_the_extra_is_told_with_what_to_install() -> None:
    with pytest.raises(InputError) as told, extra():
        raise ModuleNotFoundError(name="distributed.client")
    assert str(told.value) == "distributed.client is not installed"
    assert str(told.value.hint) == 'install it with: pip install "reportdoc[province]"'


def test_another_missing_package_is_not_blamed_on_it() -> None:
    with pytest.raises(ModuleNotFoundError), extra():
        raise ModuleNotFoundError(name="lxml")
