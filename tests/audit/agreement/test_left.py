"""Indicators that are last year's, and ratios whose sign stands in the column of units."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project

TEXT = "学校横向技术服务项目106项，横向技术服务到款额1546.80万元，比上年的1350.80万元增加196.00万元。\n"


@pytest.mark.parametrize(("value", "found"), [("1546.80", 0), ("1350.80", 1)])
def test_an_indicator_that_the_text_has_for_last_year_is_told(tmp_path: Path, value: str, found: int) -> None:
    project = Project(tmp_path)
    project.annex(服务=f"1,横向技术服务到款额,万元,{value}")
    told = [one for one in project.findings("G508", TEXT) if one.stated.startswith("1350.80")]
    assert len(told) == found


@pytest.mark.parametrize(
    ("sentence", "value", "found"),
    [
        ("折合教师670人，生师比为17.11:1。", "17.11", 0),
        ("折合教师670人，生师比为17.11:1。", "19.26", 1),
        ("2021年、2022年的生师比分别为17.83:1和17.56:1。", "19.26", 0),
        ("计算生师比时按2:1折合成教师。", "19.26", 0),
    ],
)
def test_a_ratio_may_have_its_sign_in_the_column_of_units(
    tmp_path: Path, sentence: str, value: str, found: int
) -> None:
    project = Project(tmp_path)
    project.annex(资源=f"1,生师比,:,{value}")
    assert len(project.findings("G501", sentence + "\n")) == found
