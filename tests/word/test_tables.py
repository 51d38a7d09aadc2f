from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.problem import ContentError
from reportdoc.report.report import Report
from tests.support import word
from tests.support.growth import growth
from tests.word.reports import assembled, built, grid, heading, merged, report, table

TEXT_WIDTH = 8844
"""Twips between the margins of an A4 page: 11906 - 1588 - 1474."""


def _table(tmp_path: Path, content: Table) -> etree._Element:
    document = built(tmp_path, heading("sec-a", "人才培养"), content)
    (found,) = word.find(word.part(document), "//w:tbl")
    return found


def _column_widths(element: etree._Element) -> list[int]:
    return [int(width) for width in word.strings(element, "w:tblGrid/w:gridCol/@w:w")]


def _sides(element: etree._Element) -> list[str]:
    return word.strings(element, "w:tr[last()]/w:tc/w:p/w:pPr/w:jc/@w:val")


def test_cells_are_merged_down_across_and_both_ways(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", merged()))
    cells = [
        [
            (
                word.text(cell),
                "".join(word.strings(cell, "w:tcPr/w:gridSpan/@w:val")),
                [merge.get(f"{{{word.NAMESPACES['w']}}}val", "on") for merge in word.find(cell, "w:tcPr/w:vMerge")],
            )
            for cell in word.find(row, "w:tc")
        ]
        for row in word.find(element, "w:tr")
    ]
    assert cells == [
        [("学院", "", ["restart"]), ("就业", "2", [])],
        [("", "", ["on"]), ("人数", "", []), ("比例", "", [])],
        [("机械", "", ["restart"]), ("120", "", []), ("96%", "", [])],
        [("", "", ["on"]), ("80", "", []), ("95%", "", [])],
        [("合计", "2", ["restart"]), ("200", "", [])],
        [("", "2", ["on"]), ("95.6%", "", [])],
    ]


def test_header_rows_repeat_and_no_row_splits(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", merged()))
    assert len(word.find(element, "w:tr")) == 6
    assert len(word.find(element, "w:tr[w:trPr/w:cantSplit]")) == 6
    repeated = word.find(element, "w:tr[w:trPr/w:tblHeader]")
    assert [word.text(row) for row in repeated] == ["学院就业", "人数比例"]
    assert word.find(element, "w:tr")[:2] == repeated
    assert word.strings(repeated[0], ".//w:pStyle/@w:val") == ["TableHeader", "TableHeader"]
    assert set(word.strings(element, "w:tr[position()>2]//w:pStyle/@w:val")) == {"TableText"}


def test_a_table_without_a_header_repeats_nothing(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", grid("甲|1", "乙|2", header=0)))
    assert word.find(element, "w:tr/w:trPr/w:tblHeader") == []


def test_widths_fill_the_text_in_every_row(tmp_path: Path) -> None:
    content = grid("序号|项目|说明", f"1|学生社团|{'很长的说明' * 20}", "2|竞赛|短")
    element = _table(tmp_path, table("tbl-a", content))
    widths = _column_widths(element)
    assert sum(widths) == TEXT_WIDTH
    assert widths[0] < widths[1] < widths[2]
    for row in word.find(element, "w:tr"):
        assert [int(width) for width in word.strings(row, "w:tc/w:tcPr/w:tcW/@w:w")] == widths
    assert word.strings(element, "w:tblPr/w:tblW/@w:w") == ["8844"]


def test_merged_cells_are_as_wide_as_the_columns_they_span(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", merged(), widths=(2, 1, 1)))
    assert _column_widths(element) == [4422, 2211, 2211]
    rows = [word.strings(row, "w:tc/w:tcPr/w:tcW/@w:w") for row in word.find(element, "w:tr")]
    assert rows == [
        ["4422", "4422"],
        ["4422", "2211", "2211"],
        ["4422", "2211", "2211"],
        ["4422", "2211", "2211"],
        ["6633", "2211"],
        ["6633", "2211"],
    ]


def test_widths_that_do_not_divide_evenly_still_add_up(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", grid("甲|乙|丙|丁|戊|己|庚", "1|2|3|4|5|6|7"), widths=(1,) * 7))
    assert sum(_column_widths(element)) == TEXT_WIDTH


def test_alignments_are_those_asked_for(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", grid("甲|乙|丙", "1|2|3"), align="lcr"))
    assert _sides(element) == ["left", "center", "right"]


def test_without_a_wish_long_texts_stand_left_and_the_rest_centred(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", grid("序号|说明|比例", "1|围绕立德树人根本任务开展工作|96.5%")))
    assert _sides(element) == ["center", "left", "center"]


def test_texts_survive_as_written(tmp_path: Path) -> None:
    texts = ("A & B <c>", "他说\"好\" 'x'", "{{ year }} {% if %}", "0012.50", " 前后空格 ", "")
    content = Grid((tuple(Cell("题") for _ in texts), tuple(map(Cell, texts))), 1)
    element = _table(tmp_path, table("tbl-a", content))
    assert [word.text(cell) for cell in word.find(element, "w:tr[2]/w:tc")] == list(texts)
    spaced = word.find(element, "w:tr[2]/w:tc[5]//w:t")[0]
    assert spaced.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_a_line_feed_in_a_cell_is_a_line_break(tmp_path: Path) -> None:
    content = Grid(((Cell("题"),), (Cell("第一行\n第二行 & 末"),)), 1)
    element = _table(tmp_path, table("tbl-a", content))
    (cell,) = word.find(element, "w:tr[2]/w:tc")
    assert word.text(cell) == "第一行\n第二行 & 末"
    assert len(word.find(cell, "w:p")) == 1
    assert len(word.find(cell, "w:p/w:r/w:br")) == 1


def test_five_times_the_rows_take_about_five_times_as_long() -> None:
    def rows(count: int) -> Report:
        written = tuple((Cell(str(number)), Cell("学生社团"), Cell("96.5%")) for number in range(count))
        return report(heading("sec-a", "人才培养"), table("tbl-a", Grid(written, 1)))

    small, large = rows(400), rows(2_000)
    assert len(word.find(assembled(large).document, "//w:tr")) == 2_000
    assert growth(assembled, small, large, 14) < 14


def test_a_table_takes_the_style_it_asks_for(tmp_path: Path) -> None:
    element = _table(tmp_path, replace(table("tbl-a", merged()), style="三线表"))
    assert word.strings(element, "w:tblPr/w:tblStyle/@w:val") == ["ThreeLineTable"]


def test_a_style_that_the_template_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="四线表"):
        _table(tmp_path, replace(table("tbl-a", merged()), style="四线表"))
