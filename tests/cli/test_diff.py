"""`reportdoc diff`: what it takes, what it prints, and what it writes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from filelock import FileLock

from tests.app.build.edits import replace
from tests.support.programs import reportdoc

NAME = "00000-某某职业技术学院-2023年度质量报告"
TALENT = "chapters/1-talent.md"
PAGES = "\n".join(
    "再写一段，讲学校怎样把工作落到实处，让学生真正受益，让企业与社会都满意。" * 12 + "\n" for _ in range(3)
)

ENGLISH = """\
What changed from 定稿 to .
In short: 2 numbers, 4 passages, 1 heading, 1 table
Changed words stand in [ ].

Numbers in text and tables
  文学社人数: 60 → 66 人
    1.1.1 社团活动: “…称：参加文学社的学生有 66 人，占全部社团成员的…”
    表 1-1　学生社团情况: 文学社, 人数
  文学社人数 / 社团总人数: 33.33% → 36.67%
    1.1.1 社团活动: “…人，占全部社团成员的 36.67%。”

1 人才培养
  Heading renamed: 1.2 招生与就业 → 1.2 招生与高质量就业
  1.1.1 社团活动
    was: 标题、表、图、案例的编号都由程序算出，[不要]手工输入。
    now: 标题、表、图、案例的编号都由程序算出，[切勿]手工输入。
  1.2 招生与高质量就业
    added: 再写一段，"""

CHINESE = """\
从 定稿 到 . 的改动
概要：2 个数，4 处文字，1 个标题，1 张表
改动的文字放在 [ ] 里。

正文和表中的数
  文学社人数：60 → 66 人
    1.1.1 社团活动：“…称：参加文学社的学生有 66 人，占全部社团成员的…”
    表 1-1　学生社团情况：文学社，人数
"""


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make the starter project and a snapshot 定稿 of it, once for all workers; then edit it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "kept"
    with FileLock(shared / "kept.lock"):
        if not (folder / "edited").exists():
            assert reportdoc("new", folder).returncode == 0
            done = reportdoc("snapshot", "定稿", folder)
            assert done.returncode == 0, done.stderr
            edit(folder)
            assert reportdoc("build", folder).returncode == 0
            (folder / "edited").touch()
    return folder


def edit(project: Path) -> None:
    """Change a figure, a word, a heading; add pages."""
    clubs = project / "content/tables/clubs.csv"
    rows = clubs.read_text(encoding="utf-8")
    clubs.write_text(rows.replace("文学社,60", "文学社,66"), encoding="utf-8")
    replace(project, TALENT, "不要手工输入", "切勿手工输入")
    replace(project, TALENT, "## 招生与就业", "## 招生与高质量就业")
    replace(project, TALENT, "图表由数据画出", f"{PAGES}\n图表由数据画出")


@pytest.fixture
def project(kept_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept_once, tmp_path / "project"))


def data(*arguments: str | Path, folder: Path) -> dict[str, Any]:
    done = reportdoc("diff", *arguments, "--format", "json", folder=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def test_people_read_figures_first_then_the_chapters_then_what_moved(kept_once: Path) -> None:
    done = reportdoc("diff", "定稿", ".", folder=kept_once)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(ENGLISH), done.stdout
    last = done.stdout.split("\n\n")[-1].splitlines()
    assert last[0] == "Pages that moved"
    assert last[-1].startswith("  2 服务贡献 to 附表：指标: pages 4–10 → ")


def test_a_chinese_reader_gets_chinese(kept_once: Path) -> None:
    done = reportdoc("diff", "定稿", ".", folder=kept_once, environment=[("LANGUAGE", "zh_CN")])
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(CHINESE), done.stdout
    assert "  表有改动：表 1-1　学生社团情况\n" in done.stdout


def test_programs_get_all_of_it(kept_once: Path) -> None:
    found = data("定稿", ".", folder=kept_once)
    assert list(found) == [
        *("format", "old", "new", "same", "same_file", "warnings", "figures", "parts", "numbering", "pages")
    ]
    assert (found["old"], found["new"]) == ({"name": "定稿", "kind": "snapshot"}, {"name": ".", "kind": "project"})
    assert [(figure["names"], figure["old"], figure["new"], len(figure["uses"])) for figure in found["figures"]] == [
        (["文学社人数"], "60", "66", 2),
        (["文学社人数 / 社团总人数"], "33.33%", "36.67%", 1),
    ]
    chapter = found["parts"][2]
    assert (chapter["kind"], chapter["number"], chapter["title"]) == ("chapter", "1", "人才培养")
    assert [heading["title"] for heading in chapter["headings"]] == ["招生与高质量就业"]
    assert [(text["kind"], text["figures_only"]) for text in chapter["texts"]] == [
        ("changed", False),
        ("changed", True),
        *[("added", False)] * 3,
    ]
    assert [(table["label"], table["cells"]) for table in chapter["tables"]] == [
        ("tbl-clubs", [{"row": "文学社", "column": "人数", "old": "60", "new": "66", "figures_only": True}])
    ]
    assert [chapter[name] for name in ("charts", "pictures", "cases")] == [[], [], []]
    assert found["pages"]["compared"]
    assert {(move["number"], move["title"]) for move in found["pages"]["moved"]} >= {("2", "服务贡献")}


def test_two_built_files_are_compared_without_the_projects(kept_once: Path, tmp_path: Path) -> None:
    for name, folder in (("a", kept_once / "snapshots/定稿"), ("b", kept_once / "output")):
        shutil.copy(folder / f"{NAME}.docx", tmp_path / f"{name}.docx")
    done = reportdoc("diff", "a.docx", "b.docx", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "\n  文学社, 人数: 60 → 66 人\n" in done.stdout


def test_the_same_version_twice_has_no_differences(kept_once: Path) -> None:
    file = kept_once / f"output/{NAME}.docx"
    done = reportdoc("diff", file, file)
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == ["Nothing: the two files are the same."]


def test_a_new_look_is_no_difference_in_what_is_read(kept_once: Path, tmp_path: Path) -> None:
    file = kept_once / f"output/{NAME}.docx"
    with ZipFile(file) as package, ZipFile(tmp_path / "b.docx", "w") as other:
        for name in package.namelist():
            other.writestr(name, package.read(name).replace(b'w:fill="EEF3FA"', b'w:fill="FFFFFF"'))
    done = reportdoc("diff", file, tmp_path / "b.docx")
    assert done.stdout.splitlines()[1:] == ["Text, numbers, tables, cases and pictures are the same."]


def test_without_page_numbers_the_rest_is_compared(project: Path) -> None:
    assert reportdoc("build", "--no-pdf", project, "--output", project / "draft").returncode == 0
    done = reportdoc("diff", project / f"output/{NAME}.docx", project / f"draft/{NAME}.docx")
    assert done.returncode == 0
    assert done.stderr == "Warning: page numbers are not compared: one of the versions has none\n"
    assert done.stdout.splitlines()[1:] == ["Text, numbers, tables, cases and pictures are the same."]


def test_a_redline_stands_in_the_output_folder_of_the_newer_project(project: Path) -> None:
    done = reportdoc("diff", "定稿", ".", "--format", "docx", folder=project)
    assert (done.returncode, done.stdout) == (0, f"output/{NAME}-修订.docx\n"), done.stderr
    made = (project / f"output/{NAME}-修订.docx").read_bytes()
    again = reportdoc("diff", "定稿", ".", "--output", "again.docx", folder=project)
    assert again.returncode == 0, again.stderr
    assert (project / "again.docx").read_bytes() == made
    with ZipFile(project / "again.docx") as package:
        document = package.read("word/document.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)" w:date="([^"]*)"', document)) == {("reportdoc", "2024-01-04T00:00:00Z")}
    assert "<w:ins " in document


@pytest.mark.parametrize(("ending", "begins"), [("txt", "What changed from"), ("json", "{")])
def test_text_and_json_are_written_where_one_says(project: Path, ending: str, begins: str) -> None:
    done = reportdoc("diff", "定稿", f"output/{NAME}.docx", "--output", f"new/changes.{ending}", folder=project)
    assert done.returncode == 0, done.stderr
    assert (project / f"new/changes.{ending}").read_text(encoding="utf-8").startswith(begins)
    assert [path.name for path in (project / "new").iterdir()] == [f"changes.{ending}"]


def test_neither_version_is_ever_written_over(project: Path) -> None:
    files = [project / f"output/{NAME}.docx", project / f"snapshots/定稿/{NAME}.docx"]
    before = [file.read_bytes() for file in files]
    for file in files:
        done = reportdoc("diff", "定稿", f"output/{NAME}.docx", "--output", file, folder=project)
        assert done.returncode == 2
        assert "is one of the versions to compare (name another file with --output)" in done.stderr
    assert [file.read_bytes() for file in files] == before


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("定搞", 'there is no snapshot "定搞" in snapshots (there are the snapshots 定稿)'),
        ("../定稿", 'there is no "../定稿"'),
        ("none.docx", 'there is no "none.docx"'),
        ("content", 'there is no content/report.yaml in "content"'),
        ("content/values.yaml", '"content/values.yaml" is neither a project, a .docx file nor a snapshot'),
        ("broken.docx", '"broken.docx" is damaged or is no Word file (.docx)'),
    ],
)
def test_what_cannot_be_compared_is_told(project: Path, old: str, told: str) -> None:
    (project / "broken.docx").write_bytes(b"no Word file")
    done = reportdoc("diff", old, f"output/{NAME}.docx", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: ")
    assert told in done.stderr


def test_programs_are_told_in_json(tmp_path: Path) -> None:
    done = reportdoc("diff", "v1", "v2", "--format", "json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    assert 'there is no snapshot "v1"' in json.loads(done.stdout)["error"]


def test_a_damaged_snapshot_is_not_compared(project: Path) -> None:
    (project / f"snapshots/定稿/{NAME}.docx").write_bytes(b"other")
    done = reportdoc("diff", "定稿", f"output/{NAME}.docx", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "定稿" in done.stderr


@pytest.mark.long
def test_a_snapshot_is_found_in_the_project_that_is_named_beside_it(project: Path, tmp_path: Path) -> None:
    done = reportdoc("diff", "定稿", "project", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "文学社人数: 60 → 66 人" in done.stdout


@pytest.mark.long
def test_a_project_of_the_name_of_a_snapshot_goes_first(project: Path) -> None:
    shutil.copytree(project / "content", project / "定稿/content")
    shutil.copytree(project / "templates", project / "定稿/templates")
    found = data("定稿", ".", folder=project)
    assert (found["old"]["kind"], found["same"]) == ("project", True)


def test_a_format_that_nobody_said_is_asked_for(project: Path) -> None:
    done = reportdoc("diff", "定稿", ".", "--output", "changes.pdf", folder=project)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "Error: say with --format what changes.pdf is to be"
