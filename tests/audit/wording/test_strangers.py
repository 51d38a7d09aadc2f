"""Names that recur, and one character of them that sounds the same where it stands once."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

TOLD = {
    # A name of a place, a firm, a person, whatever the words around: at its beginning, in its middle, at its end.
    "帮扶双桥村。双乔村有农户426户。双桥村获评。": ["双乔村"],
    "与衡准电子签约。\n\n恒准电子派人来校。\n\n衡准电子捐赠。": ["恒准电子"],
    "由祝砚秋任教。\n\n祝砚秋出国。\n\n祝彦秋回校。": ["祝彦秋"],
    "霁蓝瓷业建窑。霁蓝瓷业招工。霁蓝釉色班开班。\n\n霁兰瓷业付款。": ["霁兰瓷业"],
    # Each stands once: persons are known by their surnames, others by what both have in common.
    "由严书航与二人组成。\n\n严书杭牵头建题库。": ["严书杭"],
    "学院教师仝小楼带队。\n\n童小楼获奖。": ["童小楼"],
    "徒弟孟冬生到校。\n\n给孟东生来信。": ["孟东生"],
    "学生段知秋到校。\n\n给段之秋来信。": ["段之秋"],
    "到鸥信邮轮公司。\n\n向欧信邮轮公司付款。": ["欧信邮轮公司"],
    "到鸥信邮轮。\n\n向欧信邮轮付款。": [],
    "霁蓝瓷业建窑。霁蓝瓷业招工。霁蓝瓷业获奖。霁蓝釉色班。霁蓝釉色好。霁蓝窑大。霁蓝山高。\n\n霁兰瓷。": ["霁兰瓷"],
    # Words that happen to sound alike.
    "时间节点。\n\n关键节点多。\n\n关键在人。": [],
    "时间节点早。时间节点多。时间节点严。\n\n关键节点少。关键在人。": [],
    "教师比例高。教师比例大。教师比例好。教师多。教师好。教师大。\n\n教师必到。": [],
    "人与装备。人与装备。人与装备。\n\n教育装备。": [],
    "工业通信。工业通信。\n\n专业同信息融合。": [],
    "企业时讯。企业时讯。\n\n企业实讯。": ["企业实讯"],
    "业时讯。业时讯。\n\n业实讯。": [],
    "成长计划好。成长计划多。\n\n成长纪实已成。": [],
    "用收割机。用收割机。\n\n收割季到了。": [],
    "中期验收。中期验收。\n\n终期验收。": [],
    "他说感谢。他说努力。\n\n她说不忘。": [],
    # Two persons in one sentence are two, and a name that recurs elsewhere is one.
    "严书航与严书杭带队。": [],
    "严书航到校。\n\n严书航与严书杭带队。": ["严书杭"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_name_with_a_character_that_sounds_the_same_is_told(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("W604", text)
    assert len(found) == len(told)
    assert all(name in one.stated for one, name in zip(found, told, strict=True))
    assert {one.severity.name for one in found} <= {"CONFLICT"}


def test_two_firms_of_one_table_are_two(project: Project) -> None:
    table = project.table("t", "企业,人数", "衡准电子公司,12", "恒准电子公司,15")
    assert project.findings("W604", f"{table}\n\n与衡准电子公司签约。") == []


@pytest.mark.parametrize(
    ("title", "told"),
    [("石桥村污水处理站", ["石桥村"]), ("石门村污水处理站", []), ("石拱门前", [])],
)
def test_a_cases_title_has_its_names(project: Project, title: str, told: list[str]) -> None:
    case = f'::: {{.case #case-a title="每天60吨水：{title}"}}\n石门村原无设施。学校派人去石门村。石门村建站。\n:::\n'
    assert [one.stated for one in project.findings("W604", f"{case}\n石桥校区建楼。石桥校区建房。")] == told


def test_a_function_word_is_no_name(project: Project) -> None:
    usual = "依据省教育厅关于编制报告的通知。\n\n按省教育厅关于招生的意见。\n\n落实省教育厅关于实习的规定。\n\n"
    assert project.found("W604", usual + "省教育厅管业务，省水利厅举办。\n") == []
    names = usual.replace("关于", "观摩会")
    assert project.found("W604", names + "省教育厅管摩会的办法。\n") != []
