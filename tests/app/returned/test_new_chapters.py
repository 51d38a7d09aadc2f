"""Chapters that people write into the Word file become files of their own, named where they stand."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Opened

from reportdoc.app.returned.chapter_order import reordered, with_order
from reportdoc.app.returned.chapters import NewChapter, with_chapters
from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import SERVICE, TALENT, contents, edited
from tests.app.returned.word_edits import paragraphs, words
from tests.support.programs import reportdoc

SETTINGS = "content/report.yaml"
BOTH = "  - file: chapters/1-talent.md\n  - file: chapters/2-service.md\n"
CLOSED = "新的一年再出发。"
TEXT = """\
# 产教融合 {#sec-chanjiao-ronghe}

学校与40家企业共建基地，情况见@tbl-jidi-yilan，另见@tbl-majors。

## 共建基地 {#sec-gongjian-jidi}

基地对师生开放。

::: {.table #tbl-jidi-yilan src="tables/jidi-yilan.csv"}
基地一览
:::
"""


def chapter(document: Opened, number: int) -> list[Any]:
    """Return what somebody writes as a chapter: headings, text and a table."""
    made = [
        document.add_paragraph("产教融合", style="Heading 1")._p,
        document.add_paragraph(f"学校与40家企业共建基地，情况见表 {number}-1，另见表 1-1。", style="Body Text")._p,
        document.add_paragraph("共建基地", style="Heading 2")._p,
        document.add_paragraph("基地对师生开放。", style="Body Text")._p,
        document.add_paragraph(f"表 {number}-1　基地一览", style="表题")._p,
    ]
    table = document.add_table(rows=2, cols=2)
    for at, text in enumerate(("基地", "企业", "一号", "甲厂")):
        table.cell(at // 2, at % 2).text = text
    return [*made, table._tbl]


def heading(document: Opened, title: str) -> Any:
    """Return the heading of a chapter."""
    return next(one for one in paragraphs(document, "Heading 1") if words(one) == title)


def before(title: str, number: int) -> Callable[[Opened], None]:
    """Return what puts a chapter before the heading of another."""

    def edit(document: Opened) -> None:
        for one in chapter(document, number):
            heading(document, title).addprevious(one)

    return edit


def test_a_chapter_behind_all_others_is_shown_taken_and_taken_back(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", before("附表：指标", 3))
    path = report / "content/chapters/3-chanjiao-ronghe.md"
    shown = reportdoc("take", file, report, "--dry-run")
    assert "产教融合" in shown.stdout
    assert (path.exists(), contents(report)) == (False, FILES)
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    assert 'new chapter "产教融合": it is in content/chapters/3-chanjiao-ronghe.md' in result.stderr
    settings = FILES[SETTINGS].replace(BOTH, f"{BOTH}  - file: chapters/3-chanjiao-ronghe.md\n")
    assert contents(report) == FILES | {SETTINGS: settings}
    assert path.read_text(encoding="utf-8") == TEXT
    assert (report / "content/tables/jidi-yilan.csv").read_text(encoding="utf-8") == "基地,企业\n一号,甲厂\n"
    again = reportdoc("take", file, report, "--yes")
    assert ("Nothing changes" in again.stdout, "new chapter" in again.stderr) == (True, False)
    undone = reportdoc("undo", report)
    assert undone.returncode == 0, undone.stderr
    assert (path.exists(), contents(report)) == (False, FILES)


def test_a_chapter_between_others_is_named_there_and_kept_as_somebody_has_edited_it_since(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", before("服务贡献", 2))
    path = report / "content/chapters/1a-chanjiao-ronghe.md"
    assert reportdoc("take", file, report, "--yes").returncode == 0
    settings = FILES[SETTINGS].replace("  - file: chapters/2", f"  - file: chapters/{path.name}\n  - file: chapters/2")
    assert contents(report) == FILES | {SETTINGS: settings}
    edited_since = TEXT.replace("对师生开放", "对社会开放")
    path.write_text(edited_since, encoding="utf-8")
    assert "changed here and in the project since" in reportdoc("take", file, report, "--yes").stderr
    assert path.read_text(encoding="utf-8") == edited_since


def test_a_heading_in_the_middle_of_a_chapter_is_told_and_text_before_it_taken(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        here = next(one for one in document.paragraphs if "全年开班" in one.text)._p
        moved = next(one for one in document.paragraphs if "校园招聘会" in one.text)._p
        for one in (document.add_paragraph("另有讲座20场。", style="Body Text")._p, *chapter(document, 3)[:2], moved):
            here.addnext(one)
            here = one

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert '"产教融合" begins a chapter in the middle of another; it is not taken' in result.stderr
    fair = "毕业生去向落实率保持稳定，用人单位评价良好，校园招聘会举办18场。\n"
    text = FILES[SERVICE].replace("@tbl-classes]）。\n", f"@tbl-classes]）。\n\n另有讲座20场。\n\n{fair}")
    assert contents(report) == FILES | {SERVICE: text, TALENT: FILES[TALENT].replace(f"\n{fair}", "")}


def test_the_title_of_a_chapter_may_be_another_altogether(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        next(heading(document, "服务贡献").iter("{*}t")).text = "社会担当"

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    assert contents(report) == FILES | {SERVICE: FILES[SERVICE].replace("# 服务贡献 ", "# 社会担当 ")}


def test_text_that_was_moved_into_a_new_chapter_stays_bound(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        first = heading(document, "人才培养")
        first.addprevious(document.add_paragraph("第一章 概况", style="Heading 1")._p)
        first.addprevious(next(one for one in document.paragraphs if "计划招生" in one.text)._p)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    moved = FILES[TALENT].split("{#sec-admission}\n\n")[1].split("\n\n")[0]
    made = (report / "content/chapters/0a-gaikuang.md").read_text(encoding="utf-8")
    assert made == f"# 概况 {{#sec-gaikuang}}\n\n{moved}\n"
    assert moved not in contents(report)[TALENT]
    assert "chapters:\n  - file: chapters/0a-gaikuang.md\n  - file: chapters/1-t" in contents(report)[SETTINGS]


def test_a_chapter_that_was_moved_keeps_its_file_and_is_named_in_another_place(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        body = list(document.element.body)
        first, second = (body.index(heading(document, one)) for one in ("人才培养", "服务贡献"))
        for one in body[first:second]:
            heading(document, "附表：指标").addprevious(one)
        last = next(one for one in document.element.body.iter("{*}t") if "深受欢迎" in (one.text or ""))
        last.text = str(last.text).replace("深受欢迎", "广受欢迎")

    file = edited(word_file, tmp_path / "改.docx", edit)
    result = reportdoc("take", file, report, "--yes")
    assert "chapters were moved: content/report.yaml has them in the order of the file" in result.stderr
    settings = FILES[SETTINGS].replace(BOTH, "".join(BOTH.splitlines(keepends=True)[::-1]))
    changed = {SETTINGS: settings, SERVICE: FILES[SERVICE].replace("深受欢迎", "广受欢迎")}
    assert contents(report) == FILES | changed
    assert "Nothing changes" in reportdoc("take", file, report, "--yes").stdout


A, B, C = "content/a.md", "content/b.md", "content/c.md"


@pytest.mark.parametrize(
    ("text", "after", "wanted"),
    [
        (
            "chapters:\n- file: a.md  # 甲\n- file: b.md",
            B,
            "chapters:\n- file: a.md  # 甲\n- file: b.md\n- file: n.md",
        ),
        (
            "chapters:\n  - {file: a.md, department: 甲}\n  # 乙\n  - file: b.md\n    department: 乙\n\nvalues: v\n",
            B,
            "chapters:\n  - {file: a.md, department: 甲}\n  # 乙\n  - file: b.md\n    department: 乙\n  - file: n.md\n"
            "\nvalues: v\n",
        ),
        ("chapters: [{file: a.md}, {file: b.md}]", A, "chapters: [{file: a.md}, {file: n.md}, {file: b.md}]"),
        ("chapters: [{file: a.md}, {file: b.md}]", "", "chapters: [{file: n.md}, {file: a.md}, {file: b.md}]"),
        ("chapters:\n  -\n    file: a.md\n", "", "chapters:\n  - file: n.md\n  -\n    file: a.md\n"),
        ("chapters:\n  - file: a.md\n  - file: n.md\n", "", "chapters:\n  - file: a.md\n  - file: n.md\n"),
    ],
)
def test_a_new_chapter_is_named_as_the_others_are(text: str, after: str, wanted: str) -> None:
    assert with_chapters(text, [NewChapter("content/n.md", "新", after)]) == wanted


def test_chapters_that_were_moved_take_what_their_entries_say_along() -> None:
    text = "chapters:\n  - file: a.md\n    department: 甲\n  - {file: b.md}\n  - file: c.md\n"
    wanted = "chapters:\n  - {file: b.md}\n  - file: a.md\n    department: 甲\n  - file: c.md\n"
    assert reordered(text, [A, B], [B, A]) == wanted
    assert reordered(wanted, [A, B], [B, A]) == wanted
    assert reordered(text, [A, B, C], [B, A, C]) == wanted
    assert reordered(wanted, [C, A, B], [A, B, C]) is None


def test_a_preface_that_was_moved_stays_and_that_is_told() -> None:
    text = "front:\n  - file: a.md\nchapters:\n  - file: b.md\n  - file: c.md\n"
    found = with_order(text, [], ([A, B, C], [B, A, C]))
    assert (found.text, len(found.told)) == (text, 1)
    assert not with_order(text, [], ([A, B, C], [A, C, B])).text.endswith("c.md\n")


def closing(document: Opened, *titles: str) -> None:
    """Write parts without a number behind the last chapter, as a copy of the preface's heading and text makes them."""
    annex, text = heading(document, "附表：指标"), paragraphs(document, "Body Text")[0]
    for model, said in [pair for title in titles for pair in ((heading(document, "前言"), title), (text, CLOSED))]:
        new = copy.deepcopy(model)
        first, *others = new.iter("{*}r")
        for one in others:
            one.getparent().remove(one)
        next(first.iter("{*}t")).text = said
        annex.addprevious(new)


def test_what_stands_behind_the_last_chapter_without_a_number_stays_without_one(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", lambda document: closing(document, "结语", "后记"))
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    named = f"{BOTH}  - file: chapters/3-jieyu.md\n  - file: chapters/4-houji.md\n"
    assert contents(report)[SETTINGS] == FILES[SETTINGS].replace(BOTH, named)
    made = (report / "content/chapters/3-jieyu.md").read_text(encoding="utf-8")
    assert made == f"# 结语 {{.unnumbered}}\n\n{CLOSED}\n"
    assert "Nothing changes" in reportdoc("take", file, report, "--yes").stdout
    assert reportdoc("build", report, "--no-pdf", "--no-check").returncode == 0
    (built,) = (report / "output").glob("*.docx")
    assert [words(one) for one in paragraphs(Document(str(built)), "Heading 1")] == [
        "前言",
        "人才培养",
        "服务贡献",
        "结语",
        "后记",
        "附表：指标",
    ]


def test_between_chapters_what_has_no_number_gets_one_and_that_is_told(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        closing(document, "结语")
        for one in (heading(document, "结语"), heading(document, "结语").getnext()):
            heading(document, "服务贡献").addprevious(one)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert '"结语" has no number in the file; between chapters it gets one' in result.stderr
    made = (report / "content/chapters/1a-jieyu.md").read_text(encoding="utf-8")
    assert made == f"# 结语\n\n{CLOSED}\n"
