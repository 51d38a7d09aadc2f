"""What stands in cells, in each of its forms: placeholders, years, bands, ordinals, marks, decimals."""

from __future__ import annotations

import pytest

from tests.audit.project import Project
from tests.audit.told import line

ERRORS = ["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#####"]


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_of_a_spreadsheet_is_told(project: Project, error: str) -> None:
    assert [line(one) for one in project.findings("C20", project.table("t", "项目,说明", f"甲,{error}"))] == [
        f"C203 ERROR B2 | {error} → | the spreadsheet could not compute this cell: {error}"
    ]


GAPS = ["未定", "待定", "待补", "待补充", "待填", "待核", "待核实", "待统计", "待确认", "暂缺", "暂无数据",
        "TBD", "tbc", "TODO", "N/A", "NA", "XX", "xx人", "××", "?", "？？", "…", "……", "____", "X年X月"]  # fmt: skip


@pytest.mark.parametrize("gap", GAPS)
def test_a_placeholder_is_told(project: Project, gap: str) -> None:
    assert [line(one) for one in project.findings("C20", project.table("t", "项目,说明", f"甲,{gap}"))] == [
        f"C204 ERROR B2 | {gap} → | “{gap}” holds the place of something that is still to come"
    ]


@pytest.mark.parametrize("text", ["X", "待人接物", "XBRL", "A*", "_", "—", "无", "待定向培养", "AX人"])
def test_what_only_looks_like_a_placeholder_is_not(project: Project, text: str) -> None:
    assert [one for one in project.found("C20", project.table("t", "项目,说明", f"甲,{text}")) if "C204" in one] == []


@pytest.mark.parametrize("dash", ["-", "--", "－", "﹣"])
def test_a_short_dash_is_asked_about_below_the_header(project: Project, dash: str) -> None:
    assert [line(one) for one in project.findings("C204", project.table("t", f"项目,{dash}", f"甲,{dash}"))] == [
        f"C204 EXPLAIN B2 | {dash} → | “{dash}” may mean none, nought or not known; write 0 or —"
    ]


YEARS = {
    "2020,2021,2022,2023": None,
    "2023,2022,2021,2020": None,
    "2020,2021,2023,2023": "2023 2022",
    "2020,2021,2020,2023": "2020 2022",
    "2019,2021,2022,2023": "2019 2020",
    "2024,2021,2022,2023": "2024 2020",
    "2020,2021,2022,2033": "2033 2023",
    "2023,2022,2021,2030": "2030 2020",
    "2020,2022,2025,2029": None,
    "2020,2021": None,
}


@pytest.mark.parametrize(("years", "told"), YEARS.items())
@pytest.mark.parametrize("kind", ["年", "届", "级"])
def test_a_year_that_breaks_a_series_of_rows(project: Project, years: str, told: str | None, kind: str) -> None:
    rows = [f"{year}{kind},{row},{row}" for row, year in enumerate(years.split(","), 11)]
    found = project.findings("C209", project.table("t", "年份,论文,专利", *rows))
    assert [f"{one.stated} {one.expected}" for one in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ("2021年,2022年,2023年", None),
        ("2021年,2023年,2023年", "B1: 2023 2022"),
        ("2021年,2022年,2032年", "C1: 2032 2023"),
        ("2023年,2023年", "A1: 2023 2022"),
        ("2022年,2023年,2022年,2023年", None),
        ("2021年,2025年", None),
    ],
)
def test_a_year_that_breaks_a_series_of_headers(project: Project, headers: str, told: str | None) -> None:
    cells = ",".join("1" for _ in headers.split(","))
    found = project.findings("C209", project.table("t", headers, cells, cells))
    assert [f"{one.spots[0].place.cell}: {one.stated} {one.expected}" for one in found] == ([told] if told else [])


BANDS = {
    ("30岁以下", "31—40岁", "41—50岁", "51岁以上"): None,
    ("30岁以下", "31-40岁", "42-50岁", "51岁及以上"): ("42-50岁", "42 41"),
    ("30岁及以下", "30至40岁", "39至50岁", "50岁以上"): ("39至50岁", "39 41"),
    ("不满30岁", "30~40岁", "40~50岁", "超过52岁"): ("超过52岁", "52 51"),
    ("小于30", "30–40", "40–50", "大于50"): None,
    ("30以内", "32—40", "43—50", "51以上"): None,
    ("30—40岁", "42—50岁"): None,
}


@pytest.mark.parametrize(("bands", "told"), BANDS.items())
def test_a_band_that_does_not_follow_the_one_above(
    project: Project, bands: tuple[str, ...], told: tuple[str, str] | None
) -> None:
    found = project.findings("C210", project.table("t", "年龄,人数", *(f"{band},12" for band in bands)))
    assert [(one.spots[0].text, f"{one.stated} {one.expected}") for one in found] == ([told] if told else [])


ORDINALS = {
    "第一批,第二批,第三批,第四批": None,
    "第一批,第二批,第二批,第四批": "第二批 3",
    "第1期,第2期,第4期,第4期": "第4期 3",
    "第三届,第四届,第六届,第六届,第七届": "第六届 5",
    "第一批,第二批,第二批": None,
    "第一批,第二期,第二批,第四批": None,
    "第一批,第二批,第四批,第五批": None,
}


@pytest.mark.parametrize(("ordinals", "told"), ORDINALS.items())
def test_the_one_ordinal_that_does_not_count_on_is_asked_about(
    project: Project, ordinals: str, told: str | None
) -> None:
    rows = [f"{ordinal},{row}名" for row, ordinal in enumerate(ordinals.split(","), 1)]
    found = project.findings("C201", project.table("t", "批次,人员", *rows))
    assert [f"{one.stated} {one.expected}" for one in found] == ([told] if told else [])
    assert all(one.severity.name == "EXPLAIN" for one in found)


@pytest.mark.parametrize(("name", "told"), [("说明", 0), ("备注", 0), ("单位", 0), ("人数", 1), ("姓名", 1)])
def test_an_empty_cell_among_filled_ones_is_told_but_in_remarks(project: Project, name: str, told: int) -> None:
    table = project.table("t", f"项目,{name}", "甲,12", "乙,15", "丙,", "丁,18")
    assert len(project.findings("C205", table)) == told


@pytest.mark.parametrize(
    ("cells", "told"),
    [("12,15,,18", 1), ("12,15,", 0), ("12,15,,", 0), ("12,15,16,,", 0), ("12,15,16,17,18,19,,", 2), ("甲,乙,丙,", 1)],
)
def test_one_in_four_cells_of_a_column_may_be_a_gap(project: Project, cells: str, told: int) -> None:
    rows = [f"第{row}行,{cell}" for row, cell in enumerate(cells.split(","))]
    found = project.findings("C205", project.table("t", "项目,内容", *rows))
    assert [one.severity.name for one in found] == ["EXPLAIN" if "甲" in cells else "ERROR"] * told


MARKS = ["*", "※", "†", "①", "注", "注1", "[1]"]


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_that_a_note_explains_is_fine(project: Project, mark: str) -> None:
    table = project.table("t", "专业,人数", f"甲{mark},12", "乙,15")
    assert [one.stated for one in project.findings("C206", table)] == [mark]
    assert project.findings("C206", f"{table}\n注：{mark}为新设专业。\n") == []


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("12.5,13.5,14.5,15", ["15"]),
        ("12.5,13.5,14,15", []),
        ("12.5,13.5,14", []),
        ("12.5,13.5,14.5,0", []),
        ("12%,13%,14%,15", ["15"]),
        ("12%,13%,14%,0", []),
        ("1200,1300,1400,900", []),
    ],
)
def test_a_number_in_another_form_than_its_column_is_told(project: Project, numbers: str, told: list[str]) -> None:
    rows = [f"第{row}行,{number}" for row, number in enumerate(numbers.split(","))]
    assert [one.stated for one in project.findings("C207", project.table("t", "项目,数值", *rows))] == told
