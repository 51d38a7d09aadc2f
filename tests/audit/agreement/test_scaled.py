"""Figures whose point has moved: one tenth or ten times what is named alike elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("elsewhere", "found"),
    [
        ("全年横向技术服务到款61.28万元。", True),
        ("全年横向技术服务到款6128.00万元。", True),
        ("全年横向技术服务到款612.80万元。", False),
        ("食堂食材采购支出61.28万元。", False),  # another thing
        ("全年横向技术服务到款约61万元。", False),
    ],
)
def test_a_point_that_has_moved_is_told(tmp_path: Path, elsewhere: str, found: bool) -> None:
    text = f"横向技术服务立项52项，到款612.80万元。\n\n其他内容。\n\n{elsewhere}\n"
    assert bool(Project(tmp_path).findings("G508", text)) is found


def test_an_indicator_ten_times_what_the_text_says_is_told(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.annex(落实政策="1,年实习责任保险经费,万元,147.70")
    (found,) = project.findings("G508", "学校投入实习专项经费182.60万元，其中实习责任保险经费14.77万元。\n")
    assert found.stated == "14.77万元；147.70"


def test_two_statements_of_the_same_amount_are_borne_out(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.annex(落实政策="1,年实习责任保险经费,万元,14.77\n2,外聘课酬,万元,147.70")
    assert not project.findings("G508", "学校投入实习专项经费182.60万元，其中实习责任保险经费14.77万元。\n")
