"""Tables of a manuscript as CSV files: cells, merges, header rows, pieces joined and boxes taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.manuscript.made import Made, made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.seed.manuscripts import picture
from tests.manuscript.wordml import cell, row

CAPTION = "表 1-1 社团"
_Rows = tuple[tuple[str, ...], ...]


_TABLES = (
    ((row("名称", "人数"), row("航模社", "67")), "", "名称,人数\n航模社,67\n"),
    # Merged cells, and header rows as they tell.
    (
        (
            row(cell("专业", merge="restart"), cell("招生", 2)),
            row(cell(merge="-"), "计划", "录取"),
            row("数控", "30", "29"),
        ),
        'header="2"',
        "专业,招生,<\n^,计划,录取\n数控,30,29\n",
    ),
    (
        (row("专业", cell("招生", 2)), row("", "计划", "录取"), row("数控", "30", "29")),
        'header="2"',
        "专业,招生,<\n,计划,录取\n数控,30,29\n",
    ),
    (
        (row("专业", "招生", ""), row("", "计划", "录取"), row("数控", "30", "29")),
        'header="2"',
        "专业,招生,\n,计划,录取\n数控,30,29\n",
    ),
    # A row of figures, or one that begins with words of its own, is none of the header.
    ((row("专业", "招生", ""), row("数控", "30", "29")), "", "专业,招生,\n数控,30,29\n"),
    ((row("项目", "", "金额"), row("", "-1,200.5", "70%"), row("甲", "1", "2")), "", None),
    ((row("专业", "招生"), row("数控", "三十")), "", "专业,招生\n数控,三十\n"),
    # As marked.
    (
        (
            row("甲", "乙", properties="<w:tblHeader/>"),
            row("丙", "丁", properties="<w:tblHeader/>"),
            row("1", "2"),
        ),
        'header="2"',
        "甲,乙\n丙,丁\n1,2\n",
    ),
    (
        (row("甲", "乙", properties="<w:tblHeader/>"), row("1", "2"), row("3", "4", properties="<w:tblHeader/>")),
        "",
        "甲,乙\n1,2\n3,4\n",
    ),
    ((row("甲", "乙", properties="<w:tblHeader/>"), row("1", "2", properties="<w:tblHeader/>")), "", None),
    ((row("只有", "一行"),), 'header="0"', "只有,一行\n"),
    # Cells that reach down and across, and rows that are cut short.
    (
        (
            row("学院", "专业"),
            row(cell("机械", merge="restart"), "数控"),
            row(cell(merge="-"), "模具"),
            row(cell(merge="continue"), "焊接"),
            row(cell("电气", merge="restart"), "机电"),
        ),
        "",
        "学院,专业\n机械,数控\n^,模具\n^,焊接\n电气,机电\n",
    ),
    ((row("甲", "乙", "丙"), row("1"), row("2", "3")), "", "甲,乙,丙\n1,,\n2,3,\n"),
    (
        (row("甲", "乙"), row("2", properties='<w:gridBefore w:val="1"/>'), row("3", "4")),
        "",
        "甲,乙\n,2\n3,4\n",
    ),
    ((row("甲", "乙"), row(cell("合计", 2)), row("1", "2")), "", "甲,乙\n合计,<\n1,2\n"),
    (
        (row("甲", "乙"), row(cell("大格", 2, "restart")), row(cell("", 2, "-")), row("1", "2")),
        "",
        "甲,乙\n大格,<\n^,^\n1,2\n",
    ),
    # A cell of the header that reaches into the data is cut where the data begin.
    (
        (
            row(cell("专业", merge="restart"), "招生", properties="<w:tblHeader/>"),
            row(cell(merge="-"), "30"),
            row("数控", "29"),
        ),
        "",
        "专业,招生\n,30\n数控,29\n",
    ),
    # What a cell may not hold alone, since it would merge, and blanks.
    ((row("甲", "乙"), row("^", "&lt;")), "", "甲,乙\n＾,＜\n"),
    ((row("甲", "乙"), row(" 1 ", "　其中：男")), "", "甲,乙\n1,　其中：男\n"),
    ((row("甲", "乙"), row("a,b", '说"话"')), "", '甲,乙\n"a,b","说""话"""\n'),
)
"""Rows, what the block says of them beside its file, and the CSV file."""


def test_tables_as_csv(tmp_path: Path) -> None:
    manuscript = Manuscript()
    for index, (rows, _, _) in enumerate(_TABLES):
        manuscript.text(f"表 1-{index + 1} t{index}")
        manuscript.xml(f"<w:tbl>{''.join(rows)}</w:tbl>")
    project = made(manuscript, tmp_path)
    openings = [line for line in project.chapter.splitlines() if line.startswith("::: {")]
    for index, (opening, (_, attributes, text)) in enumerate(zip(openings, _TABLES, strict=True)):
        said = f" {attributes}" if attributes else ""
        assert opening == f'::: {{.table #tbl-t{index} src="tables/t{index}.csv"{said}}}'
        assert text is None or project.text(f"tables/t{index}.csv") == text


def test_paragraphs_in_a_cell_are_lines_and_a_table_in_it_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text(CAPTION)
    inner = f"<w:tbl>{row('内', '层')}</w:tbl>"
    lines = (
        "<w:tc><w:p><w:r><w:t>第一行</w:t></w:r></w:p><w:p><w:r><w:t>第二</w:t><w:tab/><w:t>行</w:t></w:r></w:p></w:tc>"
    )
    nested = f"<w:tc>{inner}<w:p/></w:tc>"
    manuscript.xml(f"<w:tbl>{row('名称', '说明')}<w:tr>{lines}{nested}</w:tr></w:tbl>")
    project = made(manuscript, tmp_path)
    assert project.tables == ['名称,说明\n"第一行\n第二 行","内\n层"\n']
    assert "table in a cell: its text is in the cell: 内\n层" in project.notes


def test_a_picture_in_a_cell_of_a_table_of_data_is_told_and_kept(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text(CAPTION)
    manuscript.table(("名称", "人数", "标志"), ("航模社", "67", "图样"), ("数控社", "70", "图样"))
    manuscript.document.tables[0].cell(1, 2).paragraphs[0].add_run().add_picture(picture("标志"))
    project = made(manuscript, tmp_path)
    assert project.tables == ["名称,人数,标志\n航模社,67,图样\n数控社,70,图样\n"]
    assert "picture in a cell: it is in the folder pictures, not in the table: 图样" in project.notes
    assert "content/pictures/other-image1.png" in project.files


@pytest.mark.parametrize(
    ("first", "between", "second", "expected"),
    [
        # Numbers count on; a blank header; a line that says so.
        ((("序号", "名称"), ("1", "甲")), "", (("2", "乙"), ("3", "丙")), ["序号,名称\n1,甲\n2,乙\n3,丙\n"]),
        ((("名称", "序号"), ("甲", "1")), "", (("乙", "2"),), ["名称,序号\n甲,1\n乙,2\n"]),
        ((("名称", "人数"), ("甲", "67")), "", (("", ""), ("乙", "70")), ["名称,人数\n甲,67\n乙,70\n"]),
        (
            (("序号", "名称"), ("1", "甲")),
            "",
            (("序号", "名称"), ("2", "乙")),
            ["序号,名称\n1,甲\n2,乙\n"],
        ),
        ((("名称", "人数"), ("甲", "67")), "续表 1-1", (("乙", "70"),), ["名称,人数\n甲,67\n乙,70\n"]),
        ((("名称", "人数"), ("甲", "67")), "表 1-1（续）", (("乙", "70"),), ["名称,人数\n甲,67\n乙,70\n"]),
        *(
            ((("名称", "人数"), ("甲", "67")), line, (("乙", "70"),), ["名称,人数\n甲,67\n乙,70\n"])
            for line in ("（接上表）", "（续）表1-6", "续上表", "接上页", "接前表")
        ),
        ((("名称", "人数"), ("甲", "67")), "社团情况（续表）", (("乙", "70"),), ["名称,人数\n甲,67\n乙,70\n"]),
        ((("序号", "名称"), ("1", "甲")), "续表", (("1", "乙"),), ["序号,名称\n1,甲\n1,乙\n"]),
        # Another table: the same header without a page break; other columns, other words; numbers
        # that begin anew or leave a gap.
        (
            (("名称", "人数"), ("甲", "67")),
            "",
            (("名称", "人数"), ("乙", "70")),
            ["名称,人数\n甲,67\n", "名称,人数\n乙,70\n"],
        ),
        ((("名称", "人数"), ("甲", "67")), "", (("乙", "70", "x"),), ["名称,人数\n甲,67\n", "乙,70,x\n"]),
        (
            (("名称", "人数"), ("甲", "67")),
            "",
            (("项目", "金额"), ("乙", "70")),
            ["名称,人数\n甲,67\n", "项目,金额\n乙,70\n"],
        ),
        (
            (("序号", "名称"), ("1", "甲")),
            "",
            (("序号", "名称"), ("1", "乙")),
            ["序号,名称\n1,甲\n", "序号,名称\n1,乙\n"],
        ),
        ((("序号", "名称"), ("1", "甲")), "", (("3", "乙"),), ["序号,名称\n1,甲\n", "3,乙\n"]),
        ((("a", "b", "序号"), ("x", "y", "1")), "", (("x", "y", "2"),), ["a,b,序号\nx,y,1\n", "x,y,2\n"]),
        (
            (("名称", "人数"), ("甲", "67")),
            "两表之间的话。",
            (("", ""), ("乙", "70")),
            ["名称,人数\n甲,67\n", ",\n乙,70\n"],
        ),
    ],
)
def test_pieces_of_a_table_are_joined_and_two_tables_are_not(
    tmp_path: Path,
    first: tuple[tuple[str, ...], ...],
    between: str,
    second: tuple[tuple[str, ...], ...],
    expected: list[str],
) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 甲")
    manuscript.table(*first)
    manuscript.text(between)
    manuscript.table(*second)
    project = made(manuscript, tmp_path)
    assert sorted(project.tables) == sorted(expected)
    joined = len(expected) == 1
    assert (f"line between two pieces of a table: {between}" in project.notes) == bool(joined and between)


def _parted(folder: Path, between: str, *second: tuple[str, ...]) -> Made:
    manuscript = Manuscript()
    manuscript.text("表 1-1 甲")
    manuscript.table(("名称", "人数"), ("甲", "67"))
    manuscript.xml(between)
    manuscript.table(*second)
    return made(manuscript, folder)


def test_a_table_is_joined_with_the_one_before_a_page_break_and_the_header_that_goes_is_told(tmp_path: Path) -> None:
    found = _parted(tmp_path, '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', ("名称", "人数"), ("乙", "70"))
    assert found.tables == ["名称,人数\n甲,67\n乙,70\n"]
    assert "header row that is repeated where the table goes on: 名称 人数" in found.notes


def test_a_row_that_a_page_break_cut_in_two_is_told(tmp_path: Path) -> None:
    found = _parted(tmp_path, "<w:p><w:r><w:t>续表</w:t></w:r></w:p>", ("", "人"), ("乙", "70"))
    assert found.tables == ["名称,人数\n甲,67\n,人\n乙,70\n"]
    assert "row that a page break may have cut in two; its second half is a row of its own: 人" in found.notes


def test_a_header_of_two_rows_that_is_repeated_as_one_goes(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 甲")
    header = row(cell("专业群", merge="restart"), cell("2024级", 2)) + row(cell(merge="-"), "招生", "就业")
    manuscript.xml(f"<w:tbl>{header}{row('智能', '120', '98')}</w:tbl>")
    manuscript.text("（续）表 1-1")
    manuscript.xml(f"<w:tbl>{row('专业群', '招生', '就业')}{row('农业', '60', '95')}</w:tbl>")
    assert made(manuscript, tmp_path).tables == ["专业群,2024级,<\n^,招生,就业\n智能,120,98\n农业,60,95\n"]


def test_two_tables_with_one_header_and_nothing_between_are_told(tmp_path: Path) -> None:
    found = _parted(tmp_path, "<w:p/>", ("名称", "人数"), ("乙", "70"))
    assert "table under one with the same header: if it is the rest of that, join their files: 名称 人数" in found.notes


def test_a_row_whose_deletion_is_tracked_goes_and_is_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    gone = '<w:ins w:id="1"/><w:del w:id="2" w:author="李四"/>'
    manuscript.xml(f"<w:tbl>{row('指标', '值')}{row('旧', '1', properties=gone)}{row('新', '2')}</w:tbl>")
    found = made(manuscript, tmp_path)
    assert found.tables == ["指标,值\n新,2\n"]
    assert "tracked deletion, taken as accepted by 李四: 旧 1" in found.notes


def test_tables_that_nothing_parts_are_taken_apart_where_the_header_comes_again(tmp_path: Path) -> None:
    """LibreOffice makes one table of two of a .doc file that follow one another."""
    manuscript = Manuscript()
    manuscript.text("表 1-1 甲")
    head = ("序号", "名称")
    manuscript.table(head, ("1", "甲"), ("2", "乙"), head, ("1", "丙"), head, ("1", "丁"), ("2", "戊"))
    assert sorted(made(manuscript, tmp_path).tables) == [
        "序号,名称\n1,丁\n2,戊\n",
        "序号,名称\n1,丙\n",
        "序号,名称\n1,甲\n2,乙\n",
    ]


def test_a_header_that_is_repeated_within_a_table_that_counts_on_is_a_row(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 甲")
    manuscript.table(("序号", "名称"), ("1", "甲"), ("序号", "名称"), ("2", "乙"))
    assert made(manuscript, tmp_path).tables == ["序号,名称\n1,甲\n序号,名称\n2,乙\n"]


@pytest.mark.parametrize(
    ("above", "below", "attributes"),
    [
        (("表 1-1 社团", "单位：人"), (), ' unit="单位：人"'),
        (("表 1-1 社团", "（计量单位：万元）"), (), ' unit="（计量单位：万元）"'),
        (("表 1-1 社团",), ("数据来源：学工处",), ' source="数据来源：学工处"'),
        (("表 1-1 社团",), ("注：资料来源：统计局",), ' source="注：资料来源：统计局"'),
        (("表 1-1 社团",), ("来 源：教务处",), ' source="来 源：教务处"'),
        ((), ("表 1-1 社团",), ""),
    ],
)
def test_caption_unit_and_source(
    tmp_path: Path, above: tuple[str, ...], below: tuple[str, ...], attributes: str
) -> None:
    manuscript = Manuscript()
    for line in above:
        manuscript.text(line)
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    for line in below:
        manuscript.text(line)
    expected = f'::: {{.table #tbl-shetuan src="tables/shetuan.csv"{attributes}}}\n社团\n:::'
    assert made(manuscript, tmp_path).chapter == expected


def test_a_table_without_a_number_or_without_a_name_says_so(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表：社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.text("正文。")
    manuscript.table(("项目", "金额"), ("培训", "31.8"))
    project = made(manuscript, tmp_path)
    assert project.chapter == (
        '::: {.table #tbl-shetuan .unnumbered src="tables/shetuan.csv"}\n社团\n:::\n\n正文。\n\n'
        '::: {.table #tbl-weiming-mingde-biao .unnumbered src="tables/weiming-mingde-biao.csv"}\n未命名的表\n:::'
    )
    assert "table without a caption: 项目" in project.notes


def test_a_second_line_about_the_source_is_text(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.text("数据来源：学工处")
    manuscript.text("数据来源：团委")
    manuscript.text("单位：人")
    assert made(manuscript, tmp_path).chapter.endswith("\n:::\n\n数据来源：团委\n\n单位：人")


def test_a_caption_in_the_first_row_is_taken_out_of_it(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.xml(f"<w:tbl>{row(cell('表 1-1 社团', 2))}{row('名称', '人数')}{row('航模社', '67')}</w:tbl>")
    project = made(manuscript, tmp_path)
    assert project.tables == ["名称,人数\n航模社,67\n"]
    assert project.chapter.splitlines()[1] == "社团"


def test_captions_between_two_tables_go_to_the_one_below(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 社团")
    manuscript.table(("名称", "人数"), ("航模社", "67"))
    manuscript.text("表 1-2 球队")
    manuscript.table(("名称", "场次"), ("篮球队", "9"))
    assert made(manuscript, tmp_path).chapter.splitlines()[1::4] == ["社团", "球队"]


def test_a_caption_without_its_table_is_a_line_and_told(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 社团情况")
    manuscript.text("正文若干字。")
    project = made(manuscript, tmp_path)
    assert project.chapter == "表 1-1 社团情况\n\n正文若干字。"
    assert "a caption without a table: 表 1-1 社团情况" in project.notes


def test_a_box_around_text_is_its_text(tmp_path: Path) -> None:
    manuscript = Manuscript()
    box = manuscript.document.add_table(1, 1).cell(0, 0)
    box.text = "框中的话。"
    box.add_paragraph("第二段。")
    manuscript.table(("一栏",), ("其一",), ("其二",))
    project = made(manuscript, tmp_path)
    assert project.chapter.startswith("框中的话。\n\n第二段。\n\n::: {.table")
    assert "box around text: its frame is not in the project: 框中的话。" in project.notes
    assert project.tables == ["一栏\n其一\n其二\n"]


def test_a_table_with_a_caption_is_a_table_even_of_one_cell(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("表 1-1 说明")
    manuscript.table(("只有一格",))
    assert made(manuscript, tmp_path).tables == ["只有一格\n"]


def test_two_cases_in_one_table_are_two_cases(tmp_path: Path) -> None:
    manuscript = Manuscript()
    table = manuscript.document.add_table(2, 1)
    for index, name in enumerate(("万物复苏", "大国工匠")):
        table.cell(index, 0).text = f"案例 {index + 1} {name}"
        table.cell(index, 0).add_paragraph(f"{name}的正文。")
    assert made(manuscript, tmp_path).chapter == (
        '::: {.case #case-wanwu-fusu title="万物复苏"}\n万物复苏的正文。\n:::\n\n'
        '::: {.case #case-daguo-gongjiang title="大国工匠"}\n大国工匠的正文。\n:::'
    )


def test_a_table_of_data_that_runs_into_a_case_is_cut_around_it(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text(CAPTION)
    title, text = ("<w:p><w:r><w:t>案例 1 万物复苏</w:t></w:r></w:p>", "<w:p><w:r><w:t>案例的正文。</w:t></w:r></w:p>")
    case = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{title}{text}</w:tc></w:tr>'
    manuscript.xml(
        f"<w:tbl>{row('名称', '人数')}{row('航模社', '67')}{case}{row('球队', '场次')}{row('甲', '9')}</w:tbl>"
    )
    project = made(manuscript, tmp_path)
    assert sorted(project.tables) == ["名称,人数\n航模社,67\n", "球队,场次\n甲,9\n"]
    assert '\n\n::: {.case #case-wanwu-fusu title="万物复苏"}\n案例的正文。\n:::\n\n' in project.chapter
