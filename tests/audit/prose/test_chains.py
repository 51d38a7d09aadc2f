"""What so much for each of so many comes to, and what came and went, is told where it does not."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        ("此后每周3次、每次2学时练刀，练了12周，合计{}。", "72学时", "36学时", "2学时 × 3次 × 12周 = 72学时"),
        ("全片长12分钟，每秒按12张绘制，共画了{}。", "8640张", "8460张", "12张 × 12分钟 = 8640张"),
        ("2名教师赴国外授课14天，计{}。", "28人日", "24人日", "2名 × 14天 = 28人日"),
        (
            "3月，4名教师出访12天，计48人日；6月，2名教师出访14天，计{}。",
            "28人日",
            "38人日",
            "2名 × 14天 = 28人日",
        ),
        (
            "学徒116人，每人每月补贴800元，按10个月发放，共{}。",
            "92.80万元",
            "9.28万元",
            "800元 × 116人 × 10个月 = 92.8万元",
        ),
        (
            "两村带动农户85户，其中甲村52户；户均增收4300元，合计{}。",
            "36.55万元",
            "365.50万元",
            "4300元 × 85户 = 36.55万元",
        ),
        ("播出186场，平均每场30分钟，总时长{}。", "93小时", "39小时", "30分钟 × 186场 = 93小时"),
        (
            "每人跟播40小时，402人合计16080小时；津贴每小时25元，应付{}。",
            "40.20万元",
            "20.40万元",
            "25元 × 16080小时 = 40.2万元",
        ),
        ("工坊合计开工1260小时，计时津贴每小时35元，应付{}。", "4.41万元", "1.44万元", "35元 × 1260小时 = 4.41万元"),
        (
            "企业给每名学徒每月津贴700元，每年发11个月；按80人计，每年津贴{}。",
            "61.60万元",
            "67.20万元",
            "700元 × 80人 × 11个月 = 61.6万元",
        ),
        (
            "每周开放5个晚上，每晚2小时，开放30周，每个工坊合计开放{}。",
            "300小时",
            "150小时",
            "2小时 × 5个 × 30周 = 300小时",
        ),
    ],
)
def test_units_that_cancel_make_a_total(project: Project, sentence: str, right: str, wrong: str, expected: str) -> None:
    assert project.found("P", sentence.format(right) + "\n") == []
    (found,) = project.findings("P", sentence.format(wrong) + "\n")
    assert (found.code, found.severity.name, found.expected) == ("P403", "EXPLAIN", expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "党委书记和院长分别讲专题党课3次、2次，班子其他5名成员每人讲2次，全年合计15次。",
        "学徒每周在校3天、在企2天，一学年36周，在企共72天。",
        "第一批12人赴泰国，为期14天；第二批10人赴老挝，为期10天，合计268人天。",
        "三个等级的标准分别为每人10000元、6000元和3000元，获奖42人，共发放20.40万元。",
        "上岗1120人，人均服务96小时，合计10.75万小时。",
        "培训12人，分两批，每批9天，计54人日。",
    ],
)
def test_other_totals_are_left_alone(project: Project, sentence: str) -> None:
    assert project.found("P403", sentence + "\n") == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        ("合作企业上年有130家，2023年新增19家、退出6家，年末为{}。", "143家", "149家", "130 + 19 − 6 = 143"),
        (
            "上年在校6440人，送走毕业生1896人，迎进新生2284人，再减去退学的36人，便是今天的{}。",
            "6792人",
            "6729人",
            "6440 − 1896 + 2284 − 36 = 6792",
        ),
        ("基地128个，2023年新建16个、退出9个，上年年末为{}。", "121个", "112个", "128 + 16 − 9 = 135"),
        (
            "收集意见186条，其中学生112条、家长43条、企业31条；已办结171条，其余{}列入下年。",
            "15条",
            "25条",
            "186 − 171 = 15",
        ),
    ],
)
def test_what_came_and_went_leaves_what_there_is(
    project: Project, sentence: str, right: str, wrong: str, expected: str
) -> None:
    assert project.found("P", sentence.format(right) + "\n") == []
    assert expected in [found.expected for found in project.findings("P", sentence.format(wrong) + "\n")]


def test_one_that_something_falls_to_is_no_figure(project: Project) -> None:
    text = "学院有思政课教师22人，按在校生6792人计算，平均1名思政课教师对应学生{}人。\n"
    assert project.found("P", text.format("308.73")) == []
    (found,) = project.findings("P", text.format("380.73"))
    assert found.expected.startswith("6792人 ÷ 22人")


def test_a_mean_of_all_students_is_held_against_their_number(project: Project) -> None:
    said = "全日制在校生5460人。\n\n在校生5460人住在校内。\n\n在校生5460人都有床位。\n\n"
    far = "".join(f"第{n}食堂供应菜品{n}1{n}种。\n\n" for n in range(2, 9)) * 8
    text = said + far + "教学班138个，平均每班{}人。\n"
    assert project.found("P4", text.format("39.57")) == []
    (found,) = project.findings("P4", text.format("39.75"))
    assert (found.code, found.severity.name) == ("P410", "ERROR")


def test_growth_of_the_later_level_is_told_though_the_earlier_stands_there(project: Project) -> None:
    text = "2022年户均年收入5.3万元。2023年户均年收入6.8万元，比上年多1.5万元，增长{}。\n"
    assert project.found("P", text.format("28.30%")) == []
    assert [one.code for one in project.findings("P", text.format("22.06%"))] == ["P404"]


def test_amounts_for_people_who_may_be_poor_add_up(project: Project) -> None:
    text = "投入帮扶资金86.00万元，其中产业发展{}万元、基础设施25.00万元、困难群众慰问13.00万元。\n"
    assert project.found("P", text.format("48.00")) == []
    assert [one.code for one in project.findings("P", text.format("46.00"))] == ["P402"]


def test_a_sentence_with_one_that_something_falls_to_is_read_by_every_check(project: Project) -> None:
    assert project.found("", "学院有教师22人，学生6792人，平均1名教师对应学生308.73人，每1人都有导师。\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "作品全长5分钟，总长84分钟。",
        "新进教师24人，其中博士2人、硕士18人、行业转入4人，同时退休9人、调出4人，专任教师净增11人。",
        "她用时58秒；学生纪录是1分12秒，与老师还差14秒。",
        "1958年以技工学校的名义开门收徒，2004年升格为高等职业学校，到2023年，建校整65年，办高职也已19年。",
        "2004年升格为高等职业学校。\n\n3月18日举行建校65周年拜师日。",
        "2023年完成智慧校园改建。\n\n学校办学17年。",
        "进水化学需氧量平均260毫克/升，出水39毫克/升，去除率85.00%。",
        "5家企业接收实习生1723人，占总数的48.28%；录用毕业生547人，占32.66%；派出行业导师115人，占61.83%。",
        "教职工862人，其中专任教师638人，高级职务教师214人（占专任教师的33.54%），双师型531人（占专任教师的83.23%）。",
        "文化建设支出156.80万元，其中布展64.50万元，活动52.30万元，社团25.60万元，课程14.40万元。",
        "2023年新增设备3874.20万元，比上年年末的14059.80万元增长27.56%。",
        "经济管理学院由1180人降到1062人，下降10.00%。",
        "其中4个班改为隔周在厂，即在校一周、在厂一周。",
        "茶艺师的通过率最高，达94.17%；中式烹调师报考612人次，通过率93.30%，人数居首。",
    ],
)
def test_what_reports_of_other_hands_say_rightly_is_left_alone(project: Project, sentence: str) -> None:
    assert project.found("", sentence + "\n") == []


def test_what_is_saved_is_no_approximation(project: Project) -> None:
    text = "政府采购预算4260.00万元，实际成交4047.00万元，节约{}万元，节约率5.00%。\n"
    assert project.found("P", text.format("213.00")) == []
    assert [one.severity.name for one in project.findings("P", text.format("231.00"))] == ["ERROR"]
