"""Two reports on which nothing was ever tuned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.audit.held_out import apply, errors
from tests.audit.project import audited
from tests.audit.score import score
from tests.audit.told import told
from tests.support.kinds import first

HERE = Path(__file__).parent / "held_out"

REPORTS = ["farming", "arts"]


@pytest.mark.slow
@pytest.mark.parametrize("name", first(0, REPORTS))
def test_errors_are_found_with_few_false_alarms(tmp_path: Path, name: str, golden: Callable[[str, str], None]) -> None:
    apply(HERE / name, tmp_path / name)
    wanted = [(one.id, one.family, one.places) for one in errors(HERE / name)]
    findings = audited(tmp_path / name)
    result = score(findings, wanted)
    assert result.recall(1, 2, 3, 4, 5, 6) >= 0.7, str(result)
    assert result.precision >= 0.9, str(result)
    golden(f"audit/{name}.txt", told(findings))
