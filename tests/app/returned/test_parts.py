"""Chapters, sections and cases that come back alone, as they were cut out of the Word file that was built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import SERVICE, TALENT, contents, edited, typed_over
from tests.app.returned.word_edits import W, take_out, words
from tests.support.kinds import first
from tests.support.programs import reportdoc


def cut(first: str, after: str) -> Callable[[Opened], None]:
    """Return what leaves of a document the part from the paragraph that says `first` up to one that says `after`."""

    def edit(document: Opened) -> None:
        body = document.element.body
        blocks = [one for one in body if one.tag != f"{W}sectPr"]
        heads = [at for at, one in enumerate(blocks) if words(one) == first and one.find(f"{W}hyperlink") is None]
        ends = [at for at, one in enumerate(blocks) if words(one) == after and at > heads[-1]]
        for at, one in enumerate(blocks):
            if not heads[-1] <= at < (ends[0] if ends else len(blocks)):
                body.remove(one)

    return edit


def reworded(document: Opened) -> None:
    """Change words of a paragraph of 1.1 that holds two bound figures, and one of 1.1.1."""
    for one in document.element.body.iter(f"{W}t"):
        one.text = str(one.text).replace("实际报到", "最终报到").replace("结构较为稳定", "结构稳定")


WANTED = FILES[TALENT].replace("实际报到", "最终报到").replace("结构较为稳定", "结构稳定")


def without_identity(source: Path, target: Path) -> Path:
    """Copy a Word file as if its text had been pasted into a new one."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'name="reportdoc"', b'name="other"') if "custom.xml" in name else data)
    return target


@pytest.mark.parametrize(
    ("name", "options", "known"),
    first(
        2,
        [
            ("交回.docx", (), True),
            ("交回.docx", ("--chapter", "1"), True),
            ("人才培养.docx", (), False),
            ("粘贴.docx", ("--chapter", "人才培养"), False),
        ],
    ),
)
def test_a_chapter_changes_where_it_was_edited_and_what_is_bound_in_it_stays_bound(
    report: Path, word_file: Path, tmp_path: Path, name: str, options: tuple[str, ...], known: bool
) -> None:
    def edit(document: Opened) -> None:
        cut("人才培养", "服务贡献")(document)
        reworded(document)

    file = edited(word_file, tmp_path / "章.docx", edit)
    file = file.rename(tmp_path / name) if known else without_identity(file, tmp_path / name)
    result = reportdoc("take", file, report, "--yes", *options)
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {TALENT: WANTED}
    told = [f'the file does not hold "{title}": it stays' for title in ("前言", "服务贡献")]
    assert all((one in result.stderr) == (not options and known) for one in told)
    again = reportdoc("take", file, report, "--yes", *options)
    assert "Nothing changes" in again.stdout


def test_of_a_whole_file_only_the_chapter_is_taken_that_was_asked_for(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        reworded(document)
        for one in document.element.body.iter(f"{W}t"):
            one.text = str(one.text).replace("深受欢迎", "广受欢迎")

    file = edited(word_file, tmp_path / "改.docx", edit)
    result = reportdoc("take", file, report, "--chapter", "2", "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {SERVICE: FILES[SERVICE].replace("深受欢迎", "广受欢迎")}


def test_a_section_is_taken_by_its_number_and_nothing_beside_it(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = edited(word_file, tmp_path / "改.docx", reworded)
    result = reportdoc("take", file, report, "--section", "1.1.1", "--department", "学生处", "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace("结构较为稳定", "结构稳定")}
    assert ",学生处,改.docx," in (report / "content/deliveries.csv").read_text(encoding="utf-8")


def test_a_case_that_was_edited_keeps_its_figure_and_one_typed_over_is_told(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        cut("就业工作", "服务贡献")(document)
        for one in document.element.body.iter(f"{W}t"):
            one.text = str(one.text).replace("提供岗位2400个", "提供岗位2500个")
        typed_over(document, "进校招聘", "160", "166")

    file = edited(word_file, tmp_path / "改.docx", edit)
    result = reportdoc("take", file, report, "--case", "案例1", "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace("岗位2400个", "岗位2500个")}
    assert "160 became 166, but it comes from 附表 1" in result.stderr


def test_references_that_a_cut_has_broken_stay(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        cut("服务贡献", "附表：指标")(document)
        result: list[Any] = []
        for run in document.element.body.iter(f"{W}r"):
            if "图" in words(run) and run.find(f"{W}noBreakHyphen") is not None:
                result.append(run)
        for run in result:
            for one in run.findall(f"{W}noBreakHyphen"):
                run.remove(one)
            texts = run.findall(f"{W}t")
            texts[0].text, texts[1].text = "错误!未找到引用源。", ""

    file = edited(word_file, tmp_path / "改.docx", edit)
    assert "错误!未找到引用源。所示企业" in "".join(words(one._p) for one in Document(str(file)).paragraphs)
    result = reportdoc("take", file, report, "--chapter", "2", "--yes")
    assert contents(report) == FILES
    assert "Nothing changes" in result.stdout


def test_a_file_of_other_chapters_is_refused(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        for one in document.paragraphs:
            if one.text == "服务贡献":
                take_out(one._p)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--chapter", "2", "--yes")
    assert result.returncode == 2
    assert 'none of them is called "服务贡献"' in result.stderr
    assert contents(report) == FILES
