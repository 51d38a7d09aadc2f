from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from reportdoc.project.resources import templates
from reportdoc.report.block import Table
from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.report.problem import ContentError
from reportdoc.report.report import Report
from tests.support import word
from tests.support.growth import growth
from tests.word.reports import assembled, built, figure, grid, heading, merged, paragraph, photo, report, table
from tests.word.reports import row as figures

TEXT_WIDTH = 8844
"""Twips between the margins of an A4 page: 11906 - 1588 - 1474."""
CHARACTER = 210
"""Twips of a Chinese character in a cell: 10.5 pt."""
MARGINS = 114
"""Twips of the margins of a cell, left and right together (`w:tblCellMar` of 表格)."""

STYLES = {"TableText": "center", "TableLeft": "left", "TableFigure": "right"}
"""How the styles of the official template for cells are set."""


def _table(tmp_path: Path, content: Table) -> etree._Element:
    document = built(tmp_path, heading("sec-a", "人才培养"), content)
    (found,) = word.find(word.part(document), "//w:tbl")
    return found


def _column_widths(element: etree._Element) -> list[int]:
    return [int(width) for width in word.strings(element, "w:tblGrid/w:gridCol/@w:w")]


def _sides(element: etree._Element) -> list[str]:
    return [STYLES[style] for style in word.strings(element, "w:tr[last()]/w:tc/w:p/w:pPr/w:pStyle/@w:val")]


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
    assert set(word.strings(element, "w:tr[position()>2]//w:pStyle/@w:val")) == {"TableText", "TableFigure"}


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


def test_without_a_wish_figures_stand_right_long_texts_left_and_the_rest_centred(tmp_path: Path) -> None:
    content = grid(
        "序号|说明|比例|人数|级别|年份",
        "1|围绕立德树人根本任务开展工作|96.5%|28（含留学生3人）|校级|2022",
        "2|同上|—|1,032|校级|2023",
    )
    element = _table(tmp_path, table("tbl-a", content))
    assert _sides(element) == ["center", "left", "right", "right", "center", "center"]


def test_the_name_of_a_total_is_centred_in_every_column_and_its_figures_stand_as_the_others(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", grid("学院|人数", "管理与信息学院|80", "合 计|80"), align="lr"))
    assert _sides(element) == ["center", "right"]


def test_how_cells_are_set_is_said_by_styles_alone(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", merged(), align="lcr"))
    assert word.find(element, ".//w:jc") == []


def test_a_template_without_the_styles_for_left_and_figures_still_sets_cells_as_asked(tmp_path: Path) -> None:
    shutil.copytree(templates(), tmp_path / "templates")
    template = docx.Document(str(tmp_path / "templates" / "report.docx"))
    for name in ("表格左", "表格数字"):
        template.styles.element.remove(template.styles[name].element)
    template.save(str(tmp_path / "templates" / "report.docx"))
    content = report(heading("sec-a", "人才培养"), table("tbl-a", grid("甲|乙|丙", "1|2|3"), align="lcr"))
    (element,) = word.find(assembled(content, tmp_path / "templates").document, "//w:tbl")
    assert word.strings(element, "w:tr[last()]//w:jc/@w:val") == ["left", "center", "right"]


def test_a_table_says_its_title_and_its_columns_to_those_who_cannot_see_it(tmp_path: Path) -> None:
    element = _table(tmp_path, table("tbl-a", merged(), title='社团 "A"'))
    assert word.strings(element, "w:tblPr/w:tblCaption/@w:val") == ['表 1-1　社团 "A"']
    assert word.strings(element, "w:tblPr/w:tblDescription/@w:val") == ["4行3列：学院、就业"]


def test_no_empty_paragraph_makes_room_and_only_tables_that_touch_are_parted_by_one(tmp_path: Path) -> None:
    pair = (figure("fig-a", photo(tmp_path)), figure("fig-b", photo(tmp_path)))
    others = (figure("fig-c", photo(tmp_path)), figure("fig-d", photo(tmp_path)))
    document = built(
        tmp_path,
        heading("sec-a", "人才培养"),
        table("tbl-a"),
        paragraph("文"),
        table("tbl-b"),
        figures(*pair),
        figures(*others),
    )
    content = word.part(document)
    body, tables = word.find(content, "//w:body/*[self::w:p or self::w:tbl]"), word.find(content, "//w:body/w:tbl")
    kinds = "".join("T" if one in tables else "p" if word.text(one) else "0" for one in body)
    assert kinds.endswith("pTppT0T0T0"), kinds  # one ends the text, for Word adds one where a table does


@pytest.mark.parametrize("shares", [None, (1, 3, 3, 4)])
def test_a_column_is_as_wide_as_the_words_in_it_where_others_have_room(
    tmp_path: Path, shares: tuple[float, ...] | None
) -> None:
    content = grid(
        "序号|专业群名称|核心专业|选择对接产业链", "1|工业机器人技术|数控技术|高端装备制造、新能源、集成电路"
    )
    widths = _column_widths(_table(tmp_path, table("tbl-a", content, widths=shares)))
    assert widths[3] >= 15 * CHARACTER + MARGINS
    assert widths[0] >= 2 * CHARACTER + MARGINS


def test_a_number_is_not_broken_behind_its_point_for_the_sake_of_long_names(tmp_path: Path) -> None:
    kinds = ("专业教学资源库", "在线精品课程", "虚拟仿真实训基地", "职业技能等级证书")
    names = [f"{kind}数－{rank}数量－接入国家智慧教育平台数量" for kind in kinds for rank in ("国家级", "省级", "校级")]
    rows = [f"{name}|个/生|{number}1730.43|{number}5379.31|49" for number, name in enumerate(names)]
    content = table("tbl-a", grid("指标|单位|值|中位数|百分位", *rows), align="lcrrr")
    widths = _column_widths(_table(tmp_path, content))
    # Nine digits, each half as wide as a Chinese character, and the half that figures keep from the edge.
    assert min(widths[2:4]) >= 5 * CHARACTER + MARGINS


def test_where_a_cell_must_break_no_word_that_the_report_writes_does(tmp_path: Path) -> None:
    text = "智能制造装备技术专业群建设项目"
    rows = [f"{number}|{text}|{'甲' * 16}" for number in range(3)]
    prose = paragraph(
        "智能化。制造业。装备齐。技术强。专业群。建设好。项目多。智能。制造。装备。技术。专业群。建设。项目。"
    )
    document = built(tmp_path, heading("sec-a", "人才培养"), prose, table("tbl-a", grid("序号|名称|说明", *rows)))
    (element,) = word.find(word.part(document), "//w:tbl")
    characters = (_column_widths(element)[1] - MARGINS) // CHARACTER
    ends = {2, 4, 6, 8, 11, 13, 15}
    assert {*range(characters, len(text), characters)} <= ends


def test_a_header_too_long_for_its_column_breaks_before_its_unit(tmp_path: Path) -> None:
    content = grid("序号|培训人数（人次）|说明", f"1|4334|{'很长的说明' * 20}")
    element = _table(tmp_path, table("tbl-a", content, widths=(1, 1.3, 8)))
    (head,) = [word.text(cell) for cell in word.find(element, "w:tr[1]/w:tc[2]")]
    narrow = _column_widths(element)[1] < 8 * CHARACTER + MARGINS
    assert head == ("培训人数\n（人次）" if narrow else "培训人数（人次）")
    assert _column_widths(element)[1] >= 4 * CHARACTER + MARGINS


def test_a_header_that_has_no_room_for_one_line_is_told_where_its_words_end(tmp_path: Path) -> None:
    names = "|".join(f"{name}就业" for name in ("自主创业", "签合同形式", "应征义务兵", "专科升本科", "其他录用"))
    prose = paragraph("创业。就业。自主。合同。形式。应征。义务兵。义务。本科。专科。录用。其他。就业。")
    many = grid(f"学院名称|{names}|合计|人数|比例|去年", "机械学院|1|2|3|4|5|6|7|8|9")
    document = built(tmp_path, heading("sec-a", "人才培养"), prose, table("tbl-a", many))
    heads = [word.text(cell) for cell in word.find(word.part(document), "//w:tbl/w:tr[1]/w:tc")]
    parts = [part for head in heads for part in head.split("\n")]
    assert any("\n" in head for head in heads)
    assert not any(part.endswith(("就", "创", "义", "录")) for part in parts), heads


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


@pytest.mark.long
def test_five_times_the_rows_take_about_five_times_as_long() -> None:
    def rows(count: int) -> Report:
        written = tuple((Cell(str(number)), Cell("学生社团"), Cell("96.5%")) for number in range(count))
        return report(heading("sec-a", "人才培养"), table("tbl-a", Grid(written, 1)))

    small, large = rows(400), rows(2_000)
    assert len(word.find(assembled(large).document, "//w:tr")) == 2_001
    assert growth(assembled, small, large, 14) < 14


def test_a_table_takes_the_style_it_asks_for(tmp_path: Path) -> None:
    element = _table(tmp_path, replace(table("tbl-a", merged()), style="三线表"))
    assert word.strings(element, "w:tblPr/w:tblStyle/@w:val") == ["ThreeLineTable"]


def test_a_style_that_the_template_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="四线表"):
        _table(tmp_path, replace(table("tbl-a", merged()), style="四线表"))


MANY = "|".join(f"{column * 1111}" for column in range(1, 41))
LONG_CELL = "很长的说明，" * 900
WIDE, LANDSCAPE = grid(MANY, MANY), "split it into several tables"
GROUP = Grid(
    ((Cell("组"), Cell("名")), *((Cell("甲", 60) if not row else Covered(1, 0), Cell(str(row))) for row in range(60))),
    1,
)


@pytest.mark.parametrize(
    ("content", "landscape", "told"),
    [
        (WIDE, False, "content/chapters/1-talent.md:1: the table is too wide for its page: 40 columns (give its block"),
        (WIDE, True, f"content/chapters/1-talent.md:1: the table is too wide for its page: 40 columns ({LANDSCAPE})"),
        (grid("名|说明", f"甲|{LONG_CELL}"), False, "data/clubs.csv[B2]: the cell is higher than a page"),
        (GROUP, False, "data/clubs.csv[A2]: 60 rows are merged, more than fit a page"),
        (
            grid("名|址", f"甲|{'abcdefghij' * 8}"),
            False,
            'data/clubs.csv[B2]: "abcdefghijab" is too long for its column',
        ),
    ],
)
def test_what_does_not_fit_is_written_whole_and_told_with_its_place(content: Grid, landscape: bool, told: str) -> None:
    file = assembled(report(heading("sec-a", "人才培养"), table("tbl-a", content, landscape=landscape)))
    assert [str(notice)[: len(told)] for notice in file.notices] == [told]
    (element,) = word.find(file.document, "//w:tbl")
    texts = [word.text(cell).replace("\n", "") for cell in word.find(element, "w:tr/w:tc")]
    assert {cell.text for row in content.rows for cell in row if isinstance(cell, Cell)} <= set(texts)


def test_what_fits_is_not_told() -> None:
    address = grid("序号|网址|人数", "1|https://www.example.edu.cn/news/2023|32", "2|无|—")
    file = assembled(report(heading("sec-a", "人才培养"), table("tbl-a", address), table("tbl-b", merged())))
    assert file.notices == ()


def test_only_a_row_higher_than_a_page_may_split() -> None:
    file = assembled(report(heading("sec-a", "人才培养"), table("tbl-a", grid("名|说明", f"甲|{LONG_CELL}", "乙|短"))))
    rows = word.find(file.document, "//w:tbl/w:tr")
    assert [bool(word.find(row, "w:trPr/w:cantSplit")) for row in rows] == [True, False, True]


def test_a_column_narrower_than_a_character_gives_its_margins_away() -> None:
    file = assembled(report(heading("sec-a", "人才培养"), table("tbl-a", WIDE)))
    (element,) = word.find(file.document, "//w:tbl")
    assert min(_column_widths(element)) >= CHARACTER
    assert word.strings(element, "w:tblPr/w:tblCellMar/*/@w:w") == ["0", "0"]


def test_a_word_that_no_width_keeps_whole_begins_a_line(tmp_path: Path) -> None:
    names = "王千文、王维园、孙艳普、赵迪、高世萌、张文渊、任宗花、张士涛、王玲、李晓辉、刘鑫、闫坤、杨帅"
    prose = paragraph("。".join(names.split("、") * 2))
    rows = grid("甲|乙|丙", f"{names}|{names[4:]}|{names[1:]}", f"{names[8:]}|{names}|{names[9:]}")
    document = built(tmp_path, heading("sec-a", "人才培养"), prose, table("tbl-a", rows))
    (element,) = word.find(word.part(document), "//w:tbl")
    for cell in word.find(element, "w:tr[position()>1]/w:tc"):
        (width,) = word.strings(cell, "w:tcPr/w:tcW/@w:w")
        room = (int(width) - MARGINS) // CHARACTER
        for line in _set(word.text(cell), room)[:-1]:
            assert line.endswith("、"), (room, word.text(cell))


def _set(text: str, room: int) -> list[str]:
    """Return the lines of a text of Chinese letters and 、, which begins no line."""
    lines = list[str]()
    for written in text.split("\n"):
        rest = written
        while len(rest) > room:
            end = room - (rest[room] == "、")
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return lines
