"""The audit keeps pace with the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.projects import times
from reportdoc.audit.audit import audit
from reportdoc.content.load import load
from tests.support.growth import growth
from tests.support.programs import reportdoc


@pytest.mark.long
def test_four_times_the_content_takes_about_four_times_as_long(tmp_path: Path) -> None:
    assert reportdoc("new", tmp_path / "starter").returncode == 0
    content = tmp_path / "starter/content"
    small, large = (load(times(content, count, tmp_path / str(count))).report for count in (8, 32))
    assert growth(audit, small, large, 9) < 9
