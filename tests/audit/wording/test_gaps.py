"""What is printed twice in a row, and what is still to be written: each form, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project
from tests.audit.told import line

AT = "ERROR chapters/1.md:3"

TOLD = {
    "学校与与企业合作。":
        f"W603 {AT} | 与与 → 与 | “与” is printed twice in a row",
    "学校及及企业合作。":
        f"W603 {AT} | 及及 → 及 | “及” is printed twice in a row",
    "学校被被评为先进。":
        f"W603 {AT} | 被被 → 被 | “被” is printed twice in a row",
    "学校和和企业合作。":
        f"W603 {AT} | 和和 → 和 | “和” is printed twice in a row",
    "学校并并入大学。":
        f"W603 {AT} | 并并 → 并 | “并” is printed twice in a row",
    "学校由由企业捐建。":
        f"W603 {AT} | 由由 → 由 | “由” is printed twice in a row",
    "学校从从企业引进。":
        f"W603 {AT} | 从从 → 从 | “从” is printed twice in a row",
    "学校为为企业服务。":
        f"W603 {AT} | 为为 → 为 | “为” is printed twice in a row",
    "学校为为期三年的项目投入。": None,
    "学生到到企业实习。":
        f"W603 {AT} | 到到 → 到 | “到” is printed twice in a row",
    "学生到到岗前培训。": None,
    "学校把把教学放在首位。":
        f"W603 {AT} | 把把 → 把 | “把” is printed twice in a row",
    "学校将将来企业引进。": None,
    "学校是是高校。":
        f"W603 {AT} | 是是 → 是 | “是” is printed twice in a row",
    "明辨是是非非。": None,
    "学校了了解企业。": None,
    "学校增加了了岗位。":
        f"W603 {AT} | 了了 → 了 | “了” is printed twice in a row",
    "学校的的确很好。": None,
    "学生、、教师参加。":
        f"W603 {AT} | 、、 → 、 | “、” is printed twice in a row",
    "学生参加。。":
        f"W603 {AT} | 。。 → 。 | “。” is printed twice in a row",
    "学生参加；；教师参加。":
        f"W603 {AT} | ；； → ； | “；” is printed twice in a row",
    "学生参加：：教师参加。":
        f"W603 {AT} | ：： → ： | “：” is printed twice in a row",
    "教师等等等参加。":
        f"W603 {AT} | 等等等 → 等 | “等” is printed twice in a row",
    "教师等等参加。": None,
    "他讲着讲着就笑了。": None,
    "巩固基础工作，打牢基础，基础扎实，加强基础建设，为基基础。":
        "W603 EXPLAIN chapters/1.md:3 | 基基础 → 基 | “基” is printed twice in a row",
    "教师培训，教师实践，教师发展，教师激励，选派支教教师。": None,
    "的人人可学，人可为师，人可为友，人可为伴，人可为邻。": None,
    "学生对对口就业。": None,
    "学校实在在学生中。": None,
    "推进专业建设建设。":
        f"W603 {AT} | 建设建设 → 建设 | “建设” is printed twice in a row",
    "培训三百三百人。":
        f"W603 {AT} | 三百三百 → 三百 | “三百” is printed twice in a row",
    "开展教师教师员培训。": None,
    "大家交流交流经验。": None,
    "打造“匠心”匠心品牌。":
        f"W603 {AT} | 匠心”匠心 → 匠心 | “匠心” is printed twice in a row",
    "打造《匠心》匠心品牌。":
        f"W603 {AT} | 匠心》匠心 → 匠心 | “匠心” is printed twice in a row",
    "打造匠心（品牌）匠心活动。":
        f"W603 {AT} | 匠心（品牌）匠心 → 匠心 | “匠心” is printed twice in a row",
    "打造“匠心”匠心”品牌。":
        f"W612 {AT} | 1 “，2 ” → | “ ” do not come in pairs",
    "获奖学生为张三、李四、张三。": None,
    "获奖学生为张三和李四、王五、赵六和李四。":
        f"W603 {AT} | 李四 → | “李四” stands twice in one list",
    "获奖学生为张三、李四。又有张三。": None,
    "全年培训X人次。":
        f"W615 {AT} | X → | “全年培训X人次。” holds the place of something that is still to come",
    "全年培训XX次。":
        f"W615 {AT} | XX → | “全年培训XX次。” holds the place of something that is still to come",
    "全年X年培训。":
        f"W615 {AT} | X → | “全年X年培训。” holds the place of something that is still to come",
    "全年培训ABXX次。": None,
    "全年培训__次。":
        f"W615 {AT} | __ → | “全年培训__次。” holds the place of something that is still to come",
    "全年培训_次。": None,
    "全年培训＿＿次。":
        f"W615 {AT} | ＿＿ → | “全年培训＿＿次。” holds the place of something that is still to come",
    "全年培训**人。":
        f"W615 {AT} | ** → | “全年培训**人。” holds the place of something that is still to come",
    "全年培训□□人。":
        f"W615 {AT} | □□ → | “全年培训□□人。” holds the place of something that is still to come",
    "二○○三年建校。": None,
    "全年培训??人。":
        f"W615 {AT} | ?? → | “全年培训??” holds the place of something that is still to come",
    "就业率9?%。":
        f"W615 {AT} | ? → | “就业率9?%。” holds the place of something that is still to come",
    "全年培训（待补）人。":
        f"W615 {AT} | （待补） → | “全年培训（待补）人。” holds the place of something that is still to come",
    "全年培训（待核实）人。":
        f"W615 {AT} | （待核实） → | “全年培训（待核实）人。” holds the place of something that is still to come",
    "全年培训（未定）人。":
        f"W615 {AT} | （未定） → | “全年培训（未定）人。” holds the place of something that is still to come",
    "全年培训（此处填数）人。":
        f"W615 {AT} | （此处填数） →"
        " | “全年培训（此处填数）人。” holds the place of something that is still to come",
    "全年培训【请学院填写】人。":
        f"W615 {AT} | 【请学院填写】 →"
        " | “全年培训【请学院填写】人。” holds the place of something that is still to come",
    "全年培训待补充。":
        f"W615 {AT} | 待补充 → | “全年培训待补充。” holds the place of something that is still to come",
    "全年培训（ ）人。":
        f"W615 {AT} | （ ） → | “全年培训（ ）人。” holds the place of something that is still to come",
    "全年培训TBD人。":
        f"W615 {AT} | TBD → | “全年培训TBD人。” holds the place of something that is still to come",
    "全年培训TODO人。":
        f"W615 {AT} | TODO → | “全年培训TODO人。” holds the place of something that is still to come",
    "占%。":
        f"W616 {AT} | 占% → | no figure stands before the unit of “占%”",
    "共计万元。":
        f"W616 {AT} | 共计万元 → | no figure stands before the unit of “共计万元”",
    "约亿元。":
        f"W616 {AT} | 约亿元 → | no figure stands before the unit of “约亿元”",
    "增长了个百分点。":
        f"W616 {AT} | 长了个百分点 → | no figure stands before the unit of “长了个百分点”",
    "提升至%。": None,
    "达到亿元以上企业3家。": None,
    "达到亿元产业。": None,
    "占比%。": None,
    "共有教师312人人。":
        f"W603 {AT} | 人人 → | “人” is printed twice in a row",
    "共有教师312人人均。": None,
    "经费3万元元。": None,
    "就业率95%%。":
        f"W603 {AT} | %% → | “%” is printed twice in a row",
    "育渔2号498，产量高。": None,
    "总分498，产量高。": None,
    "产量498。": None,
    "产量达到4，高。": None,
    "截至2023，产量高。": None,
    "产量的498，高。": None,
    "总学时产量498，高。": None,
    "全年产量498，高。": None,
    "就业率9？％。":
        f"W615 {AT} | ？ → | “就业率9？％。” holds the place of something that is still to come",
    "种植“育渔2号”498，产量高。":
        "W616 EXPLAIN chapters/1.md:3 | 498 → | no unit stands behind 498",
    "甲村种植小麦498；产值高。":
        "W616 EXPLAIN chapters/1.md:3 | 498 → | no unit stands behind 498",
    "甲村种植小麦4，产值高。": None,
    "甲村种植小麦498亩，产值高。": None,
    "甲村种植小麦四百，产值高。": None,
    "甲村种植小麦498和水稻。": None,
    "甲村种植小麦达到498。":
        "W616 EXPLAIN chapters/1.md:3 | 498 → | no unit stands behind 498",
}  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_doubles_and_gaps(project: Project, text: str, told: str | None) -> None:
    assert [line(one) for one in project.findings("W", text)] == (told.split("\n") if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("推广“育渔2号”498，成效明显。", ["498"]),
        ("培训人员从6250涨到7500。", []),  # who writes one without its unit means to
        ("折算后生师比为16.80:1，较前降了0.32。", []),
        ("学院代码00617，坐落于东浦市。", []),
    ],
)
def test_a_number_without_its_unit_is_asked_about_where_it_stands_alone(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    assert [one.stated for one in Project(tmp_path).findings("W616", text + "\n")] == told
