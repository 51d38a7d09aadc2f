"""What a delivery edits in the project's own text: only what has to change, wherever and however it is written."""

from __future__ import annotations

from cProfile import Profile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from docx import Document

from reportdoc.cli.group import reportdoc
from reportdoc.content.load import load
from tests.content.folder import Folder

_CLUBS = ("序号", "社团名称")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a small project."""
    return Folder(tmp_path / "project")


def _take(folder: Folder, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, ["take", "--lang", "en", "--yes", *map(str, arguments), str(folder.root)])


def _workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "clubs"
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            '::: {.table  src="tables/clubs.xlsx" #tbl-clubs sheet="clubs" align="cl"}',
            '::: {.table  src="tables/clubs.csv" #tbl-clubs align="cl"}',
        ),
        (
            '::: {.table sheet=clubs source="见 src=tables/clubs.xlsx sheet=clubs" #tbl-clubs src="tables/clubs.xlsx"}',
            '::: {.table source="见 src=tables/clubs.xlsx sheet=clubs" #tbl-clubs src="tables/clubs.csv"}',
        ),
    ],
)
def test_a_table_from_a_workbook_becomes_one_from_a_csv_wherever_its_block_names_the_file(
    folder: Folder, tmp_path: Path, written: str, expected: str
) -> None:
    _workbook(folder.root / "content/tables/clubs.xlsx", _CLUBS, (1, "旧的社团"))
    text = f"一段 #tbl-clubs 文字。\n\n{written}\n社团\n:::\n\n\n后一段。\n"
    folder.chapter(text)
    result = _take(folder, _workbook(tmp_path / "a.xlsx", _CLUBS, (1, "新的社团")), "--table", "tbl-clubs")
    assert result.exit_code == 0, result.output
    assert "新的社团" in result.output
    chapter = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert chapter == f"# 人才培养\n\n{text.replace(written, expected)}"
    assert "新的社团" in (folder.root / "content/tables/clubs.csv").read_text(encoding="utf-8")


def test_an_indicator_table_from_a_workbook_becomes_one_from_a_csv_and_comments_stay(
    folder: Folder, tmp_path: Path
) -> None:
    head = ("序号", "指标", "单位", "2023年")
    _workbook(folder.root / "content/annex/score.xlsx", head, (1, "毕业生人数", "人", 4487))
    written = (
        "    - src: 'annex/score.xlsx'   # 就业处交来\n      # 计分卡\n      label: annex-score\n      title: 计分卡\n"
    )
    folder.more(f"annex:\n  title: 附表：指标\n  tables:\n{written}")
    before = (folder.root / "content/report.yaml").read_text(encoding="utf-8")
    result = _take(
        folder, _workbook(tmp_path / "a.xlsx", head, (1, "毕业生人数", "人", 4600)), "--table", "annex-score"
    )
    assert result.exit_code == 0, result.output
    assert "4487 → 4600" in result.output
    after = (folder.root / "content/report.yaml").read_text(encoding="utf-8")
    assert after == before.replace("score.xlsx", "score.csv")


def test_a_title_with_a_reference_is_no_obstacle(folder: Folder, tmp_path: Path) -> None:
    folder.write("tables/clubs.csv", "序号,社团名称\n1,旧的社团\n")
    case = '::: {.case #case-clubs title="新征程，见@tbl-clubs"}\n旧的正文。\n:::\n'
    table = '::: {.table #tbl-clubs src="tables/clubs.csv"}\n社团，如@case-clubs\n:::\n'
    folder.chapter(f"{table}\n\n\n{case}[网站]: https://example.org\n\n\n* 见[网站]。\n\n\n")
    (tmp_path / "clubs.csv").write_text("序号,社团名称\n1,新的社团\n", encoding="utf-8")
    assert _take(folder, tmp_path / "clubs.csv").exit_code == 0
    document = Document()
    document.add_paragraph("新的正文。")
    document.save(str(tmp_path / "case-clubs.docx"))
    before = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    result = _take(folder, tmp_path / "case-clubs.docx")
    assert result.exit_code == 0, result.output
    chapter = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert chapter == before.replace("旧的正文", "新的正文")


def test_a_project_is_read_once_before_and_once_behind_each_delivery(folder: Folder, tmp_path: Path) -> None:
    names = ("clubs", "teams")
    for name in names:
        folder.write(f"tables/{name}.csv", "序号,社团名称\n1,旧的社团\n")
        (tmp_path / f"{name}.csv").write_text(f"序号,社团名称\n1,新的{name}\n", encoding="utf-8")
    folder.chapter("\n".join(f'::: {{.table #tbl-{name} src="tables/{name}.csv"}}\n社团\n:::\n' for name in names))
    profile = Profile()
    result = profile.runcall(_take, folder, *(tmp_path / f"{name}.csv" for name in names))
    assert "新的clubs" in result.output
    assert "新的teams" in result.output
    loads = [one.callcount for one in profile.getstats() if one.code is load.__code__]
    assert loads == [3]


def test_status_reads_a_reference_in_bold(folder: Folder) -> None:
    folder.write("tables/clubs.csv", "序号,社团名称\n1,旧的社团\n")
    folder.chapter('**见@tbl-clubs**\n\n::: {.table #tbl-clubs src="tables/clubs.csv"}\n社团**（@tbl-clubs）**\n:::\n')
    result = CliRunner().invoke(reportdoc, ["status", "--lang", "en", str(folder.root)])
    assert result.exit_code == 0, result.output
    assert "人才培养" in result.output
