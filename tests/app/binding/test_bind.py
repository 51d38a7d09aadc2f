"""`reportdoc bind`: what is bound prints what it printed, and what two cells could state is not bound."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.audit.project import Project
from tests.support.programs import reportdoc

ADMISSION = "批次,计划,录取,报到\n秋季,2209,2214,2152\n春季,907,907,883\n合计,3116,3121,3035\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project whose tables and indicators the tests' sentences speak of."""
    made = Project(tmp_path / "project")
    made.annex(
        计分卡="1,毕业生人数,人,4487.00\n2,专业群数量,个,7\n3,专业数量,个,27\n"
        "4,境外办学点数,个,3\n^,　其中：专业数量,个,2"
    )
    return made


def bound(project: Project, chapter: str, *options: str) -> str:
    """Return the chapter, without its heading, after everything that is proposed was bound."""
    project.chapter(chapter)
    done = reportdoc("bind", project.root, *options)
    assert done.returncode == 0, done.stderr
    text = (project.root / "content/chapters/1.md").read_text(encoding="utf-8")
    return text.removeprefix("# 人才培养\n\n").split("\n\n:::")[0].rstrip("\n")


def values(project: Project) -> dict[str, object]:
    path = project.root / "content/values.yaml"
    found: dict[str, object] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def with_table(project: Project, sentence: str) -> str:
    project.write("tables/a.csv", ADMISSION)
    return f'{sentence}\n\n::: {{.table #tbl-a src="tables/a.csv"}}\n各批次录取情况\n:::\n'


def test_a_number_that_an_indicator_states_gets_an_entry_and_braces(project: Project) -> None:
    assert bound(project, "2023届毕业生人数4487人。\n") == "2023届毕业生人数{{ 毕业生人数 | fixed(0) }}人。"
    assert values(project) == {
        "毕业生人数": {"table": "annex-t1", "row": "毕业生人数", "column": "2023年", "unit": "人"}
    }
    assert "values: values.yaml\n" in (project.root / "content/report.yaml").read_text(encoding="utf-8")
    assert "1 bound" in reportdoc("check", project.root).stdout


def test_numbers_of_rows_and_totals_are_bound_and_a_share_of_two(project: Project) -> None:
    text = with_table(
        project, "全年录取3121人，报到3035人，报到率为97.24%；其中秋季录取2214人，春季报到883人（见@tbl-a）。"
    )
    assert bound(project, text) == (
        "全年录取{{ 合计_录取 }}人，报到{{ 合计_报到 }}人，报到率为{{ (合计_报到 / 合计_录取) | percent(2) }}；"
        "其中秋季录取{{ 秋季_录取 }}人，春季报到{{ 春季_报到 }}人（见@tbl-a）。"
    )


def test_chinese_numerals_and_bold_text_stay_as_they_are_printed(project: Project) -> None:
    assert (
        bound(project, "组建**七个专业群**，有27个专业。\n")
        == "组建**{{ 专业群数量 | hanzi }}个专业群**，有{{ 专业数量 }}个专业。"
    )


def test_what_is_printed_is_the_same_and_undo_takes_it_back(project: Project) -> None:
    project.chapter(with_table(project, "全年录取3121人，报到3035人。"))
    before = {path: path.read_bytes() for path in (project.root / "content").rglob("*") if path.is_file()}
    printed = [passage.text for passage in project.document().passages]
    done = reportdoc("bind", project.root, "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert [passage.text for passage in project.document().passages] == printed
    assert reportdoc("undo", project.root).returncode == 0
    assert {path: path.read_bytes() for path in (project.root / "content").rglob("*") if path.is_file()} == before


def test_a_dry_run_shows_the_cell_by_its_table_row_and_column_and_writes_nothing(project: Project) -> None:
    text = with_table(project, "全年录取3121人。")
    project.chapter(text)
    done = reportdoc("bind", project.root, "--dry-run")
    assert "全年录取3121人" in done.stdout
    assert "{{ 合计_录取 }} ← 表 1-1, row “合计”, column “录取” (content/tables/a.csv[C4])" in done.stdout
    assert bound(project, text, "--dry-run") == "全年录取3121人。"
    assert values(project) == {}


def test_a_value_that_is_there_already_is_used_again(project: Project) -> None:
    project.write("values.yaml", "录取: {table: tbl-a, row: 合计, column: 录取}\n")
    project.more("values: values.yaml\n")
    text = with_table(project, "全年录取{{ 录取 }}人。\n\n又说一遍：全年录取3121人。")
    assert bound(project, text).endswith("全年录取{{ 录取 }}人。")
    assert list(values(project)) == ["录取"]


@pytest.mark.parametrize(
    "sentence",
    [
        "春季计划与录取人数相等，都是907人。",  # 计划 or 录取
        "毕业生人数4487人次。",  # another unit
        "全年录取约3121人。",  # not exactly
        "上年录取3121人。",  # another year
        "秋季录取人数增加2214人。",  # by how much something else has changed
        "学校图书馆有座位3121个。",  # nothing but the value
        "护理专业群有2个专业。",  # a part of what the indicator above it counts
        "共有3个校区。",
        "从2209人中录取2215人。",
    ],
)
def test_what_the_words_do_not_name_is_left_alone(project: Project, sentence: str) -> None:
    text = with_table(project, sentence)
    assert bound(project, text).replace("{{ 秋季_计划 }}", "2209") == sentence


def test_what_a_sentence_says_a_second_time_is_of_something_else(project: Project) -> None:
    text = with_table(project, "秋季录取2214人，补录之后复核2214人（见@tbl-a）。")
    assert bound(project, text) == "秋季录取{{ 秋季_录取 }}人，补录之后复核2214人（见@tbl-a）。"


def test_a_row_of_figures_in_the_order_of_a_column_is_bound(project: Project) -> None:
    project.write("tables/b.csv", "届别,月收入（元）\n2021届,4426.38\n2022届,4403.15\n2023届,4746.46\n")
    table = '::: {.table #tbl-b src="tables/b.csv"}\n月收入\n:::\n'
    assert bound(project, f"三届毕业生月收入依次为4426.38元、4403.15元和4746.46元。\n\n{table}") == (
        "三届毕业生月收入依次为{{ 值_2021届_月收入 }}元、{{ 值_2022届_月收入 }}元和{{ 值_2023届_月收入 }}元。"
    )


def test_where_nothing_can_be_bound_nothing_is_written(project: Project) -> None:
    done = reportdoc("bind", project.root)
    assert (done.returncode, done.stdout) == (0, "0 figures of the text state what a cell states\n")
    assert values(project) == {}


@pytest.mark.long  # one more session at a terminal
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_each_is_asked_about(project: Project) -> None:
    project.chapter(with_table(project, "全年录取3121人，报到3035人；秋季录取2214人，春季报到883人（见@tbl-a）。"))
    ours, theirs = os.openpty()
    os.write(ours, b"y\nn\ny\nq\n")
    program = [sys.executable, "-c", "from reportdoc.cli import main; main()"]
    command = [*program, "bind", "--lang", "en", str(project.root)]
    done = subprocess.run(command, stdin=theirs, capture_output=True, encoding="utf-8", timeout=600)
    os.close(ours)
    os.close(theirs)
    assert done.stdout.count("Bind it?") == 4
    text = (project.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert "全年录取{{ 合计_录取 }}人，报到3035人；秋季录取{{ 秋季_录取 }}人，春季报到883人" in text
    assert list(values(project)) == ["合计_录取", "秋季_录取"]
