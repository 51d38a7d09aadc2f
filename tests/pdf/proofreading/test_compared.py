"""What counts as the place of a title, on pages that are typed here."""

from __future__ import annotations

from reportdoc.pdf.proofreading.finished import FinishedPdf, OutlineEntry
from reportdoc.pdf.proofreading.printed import PrintedLine
from reportdoc.pdf.proofreading.proofread import compared


def said(*pages: str, outline: tuple[tuple[str, int], ...] = ()) -> list[str]:
    """Return what is said of pages, counted from 1; what has a | between stands beside one another."""
    lines = [
        tuple(
            PrintedLine(number, text, 80.0 + 200 * column, 700.0 - 20 * row)
            for row, line in enumerate(page.splitlines())
            for column, text in enumerate(line.split("|"))
        )
        for number, page in enumerate(pages)
    ]
    document = FinishedPdf(
        pages=tuple(lines),
        labels=tuple(str(number) for number in range(1, len(pages) + 1)),
        outline=tuple(OutlineEntry(title, page - 1) for title, page in outline),
        links=(),
    )
    return [str(one.message) for one in compared(document)]


def test_a_heading_is_a_line_of_its_own_and_no_mention() -> None:
    assert said("表目录\n1.1立德树人...2", "见1.1立德树人。\n1.1立德树人一节", "1.1立德树人") == [
        "表目录: 1.1立德树人 stands on page 3, the directory says 2"
    ]


def test_titles_over_several_lines_in_directory_and_text() -> None:
    wrapped = "表目录\n表1-1各专业学生参加社团\n情况明细表...2"
    assert said(wrapped, "表1-1各专业学生参加\n社团情况明细表\n正文") == []
    assert said(wrapped, "表1-1各专业学生参加", "社团情况明细表") == [
        "表目录: 表1-1 stands on no page, the directory says 2"
    ]


def test_a_header_over_a_directory_is_no_part_of_its_first_title() -> None:
    assert said("表目录\n1人才培养...3", "某某学院质量年报\n1.1立德树人...4", "1人才培养", "1.1立德树人") == []


def test_a_directory_without_leaders() -> None:
    assert said("表目录\n1人才培养|2\n2服务贡献|2", "1人才培养", "2服务贡献") == [
        "表目录: 2服务贡献 stands on page 3, the directory says 2"
    ]


def test_captions_beside_one_another() -> None:
    assert said("图目录\n图2-1插秧...2\n图2-2宣讲...3", "图2-1插秧|图2-2宣讲", "正文") == [
        "图目录: 图2-2 stands on page 2, the directory says 3"
    ]


def test_headings_of_the_same_name_are_told_apart_by_their_order() -> None:
    front = "目录\n1人才培养...2\n小结...2\n2服务贡献...3\n小结...3"
    body = ("1人才培养\n小结", "2服务贡献\n小结")
    entries = (("1人才培养", 2), ("小结", 2), ("2服务贡献", 3))
    assert said(front, *body, outline=(*entries, ("小结", 3))) == []
    assert said(front, *body, outline=(*entries, ("小结", 2))) == ["outline: 小结 leads to page 2, it stands on page 3"]
    assert said(front, *body, outline=entries) == ["outline: 小结 is missing, 目录 lists it"]


def test_a_title_is_found_though_it_is_listed_out_of_turn() -> None:
    assert said("表目录\n表1-2教师...3\n表1-1学生...2", "表1-1学生", "表1-2教师") == []


def test_a_chapter_begins_where_its_title_stands_first_and_not_in_later_headers() -> None:
    assert said("表目录\n1人才培养...2\n2服务贡献...4", "1人才培养", "1人才培养\n正文", "2服务贡献") == []


def test_characters_of_a_stand_in_font_may_come_late_and_figures_may_not() -> None:
    assert said("表目录\n表1-2李琋获奖...2", "表1-2李获奖琋") == []
    assert said("表目录\n表1-2获奖...2", "表2-1获奖") == ["表目录: 表1-2 stands on no page, the directory says 2"]


def test_dots_at_the_end_of_a_title() -> None:
    assert said("表目录\n1未完待续............2", "1未完待续......") == []


def test_numbers_at_the_foot_are_those_at_the_usual_height() -> None:
    assert said("正文\n正文\n—1—", "正文\n正文\n—3—", "正文\n5", "—4—") == [
        "page labels: page 2 of the file prints 3 and is labelled 2"
    ]


def test_a_page_number_in_words() -> None:
    assert said("正文\n第1页", "正文\n第1页共9页") == ["page labels: page 2 of the file prints 1 and is labelled 2"]
