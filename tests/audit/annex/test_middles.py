"""A rate of all lies between those of its parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

ROWS = "1,毕业生满意度,%,{all}\n^,　其中：应届毕业生满意度,%,95.64\n^,　毕业三年内毕业生满意度,%,94.21"


@pytest.mark.parametrize(("value", "found"), [("95.10", []), ("95.70", ["95.70"]), ("94.20", ["94.20"])])
def test_a_rate_outside_of_its_parts_is_told(tmp_path: Path, value: str, found: list[str]) -> None:
    project = Project(tmp_path)
    project.annex(满意度=ROWS.format(all=value))
    assert [one.stated for one in project.findings("A310")] == found
