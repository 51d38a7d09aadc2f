"""A problem of the content is told of the table, figure or paragraph that a clerk sees, its file and line behind it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from reportdoc.app.build.records import notices_from, notices_record
from reportdoc.present.language import language
from reportdoc.present.problems import as_data, line
from reportdoc.report.problem import ContentError
from tests.content.folder import ANNEX, Folder

CHAPTER = """\
## 招生工作

第一段。

第二段见@tbl-missing。

::: {.table #tbl-majors src="tables/majors.csv" header=2}
分专业招生情况
:::

::: {.table #tbl-wide src="tables/clubs.csv" align="x"}
学生社团
:::

::: {.figure #fig-gate src="pictures/gate.jpg"}
校门
:::

::: {.table src="tables/jobs.csv"}
就业去向
:::

::: {.case title="送教下乡"}
案例第一段。

> 案例第二段。
:::

## 就业 {.unnumbered}

一段“{{ 就业人数 }}”。
"""
MAJORS = "专业,人数,<\n^,计划,报到\n数控技术,40,38\n模具技术,30\n"
SCORES = "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n2,就业率,%\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def broken(folder: Folder) -> Folder:
    folder.more("  - file: chapters/2.md\n  - file: chapters/3.md\n" + ANNEX)
    folder.chapter(CHAPTER)
    folder.write("chapters/3.md", '# 服务贡献\n\n::: {.chart src="charts/a.csv" type=pie}\n分布\n:::\n')
    folder.write("tables/majors.csv", MAJORS)
    folder.write("tables/clubs.csv", "社团,人数\n棋社,30\n")
    folder.write("tables/jobs.csv", "去向,人数\n企业,<,30\n升学,,20\n")
    folder.write("charts/a.csv", "地区,人数\n,30\n")
    folder.write("annex/scorecard.csv", SCORES)
    return folder


def test_it_names_what_is_printed_there_and_then_the_file(broken: Folder) -> None:
    assert told(broken, "zh_CN") == [
        "附表 1（人才培养质量计分卡），第 2 行“就业率”，列“2023年”，content/annex/scorecard.csv[D3]："
        "这一行有 3 格，第一行有 4 格",
        "表 1-2（学生社团），content/chapters/1.md:13 align：每列应有一个字母：l（左）、c（中）或 r（右）",
        "图 1-1（校门），content/chapters/1.md:17 src：content/ 中没有文件“pictures/gate.jpg”",
        "案例 1（送教下乡）第 2 段，content/chapters/1.md:28：报告中不能有引用块",
        "就业 第 1 段，content/chapters/1.md:33：“就业人数”中：没有叫“就业人数”的数字",
        "图 3-1（分布），第 1 行，列“地区”，content/charts/a.csv[A2]：类别没有名称",
        "content/report.yaml:11 chapters[1].file: content/ 中没有文件“chapters/2.md”",
        "表 1-3（就业去向），第 1 行“企业”，content/tables/jobs.csv[C2]：这一行有 3 格，第一行有 2 格",
        "表 1-3（就业去向），第 2 行“升学”，content/tables/jobs.csv[C3]：这一行有 3 格，第一行有 2 格",
        "表 1-1（分专业招生情况），第 2 行“模具技术”，列“报到”，content/tables/majors.csv[C4]："
        "这一行有 2 格，第一行有 3 格",
    ]
    assert told(broken, "en")[0] == (
        "附表 1 (人才培养质量计分卡), row 2 “就业率”, column “2023年”, content/annex/scorecard.csv[D3]:"
        " this row has 3 cells, the first row has 4"
    )


def test_a_table_of_the_annex_whose_file_is_missing_has_its_number(broken: Folder) -> None:
    (broken.root / "content/annex/scorecard.csv").unlink()
    (found,) = [one for one in told(broken, "zh_CN") if "annex.tables[0].src" in one]
    assert found.startswith("附表 1（人才培养质量计分卡），content/report.yaml:18 annex.tables[0].src：")


def test_a_file_of_several_tables_is_told_with_all_of_them(folder: Folder) -> None:
    block = '::: {.table src="tables/a.csv"}\n甲\n:::\n\n::: {.chart src="tables/a.csv" type=bar}\n乙\n:::\n'
    folder.write("tables/a.csv", "专业,人数\n数控\n")
    folder.chapter(block)
    assert told(folder, "zh_CN") == ["表 1-1、图 1-1，content/tables/a.csv[B2]：这一行有 1 格，第一行有 2 格"]


def test_a_workbook_that_cannot_be_shown_names_row_and_column(folder: Folder) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    for row in (("专业", "报到率"), ("数控技术", 0.5)):
        sheet.append(row)
    sheet["B2"].number_format = "# ?/?"
    path = folder.write("tables/a.xlsx", b"")
    book.save(path)
    folder.chapter('::: {.table src="tables/a.xlsx"}\n招生\n:::\n')
    (found,) = told(folder, "zh_CN")
    assert found.startswith("表 1-1（招生），第 1 行“数控技术”，列“报到率”，content/tables/a.xlsx[B2]：")


def test_a_notice_of_what_can_be_built_is_told_so_too(folder: Folder) -> None:
    folder.write("tables/a.csv", "专业,人数\n数控技术,38[^1]\n")
    folder.chapter('::: {.table src="tables/a.csv"}\n招生\n:::\n')
    (notice,) = folder.load().notices
    assert line(language("zh_CN"), notice).startswith(
        "表 1-1（招生），第 1 行“数控技术”，列“人数”，content/tables/a.csv[B2]："
    )
    assert notices_from(json.loads(json.dumps(notices_record((notice,)))))[0].seen == notice.seen


def test_json_has_where_beside_file_and_line(broken: Folder) -> None:
    with pytest.raises(ContentError) as caught:
        broken.load()
    data = [as_data(language("zh_CN"), problem) for problem in caught.value.problems]
    assert data[2]["where"] == "图 1-1（校门）"
    assert (data[2]["file"], data[2]["line"], data[2]["key"]) == ("content/chapters/1.md", 17, "src")
    assert data[6]["where"] is None


def test_what_another_place_is_told_by_is_told_so_too(folder: Folder) -> None:
    folder.write("tables/a.csv", "专业,人数\n数控技术,\n")
    folder.more("values.yaml".join(("values: ", "\n")))
    folder.write("values.yaml", "人数: {table: tbl-a, row: 数控技术, column: 人数}\n")
    folder.chapter('::: {.table #tbl-a src="tables/a.csv"}\n招生\n:::\n')
    (found,) = told(folder, "zh_CN")
    assert "单元格 表 1-1（招生），第 1 行“数控技术”，列“人数”（content/tables/a.csv[B2]） 是空的" in found


def test_a_value_is_told_by_its_name_and_what_it_looks_up(folder: Folder) -> None:
    folder.write("tables/a.csv", "专业,人数\n数控技术,38\n")
    folder.more(ANNEX + "values: values.yaml\n")
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n")
    folder.write(
        "values.yaml",
        "在校人数: {table: tbl-a, row: 模具技术, column: 人数}\n"
        "毕业人数: {table: annex-scorecard, row: [1, 毕业人数], column: 2023年}\n"
        "报到率: {table: tbl-b, column: 人数}\n"
        "校训: {text: 厚德, units: 字}\n"
        "社团.人数: {table: tbl-a, column: 人数}\n",
    )
    folder.chapter('::: {.table #tbl-a src="tables/a.csv"}\n招生\n:::\n')
    # Whether a problem is told at all, and of which line, is tested where values are read.
    assert [one.partition("，content/values.yaml:")[0] for one in told(folder, "zh_CN")] == [
        "数字“在校人数”（表 1-1（招生），行“模具技术”，列“人数”）",
        "数字“毕业人数”（附表 1（人才培养质量计分卡），行“1、毕业人数”，列“2023年”）",
        "数字“报到率”",
        "数字“校训”",
        "数字“社团.人数”（表 1-1（招生），列“人数”）",
    ]


def test_last_years_content_says_that_it_is_last_years(folder: Folder) -> None:
    last = Folder(folder.root / "content/last")
    last.root = folder.root
    report = (folder.root / "content/report.yaml").read_text("utf-8")
    folder.write("last/report.yaml", report.replace("year: 2023", "year: 2022") + "values: values.yaml\n")
    folder.write("last/values.yaml", "人数: {table: tbl-a, row: 模具技术, column: 人数}\n")
    folder.write("last/tables/a.csv", "专业,人数\n数控技术,1,2\n")
    text = '# 人才培养\n\n## 招生\n\n一段。\n\n见@tbl-no。\n\n::: {.table #tbl-a src="tables/a.csv"}\n招生\n:::\n'
    folder.write("last/chapters/1.md", text)
    folder.more("previous: {folder: last}\n")
    assert told(folder, "zh_CN") == [
        "去年的年报，1.1（招生）第 2 段，content/last/chapters/1.md:7：没有标签“tbl-no”",
        "去年的年报，表 1-1（招生），第 1 行“数控技术”，content/last/tables/a.csv[C2]：这一行有 3 格，第一行有 2 格",
    ]
    folder.write("last/tables/a.csv", "专业,人数\n数控技术,1\n")
    assert told(folder, "zh_CN")[1].startswith(
        "去年的年报，数字“人数”（表 1-1（招生），行“模具技术”，列“人数”），content/last/values.yaml:1"
    )
    folder.write("last/report.yaml", report.replace("year: 2023", "year: 2022年"))
    assert told(folder, "en")[0].startswith("last year's report, content/last/report.yaml:")


def told(folder: Folder, code: str) -> list[str]:
    """Return the problems as they are printed, without what to do about them."""
    with pytest.raises(ContentError) as caught:
        folder.load()
    return [line(language(code), replace(problem, hint=None)) for problem in caught.value.problems]
