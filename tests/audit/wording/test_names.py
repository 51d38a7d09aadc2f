"""Names in two spellings: persons, posts, titles, organisations, and what is two things."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    "教师何琳锋获金牌。教师何琳锋介绍经验。\n\n合影中为教师何琳峰。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 何琳峰 → 何琳锋 | “何琳峰” here, “何琳锋” elsewhere",
    "教师何琳锋获金牌。\n\n教师何琳峰介绍经验。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 教师何琳峰 → 教师何琳锋"
        " | “教师何琳峰” here, “教师何琳锋” elsewhere",
    "教师何琳锋获金牌。\n\n教师何琳珊介绍经验。": None,
    "教授李文华主持。李文华到会。李文华讲话。\n\n李文花到会。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 李文花 → 李文华 | “李文花” here, “李文华” elsewhere",
    "教授李文华主持。李文华到会。李文华讲话。\n\n李文革到会。": None,
    "教授何文敏主持。何文敏到会。何文敏讲话。\n\n何文明到会。": None,
    "校长陶景州讲话。陶景州到会。\n\n校长陶景川讲话。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 陶景川 → 陶景州 | “陶景川” here, “陶景州” elsewhere",
    "副校长陶景州讲话。陶景州到会。\n\n副校长陶景川讲话。": None,
    "学生张敏获奖。\n\n学生张民参赛。": None,
    "学生张敏获奖。\n\n学生章敏参赛。": None,
    "学生张敏获奖。\n\n学生张丽参赛。": None,
    "实施“匠心筑梦育人工程”。\n\n“匠心铸梦育人工程”启动。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 匠心铸梦育人工程 → 匠心筑梦育人工程"
        " | “匠心铸梦育人工程” here, “匠心筑梦育人工程” elsewhere",
    "实施“匠心筑梦育人工程”。\n\n“匠心筑梦人育工程”启动。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 匠心筑梦人育工程 → 匠心筑梦育人工程"
        " | “匠心筑梦人育工程” here, “匠心筑梦育人工程” elsewhere",
    "实施“匠心筑梦”。\n\n“匠心铸梦”启动。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 匠心铸梦 → 匠心筑梦"
        " | “匠心铸梦” here, “匠心筑梦” elsewhere",
    "实施“春季招生宣讲活动”。\n\n“秋季招生宣讲活动”启动。": None,
    "“匠心筑梦育人工程”与“匠心铸梦育人工程”。": None,
    "建成智能制造公共实训中心。智能制造公共实训中心开放。\n\n智能制造公用实训中心启用。":
        "W604 EXPLAIN chapters/1.md:5, chapters/1.md:3 | 智能制造公用实训中心 → 智能制造公共实训中心"
        " | “智能制造公用实训中心” here, “智能制造公共实训中心” elsewhere",
    "建成智能制造公共实训中心。智能制造公共实训中心开放。\n\n智能制造公立实训中心启用。":
        "W604 EXPLAIN chapters/1.md:5, chapters/1.md:3 | 智能制造公立实训中心 → 智能制造公共实训中心"
        " | “智能制造公立实训中心” here, “智能制造公共实训中心” elsewhere",
    "与中科曙光公司共建。\n\n与中科署光公司共建。":
        "W604 CONFLICT chapters/1.md:5, chapters/1.md:3 | 与中科署光公司共建 → 与中科曙光公司共建"
        " | “与中科署光公司共建” here, “与中科曙光公司共建” elsewhere",
    "中期验收会议通过审核。\n\n终期验收会议通过审核。": None,
    "推进康复颐养服务工程建设。\n\n推进康复养颐服务工程建设。":
        "W604 EXPLAIN chapters/1.md:5, chapters/1.md:3 | 推进康复养颐服务工程建设 → 推进康复颐养服务工程建设"
        " | “推进康复养颐服务工程建设” here, “推进康复颐养服务工程建设” elsewhere",
    "天津市职业教育创优赋能建设。\n\n天津市职业院校创优赋能建设。":
        "W604 EXPLAIN chapters/1.md:5, chapters/1.md:3 | 天津市职业院校创优赋能建设 → 天津市职业教育创优赋能建设"
        " | “天津市职业院校创优赋能建设” here, “天津市职业教育创优赋能建设” elsewhere",
    "课程思政教学研究示范中心成立。\n\n依托课程思政研究示范中心。":
        "W604 EXPLAIN chapters/1.md:5, chapters/1.md:3 | 课程思政研究示范中心 → 课程思政教学研究示范中心"
        " | “课程思政研究示范中心” here, “课程思政教学研究示范中心” elsewhere",
    "国家级课程思政教学研究示范中心成立。\n\n依托省级课程思政教学研究示范中心。": None,
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_a_name_is_spelled_in_one_way(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("W604", text)] == (told.split("\n") if told else [])


CASE = '::: {.case title="一堂课"}\n课程负责人林若川改了教案。\n\n{again}\n:::\n'


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("林若川说：“学生记住了。”", []),
        ("林若州说：“学生记住了。”", ["林若州"]),
        ("学生林若州说：“记住了。”", []),
        ("林远州说：“学生记住了。”", []),
    ],
)
def test_a_case_tells_of_one_person_by_one_name(project: Project, again: str, told: list[str]) -> None:
    assert [one.stated for one in project.findings("W604", CASE.replace("{again}", again))] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("帮扶禾塘镇。禾塘镇有3家合作社。\n\n向禾塘镇派出6人。\n\n和塘镇种青柑已有百年。", ["和塘镇"]),
        ("帮扶禾塘镇。禾塘镇有3家合作社。\n\n向禾塘镇派出6人。\n\n禾塘镇种青柑已有百年。", []),
        ("合办“汐江本草学院”。\n\n汐江百草学院的校园里有试验田。", ["汐江百草学院"]),
        ("合办“汐江本草学院”。\n\n汐江本草学院的校园里有试验田。", []),
        ("建成“汐江一号工坊”。\n\n汐江二号工坊开放。", []),
    ],
)
def test_the_name_of_a_place_has_its_own_characters(project: Project, text: str, told: list[str]) -> None:
    assert [one.stated for one in project.findings("W604", text)] == told


TITLED = '::: {.case title="一根线、{told}钢拉杆"}\n每层加16根钢拉杆，两层{body}，全程检测。\n:::\n'


@pytest.mark.parametrize(
    ("told", "body", "found"),
    [
        ("三十二根", "32根", []),
        ("三十六根", "32根", ["三十六根"]),
        ("二十三根", "32根", ["二十三根"]),
        ("四十九根", "38根", []),
        ("四十八根", "32根", []),  # 16 and 32
        ("三十四根", "32根撑杆", []),
        ("三十六个", "32个", []),
    ],
)
def test_the_number_of_a_title_is_told_in_its_case(project: Project, told: str, body: str, found: list[str]) -> None:
    text = TITLED.replace("{told}", told).replace("{body}", body)
    assert [one.stated for one in project.findings("G503", text)] == found
