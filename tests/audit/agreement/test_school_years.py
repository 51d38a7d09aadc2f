"""Tables by school years, and cells of a row told under the name of another column."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(("stated", "found"), [(9, 0), (6, 1)])
def test_a_school_year_is_the_year_in_which_it_ends(tmp_path: Path, stated: int, found: int) -> None:
    project = Project(tmp_path)
    table = project.table(
        "clubs",
        "类别,社团数（个）,成员（人）",
        "志愿公益类,9,1406",
        "生态环保类,12,1286",
        caption="2022—2023学年学生社团情况",
    )
    text = f"志愿公益类社团虽只有{stated}个，成员却达1406人，见@tbl-clubs。\n\n{table}"
    assert len(project.findings("G502", text)) == found


@pytest.mark.parametrize(("stated", "found"), [(1752, 0), (1838, 1)])
def test_the_name_before_a_figure_says_of_which_column_it_is(tmp_path: Path, stated: int, found: int) -> None:
    project = Project(tmp_path)
    table = project.table(
        "enroll", "类别,录取数（人）,报到数（人）", "普通高考,1838,1752", "单独招生,1102,1063", caption="招生情况"
    )
    text = f"从录取方式看，普通高考报到{stated}人，见@tbl-enroll。\n\n{table}"
    assert len(project.findings("G502", text)) == found
