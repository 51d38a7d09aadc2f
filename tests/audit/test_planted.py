"""Sixty errors planted at random in a clean report of another shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.planting import COUNT, plant
from tests.audit.project import audited
from tests.audit.score import TruePlace, score
from tests.audit.told import told

SECOND = Path(__file__).parent / "second"


def test_the_clean_report_has_no_error_and_no_conflict() -> None:
    result = score(audited(SECOND), [])
    assert result.false == [], str(result)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_errors_are_found_with_few_false_alarms(
    tmp_path: Path, seed: int, golden: Callable[[str, str], None]
) -> None:
    planted = plant(SECOND, tmp_path / "planted", seed)
    assert len(planted) == COUNT
    wanted = [(one.kind, one.family, one.places) for one in planted]
    # A row left out, or numbers changed, make true what is then said of the whole table.
    shortened = [(TruePlace(one.file),) for one in planted if one.kind == "row dropped"]
    findings = audited(tmp_path / "planted")
    result = score(findings, wanted, shortened)
    assert result.recall(1, 2, 3, 4, 5, 6) >= 0.9, str(result)
    assert result.precision >= 0.9, str(result)
    golden(f"audit/planted-{seed}.txt", told(findings))
