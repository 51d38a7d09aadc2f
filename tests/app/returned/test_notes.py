"""Notes and formulas in the Word file that comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from reportdoc.app.build.assemble import draft
from reportdoc.app.build.inputs import templates_of
from reportdoc.app.returned.take import Choices, take_returned
from reportdoc.content.load import load
from tests.app.returned.report import write
from tests.support.onlyoffice import convert

CHAPTER = """\
# 服务贡献 {#sec-service}

学校服务地方经济，承担各类培训{{ 培训 }}人次[^1]，与@fig-fair所示企业保持联系。

[^1]: 据继续教育学院统计，含{{ 中学 }}所中学，见@tbl-classes。

培训到账率按 $\\frac{到账款}{合同款}\\times 100\\%$ 计算[^rate]，结果较好。

$$
x=\\frac{a}{b}
$$

::: {.table #tbl-classes src="tables/classes.csv" header=1}
培训班次一览
:::

[^rate]: 合同款不含税。
"""
FORMULAS = (
    r"\sqrt[3]{x+1}",
    r"\frac{\sum_{i=1}^{n} w_i x_i}{\sum_{i=1}^{n} w_i}",
    r"\left(\frac{a}{b}\right)^2",
    r"\text{报到率}=\frac{报到}{计划}\times 100\%",
    r"\int_0^1 f(x)dx",
    r"\hat{y}\ne\bar{x}\pm\vec{v}",
    r"\left\{x\right\}\le\max(a,b)",
    r"\lim_{n\to\infty}a_n",
)
Take = Callable[..., str]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Return what takes a file whose parts were changed by replacing texts, and returns the chapter as it is then."""
    project = write(tmp_path / "project")
    file = project / "content/chapters/2-service.md"
    file.write_text(CHAPTER, encoding="utf-8")

    def taken(
        document: Callable[[str], str] = str, notes: Callable[[str], str] = str, saved: Callable[[Path], Path] = Path
    ) -> str:
        (tmp_path / "built.docx").write_bytes(draft(load(project), templates_of(project)))
        with ZipFile(tmp_path / "built.docx") as old, ZipFile(tmp_path / "back.docx", "w") as new:
            for name in old.namelist():
                change = {"word/document.xml": document, "word/footnotes.xml": notes}.get(name, str)
                data = old.read(name)
                new.writestr(name, change(data.decode()).encode() if name.endswith(".xml") else data)
        with take_returned(project, saved(tmp_path / "back.docx"), Choices()) as returned:
            returned.publish()
        load(project)
        return file.read_text(encoding="utf-8")

    return taken


def _put(old: str, new: str) -> Callable[[str], str]:
    def put(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new, 1)

    return put


def test_a_file_that_nobody_changed_changes_nothing(take: Take) -> None:
    assert take() == CHAPTER


def test_the_words_of_a_note_are_taken_and_what_is_bound_in_it_stays(take: Take) -> None:
    assert take(notes=_put("据继续教育学院统计", "据继续教育学院年底统计")) == CHAPTER.replace(
        "据继续教育学院统计", "据继续教育学院年底统计"
    )


def test_words_beside_a_mark_are_taken_and_the_mark_stays(take: Take) -> None:
    assert take(_put("结果较好", "结果很好")) == CHAPTER.replace("结果较好", "结果很好")


def test_a_new_note_gets_a_name_and_a_text_behind_its_paragraph(take: Take) -> None:
    mark = '<w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t>，结果较好'
    note = (
        '<w:footnote w:id="9"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 1月统计</w:t></w:r></w:p>'
    )
    text = take(
        lambda xml: re.sub(r"<w:r>(<w:t[^>]*>)，结果较好", mark, xml),
        _put("</w:footnotes>", f"{note}</w:footnote></w:footnotes>"),
    )
    assert "计算[^rate][^2]，结果较好。\n\n[^2]: 1月统计\n\n$$\nx=" in text


def test_a_note_that_was_taken_out_goes_with_its_text(take: Take) -> None:
    text = take(
        lambda xml: re.sub(
            r'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>', "", xml
        )
    )
    assert "[^1]" not in text
    assert "培训{{ 培训 }}人次，与@fig-fair所示" in text


def test_a_formula_that_was_changed_is_written_as_latex(take: Take) -> None:
    text = take(_put("<m:t>合同款</m:t>", "<m:t>应收款</m:t>"))
    assert text == CHAPTER.replace(r"\frac{到账款}{合同款}\times 100\%", r"\frac{到账款}{应收款}\times100\%")


def test_a_formula_with_a_paragraph_to_itself_stays_one(take: Take) -> None:
    assert take(_put("<m:t>b</m:t>", "<m:t>c</m:t>")) == CHAPTER.replace("x=\\frac{a}{b}", "x=\\frac{a}{c}")


def test_a_new_paragraph_brings_its_note_and_its_formula(take: Take) -> None:
    new = (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>另设专项资金</w:t></w:r>'
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>y≤2</m:t></m:r></m:oMath>'
        '<w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t>，专款专用，不得挪用。</w:t></w:r></w:p>'
    )
    note = '<w:footnote w:id="9"><w:p><w:r><w:t>见财务处通知</w:t></w:r></w:p></w:footnote>'

    def with_paragraph(xml: str) -> str:
        at = xml.index("</w:p>", xml.index("结果较好")) + len("</w:p>")
        return xml[:at] + new + xml[at:]

    text = take(with_paragraph, _put("</w:footnotes>", f"{note}</w:footnotes>"))
    assert "另设专项资金$y\\le2$[^2]，专款专用，不得挪用。\n\n[^2]: 见财务处通知\n" in text


def test_a_mark_that_was_moved_keeps_its_note(take: Take) -> None:
    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'

    def moved(xml: str) -> str:
        assert mark in xml
        return re.sub(r"(<w:r>)(<w:t[^>]*>，结果较好)", rf"{mark}\1\2", xml.replace(mark, "", 1))

    text = take(moved)
    assert "人次，与@fig-fair" in text
    assert "计算[^rate][^1]，结果较好" in text
    assert "[^1]: 据继续教育学院统计，含{{ 中学 }}所中学，见@tbl-classes。" in text


@pytest.mark.long
def test_another_note_in_the_place_of_one_is_a_new_one(take: Take) -> None:
    note = '<w:footnote w:id="9"><w:p><w:r><w:t>口径以上级文件为准</w:t></w:r></w:p></w:footnote>'
    text = take(
        _put('w:footnoteReference w:id="1"', 'w:footnoteReference w:id="9"'),
        _put("</w:footnotes>", f"{note}</w:footnotes>"),
    )
    assert "人次[^2]，与@fig-fair所示企业保持联系。\n\n[^2]: 口径以上级文件为准\n" in text
    assert "[^1]" not in text


def _cut(xml: str, words: str) -> tuple[str, str]:
    """Return a document without the paragraph that has these words, and that paragraph."""
    at = xml.index(words)
    start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
    return xml[:start] + xml[end:], xml[start:end]


@pytest.mark.long
def test_a_paragraph_that_was_taken_out_takes_its_note_along(take: Take) -> None:
    text = take(lambda xml: _cut(xml, "计算")[0])
    assert "[^rate]" not in text
    assert "合同款不含税" not in text
    assert "[^1]: 据继续教育学院统计" in text


@pytest.mark.long
def test_a_paragraph_that_was_moved_keeps_its_note(take: Take) -> None:
    def moved(xml: str) -> str:
        rest, paragraph = _cut(xml, "培训到账率按")
        at = rest.rindex("<w:p>", 0, rest.index("学校服务地方经济"))
        return rest[:at] + paragraph + rest[at:]

    text = take(moved)
    assert text.index("培训到账率按") < text.index("学校服务地方经济")
    assert "计算[^rate]，结果较好" in text
    assert "[^rate]: 合同款不含税。" in text


@pytest.mark.long
def test_a_paragraph_that_was_moved_to_another_chapter_takes_its_note_along(take: Take, tmp_path: Path) -> None:
    def moved(xml: str) -> str:
        rest, paragraph = _cut(xml, "培训到账率按")
        at = rest.rindex("<w:p>", 0, rest.index("学校今年在三个专业"))
        return rest[:at] + paragraph + rest[at:]

    assert "不含税" not in take(moved, _put("合同款不含税", "合同款均不含税"))
    other = (tmp_path / "project/content/chapters/1-talent.md").read_text(encoding="utf-8")
    assert re.search(r"计算\[\^(\d)\]，结果较好。\n\n\[\^\1\]: 合同款均不含税。\n\n学校今年在三个专业", other)


@pytest.mark.slow
@pytest.mark.long
def test_what_onlyoffice_has_saved_comes_back_with_notes_and_formulas(take: Take) -> None:
    def document(xml: str) -> str:
        return _put("结果较好", "结果很好")(_put("<m:t>合同款</m:t>", "<m:t>应收款</m:t>")(xml))

    def saved(path: Path) -> Path:
        return convert(path, path.with_name("saved.docx"))

    text = take(document, _put("据继续教育学院统计", "据继续教育学院年底统计"), saved)
    assert text == (
        CHAPTER.replace(r"\frac{到账款}{合同款}\times 100\%", r"\frac{到账款}{应收款}\times100\%")
        .replace("结果较好", "结果很好")
        .replace("据继续教育学院统计", "据继续教育学院年底统计")
    )


@pytest.mark.slow
@pytest.mark.long
def test_onlyoffice_changes_no_formula_and_no_note_that_nobody_changed(take: Take, tmp_path: Path) -> None:
    chapter = tmp_path / "project/content/chapters/2-service.md"
    more = "".join(
        f"\n第{at}项按 ${one}$ 计算[^m{at}]。\n\n$$\n{one}\n$$\n\n[^m{at}]: 见 ${one}$ 。\n"
        for at, one in enumerate(FORMULAS)
    )
    chapter.write_text(CHAPTER + more, encoding="utf-8")
    assert take(saved=lambda path: convert(path, path.with_name("saved.docx"))) == CHAPTER + more
