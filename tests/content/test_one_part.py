"""One part of a report, read without the others, is what the whole report has of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.content.load import load, load_part
from reportdoc.report.problem import ContentError
from tests.content.folder import ANNEX, Folder

FIRST = """\
# 人才培养

::: {.table src="tables/a.csv"}
没有标签的表
:::

::: {.table #tbl-clubs src="tables/a.csv"}
社团
:::

::: {.case #case-one title="送教下乡"}
::: {.chart #fig-ages src="tables/a.csv" type=bar}
年龄
:::
:::
"""
SECOND = """\
# 服务贡献

## 概况 {#sec-first}

社团{{ 人数 }}人，见@tbl-clubs、[@fig-ages; @case-one]、@tbl-second和@annex-scorecard。

### 一节

::: {.table #tbl-second src="tables/b.csv"}
培训
:::
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.more("  - file: chapters/2.md\n" + ANNEX + "values: values.yaml\n")
    folder.write("values.yaml", "人数: {table: tbl-clubs, row: 棋社, column: 人数}\n")
    folder.write("chapters/1.md", FIRST)
    folder.write("chapters/2.md", SECOND)
    folder.write("tables/a.csv", "社团,人数\n棋社,38\n")
    folder.write("tables/b.csv", "培训,人次\n电工,12\n")
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n")
    return folder


def test_it_has_the_same_blocks_and_the_numbers_of_all_others(folder: Folder) -> None:
    found = load_part(folder.root, "content/chapters/2.md")
    assert found
    assert found.part == load(folder.root).report.chapters[1]
    named = {label: found.numbers[label].text for label in ("tbl-clubs", "fig-ages", "case-one", "tbl-second")}
    assert named == {"tbl-clubs": "表 1-2", "fig-ages": "图 1-1", "case-one": "案例 1", "tbl-second": "表 2-1"}
    assert found.numbers["annex-scorecard"].text == "附表 1"
    assert found.numbers["sec-first"].text == "2.1"


def test_what_is_wrong_in_another_part_does_not_keep_it_from_being_read(folder: Folder) -> None:
    folder.write("chapters/1.md", FIRST.replace("没有标签的表", "见@tbl-no"))
    found = load_part(folder.root, "content/chapters/2.md")
    assert found
    assert found.numbers["tbl-clubs"].text == "表 1-2"
    with pytest.raises(ContentError, match="tbl-no"):
        load_part(folder.root, "content/chapters/1.md")


def test_what_is_no_part_of_the_report_is_none(folder: Folder) -> None:
    for name in ("content/chapters/3.md", "content/values.yaml", "../1.md", ""):
        assert load_part(folder.root, name) is None
