"""The account of an import: every line of the Word file is in the project, or the import report has it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportdoc.content.load import load
from reportdoc.manuscript.completeness import account
from reportdoc.manuscript.import_log import Log, Weight
from reportdoc.manuscript.reading.document import read
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import Project, imported


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project of a file, beside it, with a line of every kind in it."""
    folder = tmp_path_factory.mktemp("account")
    manuscript = Manuscript()
    manuscript.document.add_heading("1.1 立德树人成效", 2)
    manuscript.text("学校坚持立德树人，成效明显。")
    manuscript.text("组织名家讲座", "List Bullet")
    manuscript.text("表 1-1 学生社团情况")
    manuscript.text("单位：万元")
    manuscript.table(("名称", "人数"), ("航模社", "6789"))
    manuscript.picture("a")
    manuscript.text("图 1-1 校园风光")
    manuscript.picture("b", "c")
    manuscript.text("图 1-2 实训车间 图 1-3 技能竞赛")
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 万物复苏"
    cell.add_paragraph("老师带着学生种下树苗。")
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.table(
        ("序号", "指标", "单位", "2023年"), ("1", "毕业生人数", "人", "4407"), ("2", "就业率", "%", "92.9")
    )
    return imported(manuscript.save(folder / "稿.docx"), folder / "project")


def _missed(project: Project, root: Path) -> list[str]:
    """Return the lines of the Word file that the account does not find in a project."""
    log = Log()
    account(read(project.root.parent / "稿.docx"), load(root).report, log)
    assert all(note.weight is Weight.REVIEW for note in log.notes)
    assert all(str(note.message) == "reads otherwise in the project, or is not in it" for note in log.notes)
    return [note.text for note in log.notes]


def test_of_a_whole_project_nothing_is_missed(project: Project) -> None:
    assert _missed(project, project.root) == []
    assert "is not in it" not in project.told


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        ("立德树人成效", ["1.1 立德树人成效"]),
        ("学校坚持立德树人，成效明显。", ["学校坚持立德树人，成效明显。"]),
        ("成效明显", ["学校坚持立德树人，成效明显。"]),
        ("组织名家讲座", ["组织名家讲座"]),
        ("学生社团情况", ["表 1-1 学生社团情况"]),
        ("单位：万元", ["单位：万元"]),
        ("航模社", ["航模社"]),
        ("6789", ["6789"]),
        ("校园风光", ["图 1-1 校园风光"]),
        ("技能竞赛", ["图 1-2 实训车间 图 1-3 技能竞赛"]),
        ("万物复苏", ["案例 1 万物复苏"]),
        ("老师带着学生种下树苗。", ["老师带着学生种下树苗。"]),
        ("附表：指标", ["附表：指标"]),
        ("毕业生人数", ["毕业生人数"]),
        ("4407", ["4407"]),
    ],
)
def test_a_line_that_is_not_in_the_project_is_told(
    project: Project, tmp_path: Path, lost: str, told: list[str]
) -> None:
    root = tmp_path / "project"
    shutil.copytree(project.root, root)
    files = [one for one in (root / "content").rglob("*.*") if one.suffix in (".md", ".csv", ".yaml")]
    (file,) = (one for one in files if lost in one.read_text(encoding="utf-8"))
    file.write_text(file.read_text(encoding="utf-8").replace(lost, "另"), encoding="utf-8")
    assert _missed(project, root) == told


def test_an_import_tells_the_line_that_it_has_no_place_for(tmp_path: Path) -> None:
    """An annex holds tables and nothing else: a list there has nowhere to go."""
    manuscript = Manuscript()
    manuscript.text("正文若干字。")
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.text("以上指标由质量办汇总", "List Bullet")
    manuscript.table(
        ("序号", "指标", "单位", "2023年"), ("1", "毕业生人数", "人", "4407"), ("2", "就业率", "%", "92.9")
    )
    project = imported(manuscript.save(tmp_path / "稿.docx"), tmp_path / "project")
    assert "质量办" not in project.text
    assert (
        "- [paragraph 4] reads otherwise in the project, or is not in it: 以上指标由质量办汇总"
        in project.told.split("## What needs a look")[1].split("##")[0].splitlines()
    )


def test_what_was_set_aside_with_its_words_is_not_told_again(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("正文若干字。")
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.text("名称：某某职业技术学院(12345)")
    manuscript.table(
        ("序号", "指标", "单位", "2023年"), ("1", "毕业生人数", "人", "4407"), ("2", "就业率", "%", "92.9")
    )
    project = imported(manuscript.save(tmp_path / "稿.docx"), tmp_path / "project")
    assert "line above an indicator table; the template sets it anew: 名称：某某职业技术学院(12345)" in project.told
    assert "is not in it" not in project.told
