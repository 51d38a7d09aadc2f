"""Reports of other hands: errors made one by one are noticed, and the report as it stands is left in peace."""

from __future__ import annotations

import json

import pytest

from tests.audit.alone import WRITTEN, alone

REPORTS = sorted(path.name for path in WRITTEN.iterdir() if (path / "errors.json").is_file())

MEASURED = {
    "automotive": (0.68, 2),
    "aviation": (0.78, 3),
    "building": (0.58, 2),
    "ceramics": (0.6, 4),
    "chemical": (0.86, 0),
    "culinary": (0.62, 3),
    "electronics": (0.73, 2),
    "finance": (0.77, 2),
    "forestry": (0.77, 3),
    "health": (0.95, 0),
    "highland": (0.86, 0),
    "hydro": (0.71, 1),
    "language": (0.72, 0),
    "marine": (0.82, 1),
    "media": (0.58, 2),
    "mining": (0.65, 0),
    "nursery": (0.91, 0),
    "opera": (0.73, 3),
    "pharmacy": (0.78, 0),
    "police": (0.7, 1),
    "power": (0.65, 7),
    "printing": (0.77, 0),
    "railway": (0.78, 1),
    "riverport": (0.65, 1),
    "sports": (0.72, 3),
    "textile": (0.92, 0),
    "tillage": (0.72, 0),
    "tourism": (0.72, 0),
    "trade": (0.78, 6),
    "veterinary": (0.72, 1),
}
"""The share of the errors that was noticed at least, and the loud alarms at most, when they were measured last."""


def test_each_report_has_eighty_errors() -> None:
    assert sorted(MEASURED) == REPORTS
    for name in REPORTS:
        assert len(json.loads((WRITTEN / name / "errors.json").read_text(encoding="utf-8"))) == 80


@pytest.mark.long
@pytest.mark.parametrize("name", REPORTS)
def test_errors_made_alone_are_noticed_and_few_false_alarms_raised(name: str) -> None:
    result = alone(WRITTEN / name)
    share, loud = MEASURED[name]
    assert result.share >= share, str(result)
    assert len(result.loud) <= loud, str(result)
