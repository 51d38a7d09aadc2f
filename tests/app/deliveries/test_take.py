"""`reportdoc take` and `reportdoc status`: departments' files go into a small project, and one into the sample."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx import Document
from PIL import Image

from reportdoc.cli.group import reportdoc
from reportdoc.content.load import load
from reportdoc.report.block import Case, Figure, Heading, Paragraph, Table
from reportdoc.report.plain import plain
from reportdoc.report.report import walk
from tests.content.folder import Folder
from tests.support.programs import ROOT

_PATENTS = ("授权专利", "发明专利", "实用新型专利", "其他")
_CLUBS = ("序号", "社团名称", "社团规模（人）", "社团类型")

SETTINGS = """\
  - file: chapters/2-culture.md
  - file: chapters/3-industry.md
values: values.yaml
annex:
  title: 附表：指标
  tables:
    - label: annex-scorecard
      title: 计分卡
      src: annex/scorecard.csv
    - label: annex-satisfaction
      title: 满意度调查表
      src: annex/satisfaction.csv
"""
SERVICE = """\
::: {.table #tbl-clubs src="tables/clubs.csv"}
学生社团
:::

::: {.table #tbl-patents src="tables/patents.csv"}
授权专利
:::

{{ 航研社人数 }}人参加@tbl-clubs的社团。
"""
VALUES = """\
航研社人数: {table: tbl-clubs, row: 鹰模航空研习社, column: 社团规模（人）}
实用新型专利数: {table: tbl-patents, column: 实用新型专利}
"""
CULTURE = """\
# 文化传承 {#sec-culture}

见@tbl-clubs和@case-school。

## 传承红色基因 {#sec-red}

去年的一段。

::: {.case #case-school title="大思政课"}
案例的正文。
:::

::: {.figure #fig-school src="pictures/school.png" alt="课堂"}
课堂
:::
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project: two tables, a case and a figure in three chapters, and indicators."""
    made = Folder(tmp_path / "project")
    made.more(SETTINGS)
    made.chapter(SERVICE)
    made.write("chapters/2-culture.md", CULTURE)
    made.write("chapters/3-industry.md", "# 产教融合与校企合作\n\n一段。\n")
    made.write("tables/clubs.csv", f"{','.join(_CLUBS)}\n1,鹰模航空研习社,67,A\n2,索源数控社团,70,A\n")
    made.write("tables/patents.csv", f"{','.join(_PATENTS)}\n5,1,4,—\n")
    made.write("values.yaml", VALUES)
    made.write("annex/scorecard.csv", "序号,指标,单位,2023年\n1,毕业生人数,人,4487\n2,毕业生本省去向落实率,%,60\n")
    made.write("annex/satisfaction.csv", "序号,指标,单位,2023年\n1,在校生满意度,%,\n2,用人单位满意度,%,\n")
    (made.root / "content/pictures").mkdir()
    Image.new("RGB", (400, 300), "green").save(made.root / "content/pictures/school.png")
    return made.root


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a copy of the sample project."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "whole" / name)
    return tmp_path / "whole"


def _run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, [command, "--lang", "en", *map(str, arguments)])


def _workbook(path: Path, *rows: tuple[object, ...], formats: dict[str, str] | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    book.save(path)
    return path


def _table(project: Path, label: str) -> Table:
    blocks = [block for part in load(project).report.parts for block in walk(part.blocks)]
    return next(one for one in blocks if isinstance(one, Table) and one.label == label)


def test_a_sheet_becomes_a_table_as_it_is_shown(project: Path, tmp_path: Path) -> None:
    header = [_table(project, "tbl-patents").grid.text(0, column) for column in range(4)]
    source = _workbook(
        tmp_path / "专利.xlsx", ("2023年专利情况",), tuple(header), (12, 0.962, 3, None), formats={"B3": "0.0%"}
    )
    result = _run("take", source, "--table", "tbl-patents", "--yes", project)
    assert result.exit_code == 0, result.output
    grid = _table(project, "tbl-patents").grid
    assert [[grid.text(row, column) for column in range(4)] for row in range(len(grid.rows))] == [
        header,
        ["12", "96.2%", "3", ""],
    ]
    assert "实用新型专利数: 4 → 3" in result.output
    assert "Written: content/tables/patents.csv" in result.output


def test_a_range_of_a_sheet_and_a_number_instead_of_a_label(project: Path, tmp_path: Path) -> None:
    rows = (("x", *_PATENTS), ("x", 11, 5, 6, 0), ("x", "合计", "", "", ""))
    source = _workbook(tmp_path / "a.xlsx", *rows)
    result = _run("take", source, "--table", "表1-2", "--range", "B1:E2", "--yes", project)
    assert result.exit_code == 0, result.output
    assert _table(project, "tbl-patents").grid.text(1, 0) == "11"
    assert len(_table(project, "tbl-patents").grid.rows) == 2


def test_what_changes_is_shown_and_nothing_written_with_dry_run(project: Path, tmp_path: Path) -> None:
    source = _workbook(tmp_path / "a.xlsx", _PATENTS, (11, 5, 6, 0))
    before = {one: one.read_bytes() for one in project.rglob("*") if one.is_file()}
    result = _run("take", source, "--table", "tbl-patents", "--dry-run", project)
    assert "实用新型专利数: 4 → 6" in result.output
    assert {one: one.read_bytes() for one in project.rglob("*") if one.is_file()} == before


@pytest.mark.long
def test_on_a_terminal_it_asks(project: Path, tmp_path: Path) -> None:
    source = _workbook(tmp_path / "a.xlsx", _PATENTS, (11, 5, 6, 0))
    before = {one: one.read_bytes() for one in project.rglob("*") if one.is_file()}
    ours, theirs = os.openpty()
    os.write(ours, b"n\n")
    program = Path(sys.executable).with_name("reportdoc")
    command = [str(program), "take", "--lang", "en", str(source), "--table", "tbl-patents", str(project)]
    done = subprocess.run(command, stdin=theirs, capture_output=True, encoding="utf-8", timeout=600, check=False)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert "Write this?" in done.stdout + done.stderr
    assert {one: one.read_bytes() for one in project.rglob("*") if one.is_file()} == before


def test_indicator_values_go_where_the_same_indicator_stands(project: Path, tmp_path: Path) -> None:
    rows = (("序号", "指标", "单位", "2023年"), (3, "毕业生本省去向落实率", "%", "63.15"), (99, "没有的指标", "个", 1))
    source = _workbook(tmp_path / "指标.xlsx", *rows)
    result = _run("take", source, "--annex", "--yes", project)
    assert result.exit_code == 0, result.output
    assert 'no indicator is called "没有的指标"' in result.output
    text = (project / "content/annex/scorecard.csv").read_text(encoding="utf-8")
    written = list(csv.reader(text.splitlines()))
    assert next(row for row in written if row[1] == "毕业生本省去向落实率")[3] == "63.15"
    assert next(row for row in written if row[1] == "毕业生人数")[3] == "4487"


def _chapter(path: Path) -> Path:
    document = Document()
    document.add_heading("4 文化传承", 1)
    document.add_heading("4.1 传承红色基因", 2)
    document.add_paragraph("今年新写的一段，见表 1-2。")
    document.save(str(path))
    return path


def test_a_chapter_keeps_its_label_and_refers_to_other_chapters(project: Path, tmp_path: Path) -> None:
    before = load(project).report.chapters[1]
    labels = [one.label for one in before.blocks if isinstance(one, Heading)]
    result = _run("take", _chapter(tmp_path / "文化.docx"), "--chapter", "2", "--yes", project)
    assert result.exit_code == 0, result.output
    text = (project / "content/chapters/2-culture.md").read_text(encoding="utf-8")
    assert f"# 文化传承 {{#{labels[0]}}}" in text
    assert "今年新写的一段，见@tbl-patents。" in text
    after = load(project).report.chapters[1]
    assert [one.label for one in after.blocks if isinstance(one, Heading)] == labels[:2]


@pytest.mark.long  # small projects go the same way
def test_one_chapter_of_a_whole_report_that_came_back(whole: Path, sample_docx: Path, tmp_path: Path) -> None:
    document = Document(str(sample_docx))
    changed = next(one for one in document.paragraphs if "印度鲁班工坊是学校响应" in one.text)
    changed.add_run("今年又有新的进展。")
    document.save(str(tmp_path / "全稿.docx"))
    before = {one: one.read_text(encoding="utf-8") for one in (whole / "content/chapters").iterdir()}
    result = _run("take", tmp_path / "全稿.docx", "--chapter", "3", "--yes", whole)
    assert result.exit_code == 0, result.output
    assert "In short: 1 passage" in result.output
    after = {one: one.read_text(encoding="utf-8") for one in (whole / "content/chapters").iterdir()}
    (file,) = [one for one in after if after[one] != before[one]]
    assert file.name == "3-international.md"
    assert "{{ 赴国外培训人日 }}" in after[file]


def test_a_case_is_replaced_and_the_rest_of_the_file_stays(project: Path, tmp_path: Path) -> None:
    file = project / "content/chapters/2-culture.md"
    before = file.read_text(encoding="utf-8")
    case = next(one for one in walk(load(project).report.chapters[1].blocks) if isinstance(one, Case))
    document = Document()
    document.add_paragraph("案例 23 新的标题")
    document.add_paragraph("新的正文。")
    document.save(str(tmp_path / "a.docx"))
    result = _run("take", tmp_path / "a.docx", "--case", case.label, "--yes", project)
    assert result.exit_code == 0, result.output
    after = next(one for one in walk(load(project).report.chapters[1].blocks) if isinstance(one, Case))
    assert (after.label, plain(after.title, {}).strip()) == (case.label, "新的标题")
    assert [plain(one.content, {}) for one in after.blocks if isinstance(one, Paragraph)] == ["新的正文。"]
    assert file.read_text(encoding="utf-8").split(":::")[0] == before.split(":::")[0]


def test_a_picture_replaces_that_of_its_figure(project: Path, tmp_path: Path) -> None:
    figure = next(one for part in load(project).report.parts for one in walk(part.blocks) if isinstance(one, Figure))
    Image.new("RGB", (320, 200), "navy").save(tmp_path / "新图.png")
    result = _run("take", tmp_path / "新图.png", "--figure", figure.label, "--yes", project)
    assert result.exit_code == 0, result.output
    after = next(one for part in load(project).report.parts for one in walk(part.blocks) if isinstance(one, Figure))
    assert (after.label, after.picture.width, after.picture.path.suffix) == (figure.label, 320, ".png")


def test_what_would_break_the_project_is_refused_and_leaves_it(project: Path, tmp_path: Path) -> None:
    source = _workbook(tmp_path / "clubs.xlsx", _CLUBS, (1, "唯一的社团", 5, "A"))
    result = _run("take", source, "--yes", project)
    assert result.exit_code == 2
    assert "no row holds" in result.output
    assert "唯一的社团" not in (project / "content/tables/clubs.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--table", "tbl-patent"], 'did you mean "tbl-patents"'),
        (["--chapter", "4"], "is no file for a chapter"),
        (["--table", "tbl-patents", "--sheet", "none"], 'has no sheet "none"'),
        (["--table", "tbl-patents", "--range", "B"], "is no area of a sheet"),
        ([], "does not say what it is for"),
    ],
)
def test_one_clear_message(project: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    source = _workbook(tmp_path / "部门.xlsx", _PATENTS, (11, 5, 6, 0))
    result = _run("take", source, *arguments, "--yes", project)
    assert result.exit_code == 2
    assert told in result.output


def test_status_says_who_delivered_what_is_missing_and_what_is_newer(project: Path, tmp_path: Path) -> None:
    settings = project / "content/report.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("2-culture.md", "2-culture.md\n    department: 宣传部"), encoding="utf-8")
    assert _run("take", _chapter(tmp_path / "文化.docx"), "--chapter", "2", "--yes", project).exit_code == 0
    assert _run("build", project, "--no-pdf").exit_code == 0
    found = json.loads(_run("status", "--json", project).output)
    culture = next(one for one in found["parts"] if one["title"] == "文化传承")
    assert (culture["department"], culture["delivered_file"], culture["delivered_by"]) == (
        "宣传部",
        "文化.docx",
        "宣传部",
    )
    assert not any(one["newer"] for one in found["parts"])
    annex = next(one for one in found["parts"] if one["title"] == "附表：指标")
    assert annex["missing"] == ["满意度调查表: 2 of 2 values"]
    industry = project / "content/chapters/3-industry.md"
    industry.write_text(industry.read_text(encoding="utf-8") + "\n又写了一段。\n", encoding="utf-8")
    shown = _run("status", project).output
    assert "宣传部\n  文化传承: " in shown
    newer = [line for line in shown.splitlines() if "newer" in line]
    assert newer == ["  产教融合与校企合作: not delivered  newer than the last build"]
