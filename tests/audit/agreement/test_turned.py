"""Figures of four digits that stand in another order elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("从历年累计看，共有高职毕业生21640人。\n\n据统计，占历届高职毕业生21460人的四分之三。", True),
        ("从历年累计看，共有高职毕业生21640人。\n\n据统计，占历届高职毕业生21640人的四分之三。", False),
        ("从历年累计看，共有高职毕业生21640人。\n\n据统计，占历届高职毕业生23180人的四分之三。", False),
        ("从历年累计看，共有高职毕业生21640人。\n\n届时，历届高职毕业生将达21460人。", False),
        ("毕业去向落实率为94.31%。\n\n各类去向良好，落实率达93.41%。", True),
        ("毕业去向落实率为94.31%。\n\n各类去向良好，满意度达93.41%。", False),
    ],
)
def test_a_turned_figure_needs_few_words(tmp_path: Path, text: str, found: bool) -> None:
    assert bool(Project(tmp_path).findings("G508", text + "\n")) is found


def test_a_passage_that_agrees_with_one_value_is_held_against_the_others(tmp_path: Path) -> None:
    text = "2023年发展党员96人，其中学生78人、教职工18人。\n\n2023年发展党员94人，其中学生76人、教职工18人。\n"
    assert Project(tmp_path).found("G503", text)
