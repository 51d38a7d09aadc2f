"""Totals that nothing makes, halves that make no whole, and figures that are not what they are called."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        (
            "三处实训场面积依次为2400平方米、1800平方米、1500平方米，合计{}。",
            "5700平方米",
            "6900平方米",
            "2400平方米 + 1800平方米 + 1500平方米 = 5700平方米",
        ),
        ("全年演出18场，校内7场、校外{}，观众5400人次。", "11场", "12场", "7场 + 12场 = 19场"),
        ("新聘教师24人，其中男教师9人、女教师{}。", "15人", "17人", "9人 + 17人 = 26人"),
    ],
)
def test_what_is_added_up_is_its_sum(project: Project, sentence: str, right: str, wrong: str, expected: str) -> None:
    assert project.found("P", sentence.format(right) + "\n") == []
    (found,) = project.findings("P", sentence.format(wrong) + "\n")
    assert (found.code, found.expected) == ("P402", expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "投入帮扶资金126万元，其中上坪村48万元、下坪村36万元、老鹰村42万元。",
        "每个工坊每期开课20学时、辅导10学时，8期合计240学时。",
        "三个专业合计2582人；不足200人的有甲专业、乙专业，合计368人。",
    ],
)
def test_what_says_no_sum_is_left_alone(project: Project, sentence: str) -> None:
    assert project.found("P402", sentence + "\n") == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "code", "expected"),
    [
        (
            "一季度合格率88.40%；二季度合格率94.60%，提高{}。",
            "6.20个百分点",
            "7.01个百分点",
            "P404",
            "94.60 − 88.40 = 6.20个百分点",
        ),
        ("总磷进水4.80毫克，出水0.36毫克，去除率{}。", "92.50%", "7.50%", "P401", "(4.80 − 0.36) ÷ 4.80 = 92.50%"),
        (
            "有督导员18人，其中专职8人、兼职10人，全年听课1170节，人均{}。",
            "65节",
            "117节",
            "P403",
            "1170 ÷ 18 = 65节",
        ),
        (
            "经费合计180.00万元，其中企业承担135.00万元，学院承担45.00万元，企业承担占{}。",
            "75.00%",
            "33.33%",
            "P401",
            "135.00 ÷ 180.00 = 75.00%",
        ),
        ("食堂座位1500个，住校生3600人，座位与住校生之比为{}。", "1∶2.40", "1∶0.42", "P403", "3600人 ÷ 1500个 = 2.40"),
    ],
)
def test_a_figure_is_what_it_is_called(
    project: Project, sentence: str, right: str, wrong: str, code: str, expected: str
) -> None:
    assert project.found("P", sentence.format(right) + "\n") == []
    (found,) = project.findings("P", sentence.format(wrong) + "\n")
    assert (found.code, found.expected) == (code, expected)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        ("排课4200学时，其中实践教学700学时，占{}。", "16.67%", "20.00%", "700 ÷ 4200 = 16.67%"),
        (
            "校舍40.00万平方米，其中东校区15.00万平方米，西校区25.00万平方米，后者占{}。",
            "62.50%",
            "37.50%",
            "25.00万 ÷ 40.00万 = 62.50%",
        ),
        ("参赛学生320人，获奖学生200人，获奖面{}。", "62.50%", "37.50%", "200人 ÷ 320人 = 62.50%"),
        ("甲系优良率89.60%；乙系优良率84.20%，首尾相差{}。", "5.40个百分点", "5.40%", "89.60 − 84.20 = 5.40个百分点"),
        ("按规定要教师620人，现折合581人，差{}。", "39人", "29人", "620 − 581 = 39人"),
        (
            "上学年出检测报告1486份，其中甲类712份、乙类{}、丙类164份、丁类282份。",
            "328份",
            "382份",
            "712份 + 382份 + 164份 + 282份 = 1540份",
        ),
        ("主变容量由1600kVA增到2500kVA，{}900kVA。", "增加", "减少", "1600 → 2500"),
    ],
)
def test_what_the_words_say_is_what_the_figures_give(
    project: Project, sentence: str, right: str, wrong: str, expected: str
) -> None:
    assert project.found("P", sentence.format(right) + "\n") == []
    assert expected in {one.expected for one in project.findings("P", sentence.format(wrong) + "\n")}


@pytest.mark.parametrize(
    "sentence",
    [
        "18个项目中优4个、良9个、中4个、差1个。",
        "改后机组综合效率0.865，单机出力提高。",
        "灯塔建于1931年，到2023年已经亮了92年，祖父守了26年，父亲守了34年，他守了32年。",
        "在线课程96门，学员12000人。接入平台40门，其中国家级3门，省级17门，校级20门，接入率41.67%。",
        "按编制486人算，40%要195人，还差8人。",
    ],
)
def test_what_is_right_in_other_words_is_left_alone(project: Project, sentence: str) -> None:
    assert project.found("P", sentence + "\n") == []


@pytest.mark.parametrize(
    ("text", "right", "wrong", "code", "expected"),
    [
        (
            "第一关3个月。第二关6个月，第三关11个月。三关合计{}，余下的去顶岗。",
            "20个月",
            "18个月",
            "P402",
            "3个月 + 6个月 + 11个月 = 20个月",
        ),
        ("一次80分钟，一期15周，共上30次课，合{}。", "40小时", "48小时", "P403", "80分钟 × 30次 = 40小时"),
        ("修磨冰刀4600副，每副收费30元，收入{}。", "13.80万元", "13.80元", "P403", "13.80元 ÷ 4600副 = 0.0030元"),
        ("驻校满30天的有9位，占37.50%，其余{}是短期讲学。", "15位", "16位", "P402", "9 ÷ 37.50% − 9 = 15"),
        (
            "服务240次，参加学生1810人次，服务老人7440人次，平均每次服务老人{}。",
            "31.00人次",
            "4.11人次",
            "P403",
            "7440 ÷ 240 = 31.00人次",
        ),
        ("新签13家、退出4家，年末38家，净增{}。", "9家", "17家", "P404", "13 − 4 = 9"),
    ],
)
def test_a_passage_is_counted_out(
    project: Project, text: str, right: str, wrong: str, code: str, expected: str
) -> None:
    assert project.found("P", text.format(right) + "\n") == []
    assert (code, expected) in {(one.code, one.expected) for one in project.findings("P", text.format(wrong) + "\n")}


def test_no_building_is_measured_in_units_of_land(project: Project) -> None:
    assert project.found("P409", "实训基地7个，建筑面积35600平方米；学校占地面积486亩。\n") == []
    (found,) = project.findings("P409", "实训基地7个，建筑面积35600亩；学校占地面积486亩。\n")
    assert found.severity.name == "ERROR"


def test_a_share_of_all_who_stand_elsewhere_is_left_alone(project: Project) -> None:
    others = "".join(f"毕业生4236人，{what}。\n\n" for what in ("已经离校", "分在六个学院", "来自全省"))
    text = "落实去向4013人，就业2883人。自主创业64人，自主创业率{}。\n"
    assert project.found("P", others + text.format("1.51%")) == []
    assert project.found("P", text.format("1.51%")) != []
