"""Whether Word file and PDF say the same: as built, they do; whatever is changed in one of them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.app.wording.compare import differences
from reportdoc.ooxml.passages import FORMULA, ChartText, Wording, WordPassage, wording
from reportdoc.pdf.text import PageText, page_texts
from tests.app.wording.wording import Change, after, changed, emptied, instead, without
from tests.support.growth import growth
from tests.support.sealing.starter import built

PARAGRAPH = "<w:p><w:r><w:t>就业率为 99.99%。</w:t></w:r></w:p>"


def _another_page(text: str) -> str:
    """Let the directory name another page for the case."""
    place = text.index(">3<", text.index("PAGEREF case_example"))
    return text[:place] + ">2<" + text[place + 3 :]


@pytest.fixture(scope="module")
def docx(starter: Path) -> Path:
    (found,) = (starter / "output").glob("*.docx")
    return found


@pytest.fixture(scope="module")
def pages(starter: Path) -> tuple[PageText, ...]:
    return page_texts(built(starter))


def test_the_sample_says_the_same_in_both(sample_docx: Path, sample_pdf: Path) -> None:
    assert differences(wording(sample_docx), page_texts(sample_pdf)) == ()


def test_the_starter_says_the_same_in_both(docx: Path, pages: tuple[PageText, ...]) -> None:
    assert differences(wording(docx), pages) == ()


@pytest.mark.parametrize(
    ("change", "page"),
    [
        (instead(">60<", ">61<"), 6),
        (instead(">180<", ">18<"), 6),
        (instead(">180<", ">1800<"), 6),
        (instead("33.33%", "33.34%"), 6),
        (instead("文学社", "文字社"), 6),
        (instead("编写教材", "编写教"), 16),
        (instead("这里写学校", "这里不写学校"), 5),
        (instead("这里写学校", "这里学写校"), 5),
        (instead("。前言", "前言"), 5),
        (without("w:p", "这里写编制目的"), 5),
        (without("w:tr", "机器人社"), 6),
        (without("w:p", "这里写本节内容"), 13),
        (after("w:p", "这里写编制目的", PARAGRAPH), 5),
        (after("w:tbl", ">180<", PARAGRAPH), 6),
        (instead('w:val="Heading2"', 'w:val="Heading3"'), 13),
        (_another_page, 4),
    ],
    ids=[
        "a digit", "a digit less", "a digit more", "a digit in a sentence", "a character", "a character less",
        "a character more", "two characters exchanged", "a mark less within a line", "a paragraph less", "a row less",
        "the last paragraph before the annex", "a paragraph more", "a paragraph more after a table",
        "another number of a heading", "another page in a directory",
    ],
)  # fmt: skip
def test_what_is_changed_in_the_word_file_is_told_with_its_page(
    docx: Path, pages: tuple[PageText, ...], tmp_path: Path, change: Change, page: int
) -> None:
    found = differences(wording(changed(docx, tmp_path / "changed.docx", change)), pages)
    assert [one.page for one in found] == [page]


@pytest.mark.parametrize(
    ("change", "page"), [(instead(">93.1<", ">99.9<"), 7), (instead(">2022届<", ">2024届<"), 7)], ids=["value", "label"]
)
def test_another_chart_is_told(
    docx: Path, pages: tuple[PageText, ...], tmp_path: Path, change: Change, page: int
) -> None:
    made = changed(docx, tmp_path / "changed.docx", change, "word/charts/reportChart1.xml")
    assert [one.page for one in differences(wording(made), pages)] == [page]


def _without_figures(text: str) -> str:
    return text.replace('<c:showVal val="1"/>', '<c:showVal val="0"/>')


def test_a_figure_that_the_word_file_does_not_show_is_told(
    docx: Path, pages: tuple[PageText, ...], tmp_path: Path
) -> None:
    made = changed(docx, tmp_path / "changed.docx", _without_figures, "word/charts/reportChart1.xml")
    assert [one.page for one in differences(wording(made), pages)] == [7]


def test_only_the_declaration_may_be_missing_from_the_pdf(docx: Path, starter: Path, tmp_path: Path) -> None:
    said = wording(docx)
    assert differences(said, page_texts(emptied(built(starter), tmp_path / "signed.pdf", 2))) == ()
    for page in (1, 3, 5, 19):
        pages = page_texts(emptied(built(starter), tmp_path / f"{page}.pdf", page))
        assert differences(said, pages), page


def test_a_page_says_its_own_number_alone(docx: Path, pages: tuple[PageText, ...]) -> None:
    other = list(pages)
    other[4] = PageText((*pages[4].lines[:-1], ("—", "2", "—")), pages[4].label)
    assert [one.page for one in differences(wording(docx), other)] == [5]


def _pages(*lines: str, label: str = "1") -> tuple[PageText, ...]:
    return (PageText(tuple(tuple(line.split()) for line in lines), label),)


def _said(*texts: str) -> Wording:
    return Wording(tuple(map(WordPassage, texts)), ("—\ue000—",), {})


@pytest.mark.parametrize(
    ("lines", "word", "pdf"),
    [
        (("已毕业28人，", "其中27人。", "— 1 —"), None, None),
        (("已毕业28人，", "其中27人。", "—", "1", "—"), None, None),
        (("已毕业28人", "其中27人。"), "，其中27人。", "其中27人。"),
        (("已毕业28人，其中27人",), "。", ""),
        (("已毕业28人其中27人。",), "，其中27人。", "其中27人。"),
        (("已毕业2人，", "其中27人。"), "28人，其中27人。", "2人，其中27人。"),
        (("已毕业28人，", "其中2", "人。"), "27人。", "2人。"),
        (("已毕业28人，其中27人。", "— 2 —"), "", "—2—"),
        (("已毕业28人，其中27人。", "99.99%"), "", "99.99%"),
    ],
)
def test_no_character_may_be_missing_at_the_end_of_a_line_or_elsewhere(
    lines: tuple[str, ...], word: str | None, pdf: str | None
) -> None:
    found = differences(_said("已毕业28人，其中27人。"), _pages(*lines))
    assert [(one.label, one.word, one.pdf) for one in found] == ([("1", word, pdf)] if word is not None else [])


@pytest.mark.parametrize(("line", "differs"), [("12 3 合计", False), ("1 23 合计", True), ("123 合计", True)])
def test_figures_of_two_cells_stay_apart(line: str, differs: bool) -> None:
    assert bool(differences(_said("12", "3", "合计"), _pages(line))) == differs


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ("80 85 90 81.59 90.11 机械学 院 %", False),
        ("80 85 90 机械学院 81.59 90.11 %", False),
        ("机械学院 81.59% 90.11%", False),
        ("80 85 90 81.59 99.99 机械学院 %", True),
        ("80 85 90 81.59 90.11 99.99 机械学院 %", True),
        ("80 85 90 81.59 机械学院 %", True),
        ("80 85 90 81.59 90.11 机电学院 %", True),
    ],
)
def test_a_chart_shows_its_labels_its_values_and_an_even_axis(words: str, differs: bool) -> None:
    chart = WordPassage("", chart=ChartText(("机械学院", "%"), ("81.59", "90.11")))
    said = Wording((chart, WordPassage("图1-2毕业去向落实率")), (), {})
    assert bool(differences(said, _pages(words, "图 1-2 毕业去向落实率"))) == differs


def test_header_rows_may_stand_again_where_a_table_goes_on() -> None:
    row, head = [WordPassage(text, tables=(1,)) for text in ("文学社", "60", "篮球社", "80")], "社团人数"
    header = [WordPassage(text, tables=(1,), heads=1) for text in ("社团", "人数")]
    said = Wording((*header, *row), (), {})
    first, second = _pages("社团 人数", "文学社 60", label="1"), _pages(head, "篮球社 80", label="2")
    assert differences(said, (*first, *second)) == ()
    wrong = _pages("社团人次", "篮球社 80", label="2")
    assert [one.page for one in differences(said, (*first, *wrong))] == [2]
    assert differences(said, _pages("社团 人数", "文学社 60", head, "篮球社 80"))


def test_the_title_of_a_box_may_stand_again_within_a_paragraph_and_before_a_table_that_goes_on_in_it() -> None:
    text = [WordPassage(text, tables=(1,)) for text in ("见案例10。", "完")]
    rows = [WordPassage("社团", tables=(1, 2), heads=2), *(WordPassage(one, tables=(1, 2)) for one in ("甲社", "乙社"))]
    said = Wording((WordPassage("案例11研学", tables=(1,), heads=1), text[0], *rows, text[1]), (), {})
    pages: list[tuple[str, ...]] = [
        ("案例 11 研学", "见"),
        ("案例 11 研学", "案例 10。"),
        ("案例 11 研学", "社团", "甲社"),
        ("案例 11 研学", "社团", "乙社", "完"),
    ]
    assert differences(said, tuple(page for lines in pages for page in _pages(*lines))) == ()
    pages[1] = pages[1][1:]
    assert differences(said, tuple(page for lines in pages for page in _pages(*lines))) == ()
    pages[3] = ("案例 11 研学", "社团", "甲社", "乙社", "完")
    assert [one.page for one in differences(said, tuple(page for lines in pages for page in _pages(*lines)))] == [4]


def test_files_with_nothing_in_common_take_about_four_times_as_long_for_four_times_as_much() -> None:
    def compare(count: int) -> None:
        said = _said(*(f"第{number}段说的是一件事情。" for number in range(count)))
        pages = tuple(page for number in range(count // 20) for page in _pages(*["完全不同的另外一行文字"] * 20))
        assert differences(said, pages)
        assert not differences(said, (PageText(tuple((one.text,) for one in said.passages), "1"),))

    assert growth(compare, 2_000, 8_000, 10) < 10


def _noted(texts: tuple[str, ...], notes: tuple[str, ...], formulas: tuple[str, ...] = ()) -> Wording:
    said = tuple(WordPassage(text, formulas=formulas if FORMULA in text else ()) for text in texts)
    return Wording(said, ("—\ue000—",), {}, tuple(WordPassage(note) for note in notes))


NOTED = _noted(("共27人1，其中男生12人2，女生15人。", "另有3人。"), ("1截至年底，含当年转入的学生。", "2见附表。"))


def test_notes_stand_at_the_foot_of_a_page_in_the_midst_of_the_text() -> None:
    pages = (
        *_pages("共27人 1 ，其中男生", "1 截至年底，含当年转", "— 1 —"),
        *_pages("12人 2 ，女生15人。", "入的学生。", "2 见附表。", "— 2 —", label="2"),
        *_pages("另有3人。", "— 3 —", label="3"),
    )
    assert differences(NOTED, pages) == ()


@pytest.mark.parametrize(
    ("lines", "word", "pdf"),
    [
        (("共27人 1 ，其中男生12人 2 ，女生15人。另有3人。", "1 截至年底，含当年转入的学生。"), "2见附表。", ""),
        (
            ("共27人 1 ，其中男生12人 2 ，女生15人。另有3人。", "1 截至年初，含当年转入的学生。", "2 见附表。"),
            "",
            "1截至年初，含当年转入的学生。2见附表。",
        ),
    ],
)
def test_a_note_that_is_missing_or_says_something_else_is_told(lines: tuple[str, ...], word: str, pdf: str) -> None:
    found = differences(NOTED, _pages(*lines))
    assert (found[0].word, found[0].pdf) == (word, pdf)


@pytest.mark.parametrize(
    ("lines", "same"),
    [
        (("率为 n", "i=1 ∑ x i", "/ 100 % ，较高。"), True),
        (("率为 100", "% √ x n i=1 i", "，较高。"), True),
        (("率为 ∑ x i", "i=1", "/ 100 % ，较高。"), False),
        (("率为，较高。",), False),
        (("率为 n", "i=1 ∑ x i", "/ 100 % 7 ，较高。"), False),
    ],
)
def test_a_formula_must_have_its_letters_and_figures_in_any_order(lines: tuple[str, ...], same: bool) -> None:
    found = differences(_noted((f"率为{FORMULA}，较高。",), (), ("∑i=1nxi/100%",)), _pages(*lines))
    assert [one.formula for one in found] == ([] if same else [True])


def test_a_formula_that_is_missing_between_words_is_told() -> None:
    said = _noted((f"其中{FORMULA}为常数。",), (), ("x",))
    assert differences(said, _pages("其中 x 为常数。")) == ()
    assert [one.word for one in differences(said, _pages("其中为常数。"))] == ["[…]为常数。"]
