"""`reportdoc diff` as the meeting that approves the report reads it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.app.build.edits import CLUBS, TALENT, append, replace
from tests.app.build.outcome import good_files
from tests.support import validator
from tests.support.programs import reportdoc

NEW_CASE = '::: {.case title="新案例"}\n案例的文字。\n:::'


@pytest.fixture(scope="module")
def edited(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a snapshot, edited since: a number, a caption, a paragraph and a case."""
    project = Path(shutil.copytree(built_once, tmp_path_factory.mktemp("edited") / "project"))
    assert reportdoc("snapshot", "送审稿", project).returncode == 0
    replace(project, CLUBS, "文学社,60", "文学社,64")
    replace(project, TALENT, "\n学生社团情况\n", "\n学生社团一览\n")
    append(project, "又写了一段。")
    append(project, NEW_CASE)
    return project


@pytest.fixture
def spoiled(edited: Path, tmp_path: Path) -> Path:
    """Return a copy of it that a test may change."""
    return Path(shutil.copytree(edited, tmp_path / "project"))


def test_the_text_names_what_changed_and_where(edited: Path) -> None:
    done = reportdoc("diff", "送审稿", edited)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"What changed from 送审稿 to {edited}"
    assert "  文学社人数: 60 → 64 人" in lines
    assert "    表 1-1　学生社团一览: 文学社, 人数" in lines
    assert "  文学社人数 / 社团总人数: 33.33% → 35.56%" in lines
    assert "    caption: 学生社团情况 → 学生社团一览" in lines
    assert "    added: 又写了一段。" in lines
    assert "  Case added: 案例 2　新案例" in lines
    assert lines.index("1 人才培养") < lines.index("2 服务贡献")


def test_the_text_is_chinese_where_the_reader_is(edited: Path) -> None:
    done = reportdoc("diff", "送审稿", edited, environment=[("LANGUAGE", "zh_CN")])
    assert "  新增案例：案例 2　新案例" in done.stdout.splitlines()
    assert "    题：学生社团情况 → 学生社团一览" in done.stdout.splitlines()


def test_json_has_every_figure_with_its_uses(edited: Path) -> None:
    data = json.loads(reportdoc("diff", "送审稿", edited, "--format", "json").stdout)
    assert [(f["names"], f["old"], f["new"], len(f["uses"])) for f in data["figures"]] == [
        (["文学社人数"], "60", "64", 2),
        (["文学社人数 / 社团总人数"], "33.33%", "35.56%", 1),
    ]
    assert data["same"] is False
    assert [part["title"] for part in data["parts"] if part["cases"]] == ["服务贡献"]


def test_the_other_way_round_what_came_has_gone(edited: Path) -> None:
    lines = reportdoc("diff", edited, "送审稿").stdout.splitlines()
    assert "  文学社人数: 64 → 60 人" in lines
    assert "  Case removed: 案例 2　新案例" in lines
    assert "    removed: 又写了一段。" in lines


@pytest.mark.slow
def test_pages_that_moved_are_told(project: Path) -> None:
    assert reportdoc("snapshot", "v1", project).returncode == 0
    chapter = project / "content/chapters/1-talent.md"
    more = "".join(f"\n第 {number} 段，为的是让后面的章往后移。\n" for number in range(40))
    chapter.write_text(chapter.read_text(encoding="utf-8") + more, encoding="utf-8")
    lines = reportdoc("diff", "v1", project).stdout.splitlines()
    told = lines[lines.index("Pages that moved") + 1]
    assert told == "  2 服务贡献 to 2.1 服务国家战略: pages 4 → 6"


def test_the_same_version_twice_says_so(project: Path) -> None:
    assert reportdoc("snapshot", "v1", project).returncode == 0
    done = reportdoc("diff", "v1", project)
    assert "Nothing: the two files are the same." in done.stdout
    assert json.loads(reportdoc("diff", "v1", project, "--format", "json").stdout)["same"] is True


def test_comparing_leaves_the_outputs_alone(edited: Path) -> None:
    before = good_files(edited)
    assert reportdoc("diff", "送审稿", edited).returncode == 0
    assert good_files(edited) == before


@pytest.mark.long
@pytest.mark.slow
def test_two_word_files_give_a_redline_that_word_accepts_and_the_same_bytes(spoiled: Path, tmp_path: Path) -> None:
    (old,) = (spoiled / "output").glob("*.docx")
    shutil.copy(old, tmp_path / "old.docx")
    assert reportdoc("build", spoiled).returncode == 0
    targets = [tmp_path / "one.docx", tmp_path / "two.docx"]
    for target in targets:
        done = reportdoc("diff", tmp_path / "old.docx", old, "--output", target)
        assert (done.returncode, done.stdout) == (0, f"{target}\n"), done.stderr
    assert targets[0].read_bytes() == targets[1].read_bytes()
    assert validator.errors_by_document(targets[:1]) == {}


def test_a_redline_of_a_project_goes_beside_its_word_file(spoiled: Path) -> None:
    done = reportdoc("diff", "送审稿", spoiled, "--format", "docx")
    assert done.returncode == 0, done.stderr
    (redline,) = (spoiled / "output").glob("*-修订.docx")
    assert done.stdout == f"{redline}\n"


def test_text_goes_into_a_file_where_one_is_named(edited: Path, tmp_path: Path) -> None:
    done = reportdoc("diff", "送审稿", edited, "--output", tmp_path / "changes.txt")
    assert done.returncode == 0, done.stderr
    assert "文学社人数: 60 → 64 人" in (tmp_path / "changes.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "told"),
    [
        ("送申稿", 'did you mean "送审稿"?'),
        ("/nowhere/report.docx", 'there is no "/nowhere/report.docx"'),
        ("damaged.docx", "is damaged or is no Word file"),
        ("empty", "there is no content/report.yaml"),
    ],
)
def test_what_cannot_be_compared_is_told_with_exit_code_2(old: str, told: str, spoiled: Path) -> None:
    (spoiled / "damaged.docx").write_bytes(b"PK\x03\x04 no archive")
    (spoiled / "empty").mkdir()
    done = reportdoc("diff", old, ".", folder=spoiled)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["text", "docx"])
def test_a_version_is_never_overwritten(form: str, spoiled: Path, tmp_path: Path) -> None:
    (old,) = (spoiled / "output").glob("*.docx")
    before = old.read_bytes()
    done = reportdoc("diff", old, spoiled, "--format", form, "--output", old)
    assert done.returncode == 2
    assert "is one of the versions to compare" in done.stderr
    assert old.read_bytes() == before
