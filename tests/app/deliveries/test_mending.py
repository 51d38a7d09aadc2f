"""A project that cannot be built today takes the file that puts it right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from PIL import Image

from reportdoc.cli.group import reportdoc
from tests.content.folder import REPORT, Folder

CHAPTER = """\
# 人才培养 {#sec-talent}

## 立德树人 {#sec-morals}

第一段，作者
换了行写的，有{{ 社团数 }}个社团。

::: {.table #tbl-clubs src="tables/clubs.csv" widths="30,70"}
学生社团情况
:::

## 专业建设 {#sec-majors}

见@tbl-clubs和@fig-photo。

::: {.figure #fig-photo src="pictures/photo.png"}
校园
:::
"""
VALUES = "社团数:\n  table: tbl-clubs\n  row: 文学社\n  column: 人数\n"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "project")
    made.write("report.yaml", REPORT + "  - file: chapters/2.md\nvalues: values.yaml\n")
    made.write("values.yaml", VALUES)
    made.write("chapters/1.md", CHAPTER)
    made.write("chapters/2.md", "# 服务贡献\n\n见@tbl-clubs。\n")
    made.write("tables/clubs.csv", "社团,人数\n文学社,50\n")
    Image.new("RGB", (30, 20), "green").save(made.write("pictures/photo.png", b""))
    return made


def _run(folder: Folder, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, ["take", "--lang", "en", "--yes", *map(str, arguments), str(folder.root)])


def _problems(folder: Folder) -> list[str]:
    return folder.problems()


def _sheet(path: Path) -> Path:
    (path / "a.csv").write_text("社团,人数\n文学社,60\n", encoding="utf-8")
    return path / "a.csv"


def _photo(path: Path) -> Path:
    Image.new("RGB", (40, 30), "red").save(path / "a.png")
    return path / "a.png"


def _word(path: Path, *lines: str) -> Path:
    document = Document()
    for one in lines:
        if one.startswith("#"):
            document.add_heading(one.lstrip("#").strip(), len(one) - len(one.lstrip("#")))
        else:
            document.add_paragraph(one)
    document.save(str(path / "a.docx"))
    return path / "a.docx"


def _without(name: str) -> Callable[[Folder], object]:
    return lambda folder: (folder.root / "content" / name).unlink()


def _with(name: str, content: str) -> Callable[[Folder], object]:
    return lambda folder: folder.write(name, content)


@pytest.mark.parametrize(
    ("spoil", "file", "options"),
    [
        (_without("tables/clubs.csv"), _sheet, ("--table", "tbl-clubs")),
        (_with("tables/clubs.csv", "社团,人数\n文学社\n"), _sheet, ("--table", "表1-1")),
        (_with("tables/clubs.csv", ""), _sheet, ("--table", "tbl-clubs")),
        (_without("pictures/photo.png"), _photo, ("--figure", "fig-photo")),
        (_with("pictures/photo.png", "no picture"), _photo, ("--figure", "图1-1")),
        (_without("chapters/2.md"), lambda path: _word(path, "# 服务贡献", "新的。"), ("--chapter", "2")),
        (
            _with("chapters/2.md", "一段没有标题的话。\n"),
            lambda path: _word(path, "# 服务贡献", "新的。"),
            ("--chapter", "2"),
        ),
        (
            _with("chapters/2.md", "# 服务贡献\n\n一段。\n\n见@tbl-no。\n\n> 引文\n"),
            lambda path: _word(path, "# 服务贡献", "一段。", "新的。"),
            ("--chapter", "2"),
        ),
        (
            _with("chapters/1.md", CHAPTER.replace("见@tbl-clubs和", "见@tbl-no和")),
            lambda path: _word(path, "# 专业建设", "新的。"),
            ("--section", "1.2"),
        ),
    ],
)
def test_what_makes_a_project_invalid_is_put_right_by_a_delivery(
    folder: Folder,
    tmp_path: Path,
    spoil: Callable[[Folder], object],
    file: Callable[[Path], Path],
    options: tuple[str, ...],
) -> None:
    spoil(folder)
    assert _problems(folder)
    done = _run(folder, file(tmp_path), *options)
    assert done.exit_code == 0, done.output
    assert "The project could not be built, so there is nothing to compare with. Put right:" in done.output
    assert _problems(folder) == []
    text = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert "第一段，作者\n换了行写的，有{{ 社团数 }}个社团。" in text


def test_what_a_delivery_does_not_put_right_is_told_and_stays(folder: Folder, tmp_path: Path) -> None:
    _without("tables/clubs.csv")(folder)
    _without("pictures/photo.png")(folder)
    done = _run(folder, _photo(tmp_path), "--figure", "fig-photo")
    assert done.exit_code == 0, done.output
    assert "Still wrong:\n" in done.output
    left = _problems(folder)
    assert any("tables/clubs.csv" in one for one in left)
    assert not any("photo" in one for one in left)
    # One that puts nothing right is refused with what is wrong, as is one that brings more.
    done = _run(folder, _photo(tmp_path), "--figure", "fig-photo")
    assert (done.exit_code, 'there is no file "tables/clubs.csv"' in done.output) == (2, True)
    done = _run(folder, _word(tmp_path, "# 专业建设", "新的。"), "--section", "1.2")
    assert done.exit_code == 2


def test_other_broken_blocks_of_a_chapter_are_not_lost_with_a_section(folder: Folder, tmp_path: Path) -> None:
    spoiled = CHAPTER.replace("## 专业建设", "> 引文\n\n## 专业建设").replace("见@tbl-clubs和", "见@tbl-no和")
    folder.write("chapters/1.md", spoiled)
    done = _run(folder, _word(tmp_path, "# 专业建设", "新的。"), "--section", "1.2")
    assert done.exit_code == 0, done.output
    text = (folder.root / "content/chapters/1.md").read_text(encoding="utf-8")
    assert text == spoiled[: spoiled.index("见@tbl-no")] + "新的。\n"


@pytest.mark.parametrize("name", ["../outside.md", "/etc/outside.md"])
def test_a_path_out_of_the_project_is_not_mended(folder: Folder, tmp_path: Path, name: str) -> None:
    report = (folder.root / "content/report.yaml").read_text(encoding="utf-8")
    folder.write("report.yaml", report.replace("chapters/2.md", name))
    done = _run(folder, _word(tmp_path, "# 服务贡献", "新的。"), "--chapter", "2")
    assert done.exit_code == 2
    assert not list(tmp_path.rglob("outside.md"))
