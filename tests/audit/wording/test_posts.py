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


@pytest.mark.parametrize(
    ("college", "text", "told"),
    [
        ("槐浦广电数媒职业学院", "槐浦广电传媒职业学院坐落在城东。", ["槐浦广电传媒职业学院"]),
        ("槐浦广电数媒职业学院", "槐浦广电数媒职业学院坐落在城东。", []),
        ("槐浦广电数媒职业学院", "槐浦影视传媒职业学院坐落在城东。", []),
        ("栎川林业职业技术学院", "栎川农业职业技术学院坐落在城东。", []),
        ("栎川林业职业技术学院", "栎川林叶职业技术学院坐落在城东。", ["栎川林叶职业技术学院"]),
        ("栎川林业职业技术学院", "栎川林业职业科术学院坐落在城东。", ["栎川林业职业科术学院"]),
    ],
)
def test_the_colleges_own_name_with_another_character_is_told(
    project: Project, college: str, text: str, told: list[str]
) -> None:
    path = project.root / "content/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("示例职业技术学院", college), encoding="utf-8")
    assert [one.stated for one in project.findings("W604", text)] == told
