"""Figures that do not follow from their neighbours as such figures do in other reports."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (
            "博士14名，只占3.27%，离2025年6%的设想差{}。",
            "2.73个百分点",
            "3.73个百分点",
            "ERROR 6% − 3.27% = 2.73个百分点",
        ),
        ("8月612人次，10月{}，合计1160人。", "548人次", "584人次", "ERROR 612人次 + 584人次 = 1196人"),
    ],
)
def test_a_figure_that_breaks_a_habit_by_a_slip_is_told(
    project: Project, text: str, right: str, wrong: str, expected: str
) -> None:
    assert project.found("P", text.format(right)) == []
    (found,) = project.findings("P", text.format(wrong))
    assert (found.code, f"{found.severity.name} {found.expected}") == ("P410", expected)


@pytest.mark.parametrize(
    "text",
    [
        "专任教师428人，其中教授14人、女教师278人。",
        "全校38个专业，其中33个编入6个专业群，其余5个独立建设。",
        "在校生共1000人，到西部就业243人，到企业就业402人，占就业的16.10%。",
        "上年112个点中达标101个，达标率90.18%，目标是93.15%。",
        "四个院系的收入由2021年的45万元增加到61万元，年均增长15.29%。",
    ],
)
def test_what_may_overlap_or_is_of_something_else_is_left_alone(project: Project, text: str) -> None:
    assert project.found("P", text) == []


ENTRANCE = "普通高考报到1352人，占全部报到新生的40.33%；单独招生1228人，占{}；对口升学550人，占16.41%。"


@pytest.mark.parametrize(("share", "told"), [("36.63%", []), ("36.36%", ["P401"]), ("33.66%", ["P401"])])
def test_shares_of_one_whole_that_is_not_named_bear_each_other_out(
    project: Project, share: str, told: list[str]
) -> None:
    assert [one.code for one in project.findings("P", ENTRANCE.format(share))] == told


ITEMS = "- 思想类5个，成员402人；\n- 学术类12个，成员916人；\n- 文艺类{}个，成员{}人。\n"


@pytest.mark.parametrize(("clubs", "members", "told"), [(14, 1187, []), (14, 1178, ["P411"]), (15, 1187, ["P411"])])
def test_each_column_of_a_list_adds_up_to_its_total(
    project: Project, clubs: int, members: int, told: list[str]
) -> None:
    text = "注册社团31个，注册成员2505人，上年3580人。分类列数如下：\n\n" + ITEMS.format(clubs, members)
    assert [one.code for one in project.findings("P", text)] == told
