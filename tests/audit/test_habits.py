"""The weights by which relations between figures are known to be meant are those that the written reports teach."""

from __future__ import annotations

import json

import pytest

from tests.audit.alone import WRITTEN
from tests.audit.habits import WEIGHTS, learned

_NEAR = 0.1
"""By how much a weight may differ that another build of numpy finds."""


@pytest.mark.long
@pytest.mark.slow
def test_the_weights_are_those_that_the_reports_teach() -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    found = learned(sorted(path.parent.name for path in WRITTEN.glob("*/errors.json")))
    assert {sign for sign in kept.keys() | found.keys() if abs(kept.get(sign, 0) - found.get(sign, 0)) > _NEAR} == set()
