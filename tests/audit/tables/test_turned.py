"""Tables with a column a year and a row a thing, groups named in each of their rows, units in one line, products."""

from __future__ import annotations

import pytest

from tests.audit.project import Project

STAFF = (
    "项目,2021年,2022年,2023年",
    "专任教师总数,428,447,468",
    "正高级职称,22,24,27",
    "副高级职称,127,133,141",
    "中级职称,189,196,205",
    "初级及以下,90,94,95",
    "双师素质教师,311,334,359",
    "双师素质比例（%）,72.66,74.72,76.71",
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("447", "447", []),
        ("24,", "14,", ["T101 C2: 14 → 14 + 133 + 196 + 94 = 437"]),
        ("189", "198", ["T101 B2"]),
        ("468", "464", ["T101 D2", "T102 D2"]),
        ("74.72", "73.72", ["T102 C8: 73.72 → 334 ÷ 447 = 74.72%"]),
    ],
)
def test_the_total_and_the_rates_of_a_year_stand_below_one_another(
    project: Project, old: str, new: str, expected: list[str]
) -> None:
    rows = [row.replace(old, new) for row in STAFF]
    found = project.findings("T10", project.table("t", *rows))
    assert len(found) == min(len(expected), 1)
    for one in expected[:1]:
        code, place = one.split(":")[0].split()
        assert place in {str(spot.place.cell) for spot in found[0].spots}
        assert found[0].code == code
        assert one.partition("→")[2].strip() in found[0].expected


def test_two_years_of_things_that_have_no_total_are_left_in_peace(project: Project) -> None:
    rows = ("项目,2022年,2023年", "论文,126,131", "专著,12,14", "教材,30,33", "专利,84,84")
    assert project.found("T", project.table("t", *rows)) == []


GROUPS = (
    "分类,组别,人数,占比",
    "职称,正高级,38,6.93",
    "职称,副高级,168,30.66",
    "职称,中级,231,42.15",
    "职称,初级及以下,111,20.26",
    "学历,博士研究生,64,11.68",
    "学历,硕士研究生,372,67.88",
    "学历,本科,112,20.44",
    "年龄,45岁及以下,392,71.53",
    "年龄,46岁及以上,156,28.47",
)


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("231", "213", "T101", "C4"),
        ("67.88", "66.88", "T102", "D7"),
        ("42.15", "45.15", "T102", "D4"),
    ],
)
def test_a_group_may_have_its_name_in_each_row(project: Project, old: str, new: str, code: str, place: str) -> None:
    assert project.found("T", project.table("t", *GROUPS)) == []
    found = project.findings("T", project.table("t", *(row.replace(old, new) for row in GROUPS)))
    assert [one.code for one in found] == [code]
    assert place in {str(spot.place.cell) for spot in found[0].spots}


def test_a_row_of_its_own_among_rows_of_one_name_is_no_group(project: Project) -> None:
    rows = ("学院,专业,人数", "机电,数控,112", "机电,模具,98", "信息,软件,140", "管理,会计,70", "合计,,420")
    assert project.found("T", project.table("t", *rows)) == []


AID = ("项目,人数,标准,金额", "国家奖学金,12,8000,9.60", "励志奖学金,338,5000,169.00", "助学金,2846,3300,939.18")


@pytest.mark.parametrize(
    ("unit", "row", "expected"),
    [
        ("人、元/人、万元", "奖学金,2610,700,182.70", []),
        ("人、元/人、万元", "奖学金,2610,740,182.70", ["740 → 182.70 ÷ 2610 = 700"]),
        ("人", "奖学金,2610,740,182.70", ["182.70 → 2610 × 740 = 193.14"]),
    ],
)
def test_a_line_of_several_units_has_one_for_each_column(
    project: Project, unit: str, row: str, expected: list[str]
) -> None:
    table = project.table("t", *AID, row).replace("header=1", f'header=1 unit="单位：{unit}"')
    assert [f"{one.stated} → {one.expected}" for one in project.findings("T104", table)] == expected


@pytest.mark.parametrize(
    ("unit", "sentence", "found"),
    [
        ("人、%", "落实去向2878人，月收入4836元，见@tbl-t。", 0),
        ("人、%、元", "2023届毕业生月收入为4836元，见@tbl-t。", 0),
        ("人、%、元", "2023届毕业生月收入为4863元，见@tbl-t。", 1),
    ],
)
def test_prose_is_held_against_a_column_with_the_unit_of_the_line(
    project: Project, unit: str, sentence: str, found: int
) -> None:
    rows = ("届别,毕业生数,落实数,落实率,月收入", "2022届,2856,2712,94.96,4612", "2023届,3012,2878,95.55,4836")
    table = project.table("t", *rows).replace("header=1", f'header=1 unit="单位：{unit}"')
    assert len(project.findings("G50", f"{sentence}\n\n{table}")) == found


ABROAD = (
    "国家,派出教师（人）,每人天数（天）,人日",
    "马来西亚,4,21,84",
    "泰国,3,26,78",
    "老挝,5,18,90",
    "斯里兰卡,2,15,30",
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("5,18", "5,16", ["90 → 5 × 16 = 80"]),
        ("84", "48", ["48 → 4 × 21 = 84"]),
        ("84", "84", []),
        ("派出教师", "人均派出", []),
    ],
)
def test_a_column_may_be_the_product_of_two(project: Project, old: str, new: str, expected: list[str]) -> None:
    rows = [row.replace(old, new) for row in ABROAD]
    assert [f"{one.stated} → {one.expected}" for one in project.findings("T104", project.table("t", *rows))] == expected


def test_rates_among_the_rows_leave_the_other_unit_of_the_line_to_the_rest(project: Project) -> None:
    table = project.table("t", *STAFF).replace("header=1", 'header=1 unit="单位：人、%"')
    right, wrong = (f"2023年双师素质教师{count}人，见@tbl-t。\n\n{table}" for count in (359, 395))
    assert project.found("G502", right) == []
    assert [one.stated for one in project.findings("G502", wrong)] == ["395人；359人"]
