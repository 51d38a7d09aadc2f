"""Short names in marks, firms with two forms, lists that go on from paragraph to paragraph."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“云帆书院”开放。\n\n“云帆书院”招新。\n\n云帆书院结业。\n\n“云凡书院”获奖。", ["云凡书院"]),
        ("“云帆书院”开放。\n\n“云翔书院”获奖。", []),
        ("“东帆书院”开放。\n\n“东帆书院”招新。\n\n东帆书院结业。\n\n“冬帆书院”获奖。", []),
        ("“成长账”开账。\n\n“成账长”获奖。", ["成账长"]),
        ("“成长账”开账，“成账长”获奖。", []),
        ("《潮信》首演。\n\n《潮信》巡演。\n\n《潮信》落幕。\n\n《朝信》获奖。", ["朝信"]),
        ("《潮信》首演。\n\n《朝信》获奖。", []),
        ("与青禾食品加工有限公司签约。\n\n青禾食品加工有限责任公司捐赠。", ["青禾食品加工有限责任公司"]),
        ("与青禾食品加工有限公司签约。\n\n青禾食品加工集团有限公司捐赠。", []),
        ("省级建设项目终期验收。\n\n省级建设项目中期验收。", []),
    ],
)
def test_a_name_is_spelled_in_one_way(project: Project, text: str, told: list[str]) -> None:
    found = project.findings("W604", text)
    assert [one.stated for one in found if one.severity.name == "CONFLICT"] == told


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("《渔家菜口述史实》再版。", ["渔家菜口述史实"]),
        ("《渔家菜口述实录》再版。", []),
        ("《山里菜口述实录》再版。", []),
        ("《山里菜问答实录》再版。", []),
        ("《实习学生管理细则》印发。", []),
        ("《实习教师管理办法》印发。", []),
        ("《渔家戏曲口述实录》再版。", []),
        ("“渔家菜口述画册”展出。", []),
        ("《渔家菜口述画册》展出。", []),
    ],
)
def test_a_title_with_another_word_is_asked_about(project: Project, again: str, told: list[str]) -> None:
    text = "《渔家菜口述实录》定稿。《实习学生管理办法》印发。\n\n收录《渔家菜口述实录》。落实《实习学生管理办法》。"
    found = project.findings("W604", f"{text}\n\n{again}")
    assert [f"{one.severity.name} {one.stated}" for one in found] == [f"EXPLAIN {one}" for one in told]


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("“三转四融五提升”落地。", []),
        ("“三转四融六提升”落地。", ["三转四融六提升"]),
        ("“四个一”活动开展。", []),
        ("“十五五”规划启动。", []),
    ],
)
def test_a_slogan_counts_the_same_everywhere(project: Project, again: str, told: list[str]) -> None:
    text = "以“三转四融五提升”统揽，推进“三个一”，落实“十四五”。"
    assert [one.stated for one in project.findings("W604", f"{text}\n\n{text}办学。\n\n{again}")] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("一是场地。新建两处。\n\n二是师资。聘请五人。\n\n二是经费。增加两成。", ["二是"]),
        ("一是场地。新建两处。\n\n二是师资。聘请五人。\n\n三是经费。增加两成。", []),
        ("有三件事：第一，签约；第二，五个班开学；第三，结业。", []),
        ("有三件事：第一，签约；第三，结业。", ["第三，"]),
        ("第一年学语言，第二年学技能，第三年到企业实习。", []),
        ("第一年学语言，第三年学技能，第三年到企业实习。", ["第三年"]),
        ("第一周识图，第二周划线，第二周装配。", ["第二周"]),
        ("第一周识图，第二周装配；第一周住校，第二周走读。", []),
        ("第一年发1200元，第二年发1800元，第三年发2600元；第三年为第一年的2.17倍。", []),
    ],
)
def test_marks_count_on_over_paragraphs(project: Project, text: str, told: list[str]) -> None:
    assert [one.stated for one in project.findings("W617", text)] == told


def test_sentences_that_have_little_but_figures_alike_are_no_copy(project: Project) -> None:
    text = (
        "馆藏图书86.40万册，生均72.06册。\n\n## 馆舍\n\n馆藏图书86.40万册，生均72.06册；新增2.1万册，电子图书40.2万册。"
    )
    assert project.found("W602", text) == []


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("“金算盘”驻村。", ["金算盘"]),
        ("“青算法”驻村。", []),
        ("“双语朗诵月”开幕。", ["双语朗诵月"]),
        ("“双语诵读节”开幕。", ["双语诵读节"]),
        ("《潮汛》获奖。", ["潮汛"]),
        ("“潮汛”获奖。", []),
    ],
)
def test_a_name_in_marks_with_another_character_is_asked_about(project: Project, again: str, told: list[str]) -> None:
    text = "“青算盘”挂牌。“双语诵读月”启动。\n\n“青算盘”值班。“双语诵读月”收官。\n\n再办“双语诵读月”。"
    text += "《潮信》首演。\n\n《潮信》巡演。\n\n《潮信》落幕。"
    found = project.findings("W604", f"{text}\n\n{again}")
    assert [one.stated for one in found if one.severity.name == "EXPLAIN"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("砚江水电开发公司捐赠设备。", []),
        ("本年研江水电开发公司捐赠设备。", ["研江水电开发公司"]),
        ("时设尚计系迎新。", ["时设尚计系"]),
        ("时尚计系迎新。", ["时尚计系"]),
        ("智慧健康管理系招生。智慧健康管理系迎新。智慧康养管理系规模最小。", ["智慧康养管理系"]),
        ("智慧健康管理系规模最小。智慧康养管理系招生。智慧康养管理系迎新。", []),
        ("机电工程学院与电力工程学院合办。", []),
        ("大江水电开发公司捐赠设备。滨海大江潮起，大江水电开发公司捐款。", []),
    ],
)
def test_a_name_of_a_cell_is_spelled_so_in_the_text(project: Project, text: str, told: list[str]) -> None:
    table = project.table(
        "partners",
        "单位,人数",
        "砚江水电开发公司,12",
        "时尚设计系,18",
        "智慧健康管理系,25",
        "电力工程学院,31",
        "机电工程学院,44",
    )
    found = project.findings("W604", f"砚江涨水。{text}\n\n{table}\n")
    assert [one.stated for one in found] == told


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("“重点专”展出。", ["重点专"]),
        ("“重点班中专”展出。", ["重点班中专"]),
        ("“重点中”展出。", []),
        ("“点中专”展出。", []),
        ("《重点专》展出。", []),
        ("“重点专”展出。\n\n又到重点专。", []),
    ],
)
def test_a_name_in_marks_lacks_no_character(project: Project, again: str, told: list[str]) -> None:
    found = project.findings("W604", f"“重点中专”开办。\n\n“重点中专”停办。\n\n{again}")
    assert [one.stated for one in found] == told
