"""The college's own name, and who holds which post."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

PAIR = "编制工作由院长屠若溪牵头。\n\n党委书记{one}、院长{two}带队。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PAIR.format(one="屠若溪", two="闵春和"), ["党委书记屠若溪、院长闵春和"]),
        (PAIR.format(one="闵春和", two="屠若溪"), []),
        (PAIR.format(one="闵春和", two="郗怀瑾"), []),
        ("烹饪学院院长屠若溪牵头。\n\n党委书记屠若溪、院长闵春和带队。", []),
        ("副院长屠若溪牵头。\n\n党委书记屠若溪、院长闵春和带队。", []),
    ],
)
def test_posts_that_two_persons_have_changed_are_told(project: Project, text: str, told: list[str]) -> None:
    assert [one.stated for one in project.findings("W604", text)] == told


HELD = "二级学院如下：安全学院、环境学院、化工学院。项目由安全学院的殷佩文主持。\n\n{again}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HELD.format(again="理事由环境学院院长殷佩文担任。"), ["CONFLICT 环境学院殷佩文"]),
        (HELD.format(again="理事由安全学院院长殷佩文担任。"), []),
        (HELD.format(again="理事由产业学院院长殷佩文担任。"), []),
        (HELD.format(again="院长殷佩文调任。他原是环境学院教师殷佩文。"), []),
        ("平台由教授陶允岑牵头。\n\n副教授陶允岑任技术委员。", ["EXPLAIN 副教授陶允岑"]),
        ("平台由副教授陶允岑牵头。\n\n副教授陶允岑任技术委员。", []),
        ("平台由副教授陶允岑牵头。\n\n陶允岑晋升，教授陶允岑任技术委员。", []),
        ("平台由教授陶允岑牵头。\n\n副教授简述白任理事。", []),
        ("院长屠若溪讲话。\n\n党委书记屠若溪带队。", ["EXPLAIN 书记屠若溪"]),
        ("院长屠若溪讲话。\n\n党委副书记、院长屠若溪带队。", []),
        ("副院长屠若溪讲话。\n\n党委副书记屠若溪带队。", []),
        ("副院长屠若溪讲话。副院长屠若溪任主任。\n\n党委副书记屠若溪带队。", ["EXPLAIN 副书记屠若溪"]),
        ("副院长屠若溪讲话。副院长屠若溪任主任。\n\n党委副书记、副院长屠若溪带队。", []),
        ("院长屠若溪讲话。\n\n安全学院院长屠若溪带队。", []),
        ("人事处处长龚以宁讲话。\n\n由人事处处长龚以林牵头。", ["CONFLICT 龚以林"]),
        ("人事处处长龚以宁讲话。\n\n由人事处副处长龚以林牵头。", []),
        ("人事处处长龚以宁讲话。\n\n由教务处处长龚以林牵头。", []),
        ("人事处处长龚以宁、龚以林。\n\n由人事处处长龚明德牵头。", []),
        ("蔺建勋讲话。蔺建勋说好，蔺建勋又来了。\n\n车间主任蔺建勤不同意。", ["EXPLAIN 蔺建勤"]),
        ("蔺建勋讲话。蔺建勋说好，蔺建勋又来了。\n\n车间主任蔺建勋不同意。", []),
        ("蔺建勋讲话。蔺建勋说好，蔺建勋又来了。\n\n车间主任蔺明德不同意。", []),
        ("蔺建勋讲话。蔺建勋说好，蔺建勋又来了。\n\n蔺建勤同学毕业了。", []),
        ("敖其尔是传承人。敖其尔讲话。\n\n敖其尔收徒。\n\n敖尔其每年收徒。", ["EXPLAIN 敖尔其"]),
        ("由院长任组长。\n\n由副书记任组长。", []),
    ],
)
def test_a_person_has_one_rank_and_one_college(project: Project, text: str, told: list[str]) -> None:
    assert [f"{one.severity.name} {one.stated}" for one in project.findings("W604", text)] == told


@pytest.mark.parametrize(
    ("college", "text", "told"),
    [
        ("槐浦广电数媒职业学院", "槐浦广电传媒职业学院坐落在城东。", ["槐浦广电传媒职业学院"]),
        ("槐浦广电数媒职业学院", "槐浦广电数媒职业学院坐落在城东。", []),
        ("槐浦广电数媒职业学院", "槐浦影视传媒职业学院坐落在城东。", []),
        ("栎川林业职业技术学院", "栎川农业职业技术学院坐落在城东。", []),
        ("栎川林业职业技术学院", "栎川林叶职业技术学院坐落在城东。", ["栎川林叶职业技术学院"]),
        ("栎川林业职业技术学院", "栎川林业职业科术学院坐落在城东。", ["栎川林业职业科术学院"]),
        ("栎川林业职业技术学院", "栎川林业职业学院坐落在城东。", ["栎川林业职业学院"]),
        ("栎川林业职业学院", "栎川林业职业技术学院坐落在城东。", ["栎川林业职业技术学院"]),
        ("栎川林业职业技术学院", "学院前身栎川林业职业学院坐落在城东。", []),
        ("绫州纺织时尚职业学院", "绫州纺织服装职业学院（以下简称“学校”）有两个校区。", ["绫州纺织服装职业学院"]),
        ("绫州纺织时尚职业学院", "绫州纺织时尚职业学院（以下简称“学校”）有两个校区。", []),
        ("绫州纺织时尚职业学院", "绫州纺织服装职业学院有两个校区。", []),
    ],
)
def test_the_colleges_own_name_with_another_character_is_told(
    project: Project, college: str, text: str, told: list[str]
) -> None:
    path = project.root / "content/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("示例职业技术学院", college), encoding="utf-8")
    assert [one.stated for one in project.findings("W604", text)] == told
