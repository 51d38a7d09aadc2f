"""Two reports on which nothing was ever tuned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.held_out import apply, errors
from tests.audit.project import audited
from tests.audit.score import score

HERE = Path(__file__).parent / "held_out"

REPORTS = ["farming", "arts"]


@pytest.mark.parametrize("name", REPORTS)
def test_errors_are_found_with_few_false_alarms(tmp_path: Path, name: str) -> None:
    apply(HERE / name, tmp_path / name)
    wanted = [(one.id, one.family, one.places) for one in errors(HERE / name)]
    result = score(audited(tmp_path / name), wanted)
    assert result.recall(1, 2, 3, 4, 5, 6) >= 0.7, str(result)
    assert result.precision >= 0.9, str(result)
