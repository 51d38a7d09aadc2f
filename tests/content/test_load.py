"""Whole projects."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from reportdoc.content import load
from reportdoc.report.block import Case, Chart, Figure, Heading, Table
from reportdoc.report.report import walk
from tests.content.folder import ANNEX, Folder
from tests.support.growth import growth

SAMPLE = Path(__file__).parents[2]


def test_a_small_project_is_read_as_it_stands(folder: Folder) -> None:
    folder.more("front:\n  - file: preface.md\n    department: 办公室\n" + ANNEX)
    folder.write("preface.md", "# 前言\n\n正文\n")
    folder.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4407\n")
    report = folder.load().report
    assert report.metadata.college == "示例职业技术学院"
    assert report.metadata.date == datetime.date(2024, 1, 4)
    assert report.metadata.language == "zh-CN"
    assert [(part.file, part.department) for part in report.parts] == [
        ("content/preface.md", "办公室"),
        ("content/chapters/1.md", ""),
    ]
    assert report.annex is not None
    (table,) = report.annex.tables
    assert (report.annex.label, report.annex.title, table.label, table.numbered, table.data) == (
        "sec-annex",
        "附表：指标",
        "annex-scorecard",
        True,
        "content/annex/scorecard.csv",
    )
    assert str(table.place) == "content/report.yaml:17 annex.tables[0]"


def test_problems_of_all_files_come_together_in_order(folder: Folder) -> None:
    folder.more("  - file: chapters/2.md\n  - file: chapters/3.md\n" + ANNEX + "values: values.yaml\n")
    folder.write("chapters/2.md", '# 二\n\n`x`\n\n::: {.figure src="pictures/a.png"}\n题\n:::\n')
    folder.write("pictures/a.png", b"x")
    folder.write("annex/scorecard.csv", "a,b\n1\n")
    folder.write("values.yaml", "甲:\n  txt: '1'\n")
    found = [problem.split(" (")[0] for problem in folder.problems("## 节\n\n{{ 乙 }}\n\n:::\n")]
    assert found == [
        "content/annex/scorecard.csv[B2]: this row has 1 cells, the first row has 2",
        'content/chapters/1.md:5: in "乙": there is no value "乙"',
        "content/chapters/1.md:7: this ::: closes no block",
        "content/chapters/2.md:3: code has no place in the report",
        "content/pictures/a.png: the file is not a picture",
        'content/report.yaml:12 chapters[2].file: there is no file "chapters/3.md" in content/',
        'content/values.yaml:1 甲: the key "table" is missing',
        'content/values.yaml:1 甲: the key "column" is missing',
        'content/values.yaml:2 甲.txt: unknown key "txt"',
    ]


def test_a_run_is_given_up_at_a_thousand_problems(folder: Folder) -> None:
    assert len(folder.problems("`x`\n\n" * 3000)) == 1000


def test_the_same_project_gives_an_equal_report(folder: Folder) -> None:
    folder.write("tables/a.csv", "a,b\n1,2\n")
    folder.chapter('## 节\n\n::: {.table src="tables/a.csv"}\n题\n:::\n')
    assert folder.load() == folder.load()


def test_the_sample_is_read_without_a_problem() -> None:
    loaded = load(SAMPLE)
    blocks = [block for part in loaded.report.parts for block in walk(part.blocks)]
    kinds = {kind: sum(isinstance(block, kind) for block in blocks) for kind in (Table, Figure, Chart, Case)}
    assert kinds == {Table: 24, Figure: 28, Chart: 5, Case: 27}
    assert sum(isinstance(block, Heading) and block.numbered and block.level < 4 for block in blocks) >= 98
    assert loaded.report.annex is not None
    assert len(loaded.report.annex.tables) == 6
    assert loaded.notices == ()


@pytest.mark.long
def test_five_times_the_text_takes_about_five_times_as_long(tmp_path: Path) -> None:
    def project(times: int) -> Path:
        folder = Folder(tmp_path / str(times))
        folder.write("tables/a.csv", "a,b\n1,2\n")
        section = '## 节\n\n见@tbl-{n}。{{{{ {n} + 1 }}}}\n\n::: {{.table #tbl-{n} src="tables/a.csv"}}\n题\n:::\n\n'
        folder.chapter("".join(section.format(n=number) for number in range(25 * times)))
        return folder.root

    assert growth(load, project(1), project(5), 14) < 14
