"""Several departments in one chapter: a section is taken alone, and the record and `status` know whose it is."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportdoc.cli.group import reportdoc
from tests.app.deliveries.word_files import word_file
from tests.content.folder import REPORT, Folder

CHAPTER = """\
# 人才培养

本章概述。

## 立德树人 {#sec-morals department="学生处"}

### 党建引领

第一段，作者
换了行写的，有{{ 社团数 }}个社团。

### 社团活动 {#sec-clubs department="团委"}

社团的一段。

## 专业建设 {#sec-majors department="教务处"}

### 教材建设

见@sec-clubs。

### 产教融合 {#sec-industry}

## 质量保障
"""
VALUES = '社团数:\n  text: "39"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.write("report.yaml", REPORT + "    department: 质量办\nvalues: values.yaml\n")
    made.write("values.yaml", VALUES)
    made.write("chapters/1.md", CHAPTER)
    return made


def _run(folder: Folder, command: str, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, [command, "--lang", "en", *map(str, arguments), str(folder.root)])


def _take(folder: Folder, *arguments: object) -> str:
    done = _run(folder, "take", "--yes", *arguments)
    assert done.exit_code == 0, done.output
    return done.output


def _text(folder: Folder) -> str:
    return (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "lines"),
    [
        ("1.1.2", ("# 社团活动", "社团的新段。")),
        ("社团活动", ("### 1.1.2 社团活动", "社团的新段。")),
        ("sec-clubs", ("社团的新段。",)),
        (
            "1.1.2",
            (
                "# 人才培养",
                "## 1.1 立德树人",
                "别的话。",
                "### 1.1.2 社团活动",
                "社团的新段。",
                "### 1.1.3 别的",
                "话。",
            ),
        ),
    ],
)
def test_a_section_is_taken_alone_and_all_else_stays_to_the_letter(
    folder: Folder, tmp_path: Path, section: str, lines: tuple[str, ...]
) -> None:
    _take(folder, word_file(tmp_path / "团委.docx", *lines), "--section", section)
    assert _text(folder) == CHAPTER.replace("社团的一段。", "社团的新段。")
    with (folder.root / "content/deliveries.csv").open(encoding="utf-8") as record:
        (line,) = csv.DictReader(record)
    assert (line["department"], line["target"]) == ("团委", "sec-clubs")


def test_what_stands_under_a_section_comes_on_its_level_and_what_is_said_again_stays(
    folder: Folder, tmp_path: Path
) -> None:
    lines = ("# 立德树人工作", "## 党建引领", "第一段，作者换了行写的，有39个社团。", "## 社团活动", "社团的新段。")
    _take(folder, word_file(tmp_path / "部门.docx", *lines), "--section", "1.1")
    text = _text(folder)
    assert '## 立德树人工作 {#sec-morals department="学生处"}\n' in text
    assert "### 党建引领\n\n第一段，作者\n换了行写的，有{{ 社团数 }}个社团。\n" in text
    assert '### 社团活动 {#sec-clubs department="团委"}\n\n社团的新段。\n' in text
    assert text.endswith(CHAPTER[CHAPTER.index("## 专业建设") :])


def test_a_section_without_a_label_is_recorded_by_its_title(folder: Folder, tmp_path: Path) -> None:
    _take(folder, word_file(tmp_path / "质量保障.docx", "第一句。", "第二句。"))
    assert _text(folder).endswith("## 质量保障\n\n第一句。\n\n第二句。\n")
    found = {one["title"]: one for one in json.loads(_run(folder, "status", "--json").output)["parts"]}
    assert found["人才培养"]["delivered_file"] == "质量保障.docx"
    assert found["立德树人"]["delivered_file"] is None


@pytest.mark.parametrize(
    "lines",
    [("# 社团活动", "社团的新段。"), ("### 1.1.2 社团活动", "社团的新段。"), ("## 1.1 立德树人", "### 1.1.1 x", "y")],
)
def test_a_section_that_is_said_to_be_the_chapter_deletes_nothing(
    folder: Folder, tmp_path: Path, lines: tuple[str, ...]
) -> None:
    done = _run(folder, "take", "--yes", word_file(tmp_path / "团委.docx", *lines), "--chapter", "1")
    assert done.exit_code == 2
    assert '"团委.docx" holds one section of the chapter' in done.output
    assert "the rest of the chapter stays" in done.output
    assert _text(folder) == CHAPTER


def test_the_only_section_of_its_level_is_known_too(folder: Folder, tmp_path: Path) -> None:
    text = "# 人才培养\n\n## 立德树人\n\n### 社团活动\n\n社团的一段。\n\n## 质量保障\n\n一段。\n"
    folder.write("chapters/1.md", text)
    done = _run(folder, "take", "--yes", word_file(tmp_path / "团委.docx", "# 社团活动", "新段。"), "--chapter", "1")
    assert (done.exit_code, "take it for the section 1.1.1 alone" in done.output) == (2, True), done.output
    assert _text(folder) == text


@pytest.mark.parametrize("section", ["1.1.9", "党建", "sec-club"])
def test_a_section_that_is_not_there_is_told(folder: Folder, tmp_path: Path, section: str) -> None:
    done = _run(folder, "take", "--yes", word_file(tmp_path / "a.docx", "x"), "--section", section)
    assert done.exit_code == 2
    assert f'there is no section "{section}"' in done.output


def test_status_lists_each_department_with_its_share(folder: Folder) -> None:
    found = json.loads(_run(folder, "status", "--json").output)["parts"]
    assert [(one["department"], one["title"], one["missing"]) for one in found] == [
        ("团委", "社团活动", []),
        ("学生处", "立德树人", []),
        ("教务处", "专业建设", ['no text under "产教融合"']),
        ("质量办", "人才培养", ['no text under "质量保障"']),
    ]


def test_a_chapters_own_heading_may_name_who_answers_for_it(folder: Folder) -> None:
    folder.write("chapters/1.md", CHAPTER.replace("# 人才培养", '# 人才培养 {department="校办"}', 1))
    found = json.loads(_run(folder, "status", "--json").output)["parts"]
    assert [one["department"] for one in found if one["title"] == "人才培养"] == ["校办"]


def test_a_finding_is_that_of_the_department_of_its_section(folder: Folder) -> None:
    folder.write("chapters/1.md", CHAPTER.replace("社团的一段。", "见表 7-7。"))
    found = json.loads(_run(folder, "check", "--format", "json").output)["findings"]
    assert [(one["places"][0]["line"], one["owner"]) for one in found] == [(14, "团委"), (22, "教务处"), (24, "质量办")]
