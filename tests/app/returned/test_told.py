"""What a returned file changes and `take` does not take: told, and everything else is taken."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.text.run import Run

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import MAJORS, SERVICE, TALENT, contents, edited
from tests.app.returned.word_edits import W, paragraphs, words
from tests.support.programs import reportdoc

TABLE = """\
::: {.table #tbl-majors src="tables/majors.csv" unit="单位：人" source="数据来源：招生办公室"}
分专业招生情况
:::
"""


def returned(report: Path, word_file: Path, edit: Callable[[Opened], None]) -> str:
    """Take the built file with an edit, and return what was told."""
    result = reportdoc("take", edited(word_file, report.parent / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    return result.stderr


def row(document: Opened, name: str) -> Any:
    """Return the row of a table that begins with a name."""
    return next(one for one in document.element.body.iter(f"{W}tr") if words(one).startswith(name))


def test_a_row_that_figures_are_bound_to_stays_and_one_beside_it_goes(report: Path, word_file: Path) -> None:
    def edit(document: Opened) -> None:
        for name in ("机电一体化技术", "数控技术"):
            one = row(document, name)
            one.getparent().remove(one)

    told = returned(report, word_file, edit)
    assert '表 1-1: the table has no row "机电一体化技术" any more, but figures of the text are bound to it' in told
    assert contents(report) == FILES | {MAJORS: FILES[MAJORS].replace("数控技术,80,74,92.50%\n", "")}


@pytest.mark.parametrize("figure", [False, True])
def test_a_line_of_a_directory_that_was_typed_over_is_told(figure: bool, report: Path, word_file: Path) -> None:
    def edit(document: Opened) -> None:
        new = "招生成效" if not figure else "招生工作"
        lines = [one for one in document.element.body.iter(f"{W}p") if "招生工作" in words(one)]
        assert len(lines) == 2
        for text in lines[0].iter(f"{W}t"):
            text.text = str(text.text).replace("招生工作", new).replace("—", "12")

    told = returned(report, word_file, edit)
    assert ('"1.1 招生成效" was typed in a directory, which the program makes: left out' in told) is not figure
    assert contents(report) == FILES


def test_a_heading_that_was_changed_is_in_the_directories_under_its_new_name_and_nothing_is_told(
    report: Path, word_file: Path
) -> None:
    def edit(document: Opened) -> None:
        for text in document.element.body.iter(f"{W}t"):
            text.text = str(text.text).replace("招生工作", "招生成效")

    assert "directory" not in returned(report, word_file, edit)
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace("## 招生工作", "## 招生成效")}


def test_a_table_that_was_moved_takes_its_lines_along_once(report: Path, word_file: Path) -> None:
    def edit(document: Opened) -> None:
        caption = next(one for one in paragraphs(document, "表题") if "分专业" in words(one))
        block = [caption]
        while "数据来源" not in words(block[-1]):
            block.append(block[-1].getnext())
        before = next(one for one in paragraphs(document, "Heading 2") if words(one) == "社会培训")
        for one in block:
            before.addprevious(one)

    assert not [one for one in returned(report, word_file, edit).splitlines() if "not taken" in one]
    moved = FILES[SERVICE].replace("## 社会培训", f"{TABLE}\n## 社会培训")
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace(f"{TABLE}\n", ""), SERVICE: moved}


def test_a_new_heading_has_the_level_that_it_has_in_word(report: Path, word_file: Path) -> None:
    def edit(document: Opened) -> None:
        here = next(one for one in document.paragraphs if "校园招聘会" in one.text)._p
        for style, text in (("Body Text", "另设专场。"), ("Heading 3", "专场招聘"), ("Heading 4", "线上专场")):
            made = document.add_paragraph(text, style=style)._p
            here.addnext(made)
            here = made

    told = returned(report, word_file, edit)
    new = "\n另设专场。\n\n### 专场招聘 {#sec-zhuanchang-zhaopin}\n\n#### 线上专场 {#sec-xianshang-zhuanchang}\n"
    fair = "校园招聘会举办18场。\n"
    assert contents(report) == FILES | {TALENT: FILES[TALENT].replace(fair, f"{fair}{new}")}
    assert [one for one in told.splitlines() if "built from" not in one] == []


def test_hidden_text_is_told(report: Path, word_file: Path) -> None:
    def edit(document: Opened) -> None:
        paragraph = next(one for one in document.paragraphs if "校园招聘会" in one.text)
        run = Run(copy.deepcopy(paragraph.runs[0]._r), paragraph)
        run.text = "此处待核。"
        run.font.hidden = True
        paragraph.runs[-1]._r.addnext(run._r)

    assert "1.2, paragraph 1: hidden text, left out: 此处待核。" in returned(report, word_file, edit)
    assert contents(report) == FILES


def test_a_table_that_goes_on_says_so_without_its_styles_too(report: Path, tmp_path: Path) -> None:
    rows = "".join(f"{at},指标{at},人,{at}00\n" for at in range(6, 60))
    service = "content/annex/service.csv"
    (report / service).write_text(FILES[service] + rows, encoding="utf-8")
    assert reportdoc("build", report, "--no-pdf", "--no-check").returncode == 0
    (file,) = (report / "output").glob("*.docx")
    document = Document(str(file))
    assert [one for one in document.element.body.iter(f"{W}tr") if words(one).startswith("续附表")]
    for one in list(document.element.body.iter(f"{W}pStyle")):
        one.getparent().remove(one)
    document.save(str(tmp_path / "改.docx"))
    assert reportdoc("take", tmp_path / "改.docx", report, "--yes").returncode == 0
    assert (report / service).read_text(encoding="utf-8") == FILES[service] + rows


def test_a_number_typed_before_a_heading_is_told_and_not_taken(report: Path, word_file: Path) -> None:
    names = {
        "招生工作": "1.1 招生与宣传工作",
        "生源结构": "5 个生源结构",
        "服务贡献": "第二章 服务贡献",
        "社会培训": "1.1.2 社会培训",
    }

    def edit(document: Opened) -> None:
        for heading in [*paragraphs(document, "Heading"), *paragraphs(document, "heading")]:
            if (new := names.get(words(heading))) is not None:
                next(heading.iter(f"{W}t")).text = new

    told = returned(report, word_file, edit)
    assert [line for line in told.splitlines() if "typed before" in line] == [
        f'{place}: "{number}" was typed before a heading, which is numbered: left out'
        for place, number in (("1.1", "1.1"), ("2", "第二章"), ("2.1", "1.1.2"))
    ]
    talent = FILES[TALENT].replace("## 招生工作 {", "## 招生与宣传工作 {").replace("### 生源", "### 5 个生源")
    assert contents(report) == FILES | {TALENT: talent}
