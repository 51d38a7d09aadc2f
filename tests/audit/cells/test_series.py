"""Years and bands that count on from row to row."""

from __future__ import annotations

import pytest

from tests.audit.project import Project


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (("年度,场次", "2019年,62", "2020年,48", "2020年,75", "2022年,90"), ["ERROR C209 content/tables/t.csv[A4]"]),
        (("年度,场次", "2021年,62", "2022年,48", "2023年,75", "三年累计,185"), []),
        (("项目,2021届,2023届,2023届", "甲,1,2,3"), ["ERROR C209 content/tables/t.csv[C1]"]),
        (("项目,2022届,2022届", "甲,1,2"), ["ERROR C209 content/tables/t.csv[B1]"]),
        (("项目,2021届,2023届", "甲,1,2"), []),
        (("项目,2020届,2022届,2023届", "甲,1,2,3"), []),
        (("项目,2021届,2022届,2025届", "甲,1,2,3"), ["ERROR C209 content/tables/t.csv[D1]"]),
        (("年度,场次", "2023年,1", "2022年,2", "2022年,3", "2020年,4"), ["ERROR C209 content/tables/t.csv[A4]"]),
        (("年度,场次", "2018年,1", "2020年,2", "2021年,3", "2022年,4"), ["ERROR C209 content/tables/t.csv[A2]"]),
        (("年度,场次", "2019年,1", "2020年,2", "2021年,3", "2023年,4"), ["ERROR C209 content/tables/t.csv[A5]"]),
        (("分数,人数", "0-59分,2", "60-69分,48", "71-79分,75", "80-89分,9"), ["ERROR C210 content/tables/t.csv[A4]"]),
        (("教龄,人数", "0—5年,2", "6—10年,48", "12—15年,75", "16年及以上,9"), ["ERROR C210 content/tables/t.csv[A4]"]),
        (("教龄,人数", "0—5年,2", "5—10年,48", "10—15年,75", "16年及以上,9"), []),
        (("项目,2022年,2023年,2022年,2023年", "甲,1,2,3,4"), []),
        (("年度,项目,来源", "2019年,甲项目,省", "2020年,乙项目,市", "2020年,丙项目,市", "2022年,丁项目,省"), []),
        (
            ("年龄,人数", "35岁及以下,62", "36—45岁,48", "45—55岁,75", "56岁及以上,9"),
            [],
        ),
        (
            ("类别,组别,人数", "年龄,35岁及以下,62", "年龄,36—45岁,48", "年龄,46—55岁,75", "年龄,16岁及以上,9"),
            ["ERROR C210 content/tables/t.csv[B5]"],
        ),
        (("类别,教龄,人数", "理论,0—5年,2", "理论,6—10年,4", "实训,0—5年,7", "实训,6—10年,9"), []),
        (
            ("年龄,人数", "35岁及以下,62", "36—45岁,48", "48—55岁,75", "56岁及以上,9"),
            ["ERROR C210 content/tables/t.csv[A4]"],
        ),
    ],
)
def test_the_one_that_breaks_a_series_is_found(project: Project, rows: tuple[str, ...], found: list[str]) -> None:
    assert project.found("C2", f"见@tbl-t。\n\n{project.table('t', *rows)}") == found


def test_years_and_days_right_behind_the_numbers_of_the_rows_go_up(project: Project) -> None:
    years = ["2003", "2006", "2009", "2011", "2016", "2018", "2020"]
    rows = [f"{number},车间{number},{year},{number}12" for number, year in enumerate(years, 1)]
    table = project.table("a", "序号,车间,启用年份,工位", *rows, f"合计,<,<,{len(rows)}")
    assert project.findings("C211", table) == []
    rows[2], rows[3] = rows[2].replace("2009", "2011"), rows[3].replace("2011", "2009")
    table = project.table("a", "序号,车间,启用年份,工位", *rows, f"合计,<,<,{len(rows)}")
    assert [one.stated for one in project.findings("C211", table)] == ["2009"]
    for second, found in (("5月22日", []), ("2月22日", ["2月22日"])):
        days = ["3月13日", second, "7月10日", "10月9日"]
        table = project.table("b", "序号,出发日期,人", *(f"{at},{day},{at}" for at, day in enumerate(days, 1)))
        assert [one.stated for one in project.findings("C211", table)] == found
