"""What people put into the Word file becomes content of the right kind, with a label."""

from __future__ import annotations

import copy
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document as Opened
from PIL import Image

from tests.app.returned.report import FILES
from tests.app.returned.test_take_returned import SERVICE, TALENT, contents, edited
from tests.app.returned.word_edits import W, paragraphs, words
from tests.support.programs import reportdoc


def put_in(document: Opened) -> None:
    """Put a heading, a paragraph, a table with its caption and a picture with its caption behind a paragraph."""
    last = next(one for one in document.paragraphs if "深受欢迎" in one.text)
    heading = document.add_paragraph("社区服务", style="Heading 2")
    text = document.add_paragraph("学校面向周边社区开放场馆，全年接待1200人次，情况见表 2-2。", style="Body Text")
    caption = document.add_paragraph("表 2-2　场馆开放情况", style="表题")
    table = document.add_table(rows=3, cols=2, style="Table Grid" if "Table Grid" in document.styles else None)
    for row, cells in enumerate((("场馆", "人次"), ("体育馆", "800"), ("图书馆", "400"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    stream = BytesIO()
    Image.new("RGB", (120, 80), (200, 30, 30)).save(stream, "PNG")
    stream.seek(0)
    picture = document.add_paragraph()
    picture.add_run().add_picture(stream)
    below = document.add_paragraph("图 2-1　社区活动", style="图题")
    at = last._p
    for one in (heading._p, text._p, caption._p, table._tbl, picture._p, below._p):
        at.addnext(one)
        at = one


def test_a_section_with_text_table_and_picture_becomes_content(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = edited(word_file, tmp_path / "改.docx", put_in)
    result = reportdoc("take", file, report, "--yes")
    assert result.returncode == 0, result.stderr
    text = contents(report)[SERVICE]
    before, after = FILES[SERVICE].split("深受欢迎。\n")
    assert text.startswith(before)
    assert text.endswith(after)
    added = text.removeprefix(f"{before}深受欢迎。\n").removesuffix(after)
    assert "## 社区服务 {#sec-shequ-fuwu}" in added
    assert "全年接待1200人次，情况见@tbl-" in added
    assert (
        '::: {.table #tbl-changguan-kaifang-qingkuang src="tables/changguan-kaifang-qingkuang.csv"}\n场馆开放情况\n:::'
        in added
    )
    assert "社区活动" in added
    cells = (report / "content/tables/changguan-kaifang-qingkuang.csv").read_text(encoding="utf-8")
    assert cells == "场馆,人次\n体育馆,800\n图书馆,400\n"
    assert [one.name for one in (report / "content/pictures").iterdir() if one.name != "fair.png"]
    assert contents(report)[TALENT] == FILES[TALENT]


def test_a_picture_that_was_replaced_is_replaced(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        stream = BytesIO()
        Image.new("RGB", (300, 200), (1, 2, 3)).save(stream, "PNG")
        part = next(one for one in document.part.package.iter_parts() if "picture1" in str(one.partname))
        part._blob = stream.getvalue()

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    with Image.open(report / "content/pictures/fair.png") as picture:
        assert picture.convert("RGB").getpixel((5, 5)) == (1, 2, 3)
    assert contents(report) == FILES


def test_words_on_the_declaration_are_told_and_not_taken(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        one = next(one for one in paragraphs(document) if "特此声明" in words(one))
        next(one.iter("{*}t")).text = "特此郑重声明。"

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert '"特此声明。" became "特此郑重声明。"; this line is made by the program' in result.stderr
    assert contents(report) == FILES


def test_a_field_that_was_copied_or_cut_says_what_it_refers_to_whatever_number_was_counted(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        def recounted(sentence: str) -> Any:
            source: Any = next(one for one in document.paragraphs if sentence in one.text)
            new: Any = copy.deepcopy(source._p)
            last = next(one for one in new.iter(f"{W}t") if one.getparent().find(f"{W}noBreakHyphen") is not None)
            last.getparent().findall(f"{W}t")[-1].text = "9"
            return source, new

        source, half = recounted("本章分两节")
        for one in list(half.iter(f"{W}t")):
            if "中心工作" in (one.text or "") or "人才培养是" in (one.text or ""):
                one.text = ""
        whole: Any = source._p
        texts = list(whole.iter(f"{W}t"))
        at = next(index for index, one in enumerate(texts) if "本章分两节" in (one.text or ""))
        texts[at].text = str(texts[at].text).split("本章分两节")[0]
        for run in list(texts[at].getparent().itersiblings()):
            whole.remove(run)
        _, new = recounted("可以看出")
        for one in new.iter(f"{W}t"):
            one.text = str(one.text or "").replace("可以看出，机电一体化技术专业报到", "还可知道别的事情，")
        later: Any = next(one for one in document.paragraphs if "深受欢迎" in one.text)._p
        later.addnext(new)
        later.addnext(half)

    result = reportdoc("take", edited(word_file, tmp_path / "改.docx", edit), report, "--yes")
    assert result.returncode == 0, result.stderr
    text = contents(report)[SERVICE]
    assert "详见@tbl-majors和@annex-service。\n" in text
    assert "从@tbl-majors还可知道别的事情，" in text
