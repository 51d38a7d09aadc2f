"""Tables, charts, pictures and cases: known by label, caption or content, and compared by what they hold."""

from __future__ import annotations

from reportdoc.diff.changes import CellChange, Comparison, ObjectChange
from tests.content.pictures import picture
from tests.diff.pair import CLUBS, TABLE, Pair

FIGURE = '::: {.figure #fig-a src="pictures/a.png"}\n活动现场\n:::\n'
CHART = '::: {.chart #fig-b src="charts/b.csv" type=%s unit="%%"}\n毕业去向落实率\n:::\n'


def objects(comparison: Comparison) -> list[ObjectChange]:
    return [one for part in comparison.parts for one in part.objects]


def tables(pair: Pair, old: str, new: str) -> ObjectChange:
    """Compare a table that holds one text and then another."""
    pair.old.write("tables/clubs.csv", old)
    pair.new.write("tables/clubs.csv", new)
    (one,) = objects(pair.chapter_changes(TABLE, TABLE))
    return one


def test_a_changed_cell_is_named_by_its_row_and_column(pair: Pair) -> None:
    one = tables(pair, CLUBS, CLUBS.replace("48", "52").replace("60,文艺", "60,文化"))
    assert (one.kinds, one.number, one.caption) == (("changed",), "表 1-1", "学生社团情况")
    assert one.cells == (
        CellChange("文学社", "类别", "文艺", "文化", False),
        CellChange("篮球社", "人数", "48", "52", True),
    )


def test_rows_come_and_go_without_touching_the_others(pair: Pair) -> None:
    one = tables(
        pair,
        CLUBS,
        CLUBS.replace("文学社,60,文艺\n", "棋社,12,文艺\n书法社,30,文艺\n").replace("篮球社,48", "篮球社,49"),
    )
    assert (one.rows_added, one.rows_removed) == (("棋社", "书法社"), ("文学社",))
    assert [(cell.row, cell.old, cell.new) for cell in one.cells] == [("篮球社", "48", "49")]


def test_a_column_that_counts_the_rows_says_nothing(pair: Pair) -> None:
    old = "序号,社团,人数\n1,文学社,60\n2,篮球社,48\n3,书法社,30\n"
    new = "序号,社团,人数\n1,文学社,60\n2,棋社,12\n3,篮球社,48\n4,书法社,30\n"
    one = tables(pair, old, new)
    assert (one.rows_added, one.cells) == (("棋社",), ())


def test_a_column_that_comes_is_named(pair: Pair) -> None:
    one = tables(pair, "社团,人数\n文学社,60\n篮球社,48\n", "社团,教师,人数\n文学社,甲,60\n篮球社,乙,48\n")
    assert (one.columns_added, one.cells) == (("教师",), ())


def test_merged_cells_count_once_and_head_their_rows(pair: Pair) -> None:
    old = "类别,社团,人数\n文艺,文学社,60\n^,书法社,30\n体育,篮球社,48\n"
    one = tables(pair, old, old.replace("文艺", "文化").replace("30", "31"))
    assert [(cell.row, cell.column, cell.old, cell.new) for cell in one.cells] == [
        ("文化 文学社", "类别", "文艺", "文化"),
        ("文化 书法社", "人数", "30", "31"),
    ]


def test_a_source_line_belongs_to_its_table(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    found = pair.chapter_changes(TABLE, TABLE.replace("团委", "学生处"))
    (one,) = objects(found)
    assert [(note.old_text, note.new_text) for note in one.notes] == [("数据来源：团委", "数据来源：学生处")]
    assert found.parts[1].passages == ()


def test_a_table_with_a_new_caption_is_known_by_its_label(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    (one,) = objects(pair.chapter_changes(TABLE, TABLE.replace("学生社团情况", "校园组织一览")))
    assert (one.old_caption, one.caption, one.kinds) == ("学生社团情况", "校园组织一览", ("changed",))


def test_a_table_with_a_new_label_is_known_by_its_caption(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    assert objects(pair.chapter_changes(TABLE, TABLE.replace("tbl-clubs", "tbl-associations"))) == []


def test_tables_come_and_go_and_the_others_change_their_numbers(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    pair.both("tables/jobs.csv", "去向,人数\n就业,90\n升学,8\n")
    jobs = '::: {.table #tbl-jobs src="tables/jobs.csv"}\n毕业去向\n:::\n'
    found = pair.chapter_changes(TABLE, f"{jobs}\n{TABLE}")
    (one,) = objects(found)
    assert (one.kinds, one.number, one.caption, one.rows, one.columns) == (("added",), "表 1-1", "毕业去向", 3, 2)
    assert [(move.kind, move.label, move.old, move.new) for move in found.numbers] == [
        ("table", "tbl-clubs", "表 1-1", "表 1-2")
    ]
    (gone,) = objects(pair.chapter_changes(f"{jobs}\n{TABLE}", TABLE))
    assert (gone.kinds, gone.old_number, gone.old_caption) == (("removed",), "表 1-1", "毕业去向")


def test_a_table_that_moves_is_said_to_come_from_where_it_stood(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    (one,) = objects(pair.chapter_changes(f"## 甲\n\n{TABLE}\n## 乙\n", f"## 甲\n\n## 乙\n\n{TABLE}"))
    assert one.kinds == ("moved",)
    assert one.origin is not None
    assert (one.origin.section, one.where.section) == ("1.1", "1.2")


def test_another_picture_under_the_same_caption_is_noticed_by_its_bytes(pair: Pair) -> None:
    pair.old.write("pictures/a.png", picture("PNG", 90, 60))
    pair.new.write("pictures/a.png", picture("PNG", 60, 90))
    (one,) = objects(pair.chapter_changes(FIGURE, FIGURE))
    assert (one.kind, one.number, one.look) == ("picture", "图 1-1", True)


def test_a_figure_of_a_chart_is_a_cell_of_its_data(pair: Pair) -> None:
    pair.old.write("charts/b.csv", "学院,落实率\n机械,93.15\n电气,92.48\n")
    pair.new.write("charts/b.csv", "学院,落实率\n机械,93.51\n电气,92.48\n")
    found = pair.chapter_changes(CHART % "column", CHART % "column")
    (one,) = objects(found)
    assert one.cells == (CellChange("机械", "落实率", "93.15", "93.51", True),)
    assert [(figure.old, figure.new) for figure in found.figures] == [("93.15", "93.51")]


def test_a_chart_of_another_kind_is_noticed(pair: Pair) -> None:
    pair.both("charts/b.csv", "学院,落实率\n机械,93.15\n电气,92.48\n")
    (one,) = objects(pair.chapter_changes(CHART % "column", CHART % "line"))
    assert (one.kind, one.look, one.cells) == ("chart", True, ())


def test_a_case_and_what_stands_in_it(pair: Pair) -> None:
    pair.both("tables/clubs.csv", CLUBS)
    pair.both("pictures/a.png", picture("PNG", 90, 60))
    case = f'::: {{.case #case-a title="校村共建"}}\n案例正文。\n\n{TABLE}\n{FIGURE}\n:::\n'
    found = pair.chapter_changes("开头。\n", f"开头。\n\n{case}")
    assert [(one.kind, one.kinds, one.where.case) for one in objects(found)] == [
        ("case", ("added",), ""),
        ("table", ("added",), "案例 1　校村共建"),
        ("picture", ("added",), "案例 1　校村共建"),
    ]


def test_pictures_side_by_side_are_two(pair: Pair) -> None:
    pair.both("pictures/a.png", picture("PNG", 90, 60))
    row = f"::: {{.figures}}\n{FIGURE}{FIGURE.replace('fig-a', 'fig-c').replace('现场', '合影')}:::\n"
    found = pair.chapter_changes("开头。\n", f"开头。\n\n{row}")
    assert [one.caption for one in objects(found)] == ["活动现场", "活动合影"]


def test_a_table_that_comes_to_go_on_over_a_page_has_got_rows_and_nothing_else(pair: Pair) -> None:
    rows = [f"{number}号社,{number}" for number in range(1, 41)]
    block = TABLE.replace(' source="数据来源：团委"', ' unit="单位：人"')
    pair.old.write("tables/clubs.csv", "\n".join(["社团,人数", *rows[:3], ""]))
    pair.new.write("tables/clubs.csv", "\n".join(["社团,人数", *rows, ""]))
    comparison = pair.chapter_changes(block, block)
    (one,) = objects(comparison)
    assert len(one.rows_added) == 37
    assert (one.cells, [one for part in comparison.parts for one in part.passages]) == ((), [])
