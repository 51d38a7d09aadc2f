"""The numbers in the directories are those of the pages; nothing here asks the program where anything stands."""

from __future__ import annotations

from pathlib import Path

from tests.sample.conftest import Report
from tests.sample.directories import Line, lines_of_pdf, lines_of_word, printed_pages


def test_the_directories_list_everything_that_the_real_report_has(sample_pdf: Path) -> None:
    titles = [line.title for line in lines_of_pdf(sample_pdf)]
    headings = [title for title in titles if title[0].isdigit()]
    assert len(headings) == 98
    assert sum(title.startswith("表") for title in titles) == 24
    assert sum(title.startswith("案例") for title in titles) == 27
    assert sum(title.startswith("图") for title in titles) == 33
    assert [title for title in titles if title[0] in "前【附"] == [
        "前言",
        "【编制目的】",
        "【编制过程】",
        "附表：指标",
        "附表1人才培养质量计分卡",
        "附表2满意度调查表",
        "附表3教学资源表",
        "附表4服务贡献表",
        "附表5国际影响表",
        "附表6落实政策表",
    ]
    assert len(titles) == 98 + 4 + 6 + 24 + 27 + 33


def test_numbers_and_titles_are_those_of_the_real_report(sample_pdf: Path) -> None:
    titles = [line.title for line in lines_of_pdf(sample_pdf)]
    for expected in (
        "1人才培养",
        "1.1.6“双百双学”",
        "2.3.5社区培训",
        "5.3校企合作举措创新",
        "7.2.4加大虚拟仿真实验教学平台建设",
        "表1-1学生参加社团情况明细表",
        "表2-52023年度培训完成情况汇总表",
        "表6-1专项工作明细",
        "案例27质量管理体系保障教育教学服务上水平",
        "图2-12海河工匠培训班",
        "图6-12023年ISO9001质量体系内审外审",
    ):
        assert expected in titles


def test_each_number_in_the_pdf_is_the_page_on_which_the_thing_stands(made: Report) -> None:
    pages = printed_pages(made.pdf)
    assert _astray(lines_of_pdf(made.pdf), pages) == []


def test_each_number_in_the_word_file_is_that_page_too(made: Report) -> None:
    assert lines_of_word(made.docx) == lines_of_pdf(made.pdf)


def test_the_body_counts_its_pages_from_one_without_a_gap(made: Report) -> None:
    pages = printed_pages(made.pdf)
    assert list(pages) == list(range(1, len(pages) + 1))
    assert len(pages) >= 40


def _astray(lines: list[Line], pages: dict[int, str]) -> list[Line]:
    """Return the lines whose title is not on their page, or is on an earlier one already."""
    return [
        line
        for line in lines
        if line.title not in pages.get(line.page, "")
        or (line.title[0] in "123456789表图案" and any(line.title in pages[page] for page in range(1, line.page)))
    ]
