"""What is recognised by the words, styles and places of lines and tables, one word of each list at a time."""

from __future__ import annotations

import pytest

from reportdoc.manuscript.model import Drawing, Element, ManuscriptParagraph
from reportdoc.ooxml.numbering import ListMark
from tests.manuscript.made import line, recognised, table

TEXT = "这一段是正文，说的是学校这一年做了哪些工作，取得了哪些成效。"
CLUBS = table(("名称", "人数"), ("航模社", "67"))
TEAMS = table(("队名", "场次"), ("篮球队", "9"))


def _chapter(*elements: str | Element) -> list[str]:
    """Return the blocks of Markdown that elements become, tables without their files."""
    blocks = recognised("#人才培养", TEXT, *elements).chapter.split("\n\n")[1:]
    return [block.replace(' src="tables/', ' "').replace("::: {.table ", "{") for block in blocks]


SHETUAN = '{#tbl-shetuan "shetuan.csv"%s}\n社团\n:::'
UNNAMED = '{#tbl-weiming-mingde-biao .unnumbered "weiming-mingde-biao.csv"}\n未命名的表\n:::'


@pytest.mark.parametrize(
    "style",
    [
        "caption",
        "题注",
        "表题",
        "图题",
        "表格标题",
        "图片标题",
        "table",
        "illustration",
        "figure",
        "drawing",
        "caption 2",
    ],
)
def test_a_line_in_a_style_for_captions_names_what_stands_next_to_it(style: str) -> None:
    named = '{#tbl-shetuan-qingkuang .unnumbered "shetuan-qingkuang.csv"}\n社团情况\n:::'
    assert _chapter(line("社团情况", style), CLUBS) == [named]
    assert _chapter(line("社团情况", style), TEXT) == ["社团情况", TEXT]
    photo = '::: {.figure #fig-heying .unnumbered src="pictures/missing.png"}\n合影\n:::'
    assert _chapter(line(pictures="a"), line("合影", style)) == [photo]
    assert _chapter(line("正" * 101, style), CLUBS) == ["正" * 101, UNNAMED]


@pytest.mark.parametrize("style", ["正文", "my caption", "heading 1"])
def test_a_line_in_another_style_does_not(style: str) -> None:
    assert _chapter(line("社团情况", style), CLUBS) == ["社团情况", UNNAMED]


@pytest.mark.parametrize(
    ("text", "style", "unit"),
    [
        ("单位：人", "", True),
        ("单 位: 万元", "", True),
        ("（单位：%）", "", True),
        ("计量单位：人", "", True),
        (f"单位：{'人' * 30}", "", True),
        (f"单位：{'人' * 31}", "", False),
        ("单位：", "", False),
        ("填报单位：人", "", False),
        ("以人计", "单位行", True),
    ],
)
def test_a_line_about_the_unit_above_a_table(text: str, style: str, unit: bool) -> None:
    found = _chapter("表 1-1 社团", line(text, style), CLUBS)
    said = f' unit="{text}"'
    assert found == ([SHETUAN % said] if unit else ["表 1-1 社团", text, UNNAMED])


@pytest.mark.parametrize(
    ("text", "style", "source"),
    [
        ("数据来源：学工处", "", True),
        ("资料来源: 学工处", "", True),
        ("图片来源：学工处", "", True),
        ("表格来 源：学工处", "", True),
        ("来源：学工处", "", True),
        ("注: 数据来源：学工处", "", True),
        (f"来源：{'处' * 200}", "", True),
        (f"来源：{'处' * 201}", "", False),
        ("来源：", "", False),
        ("经费来源：学工处", "", False),
        ("学工处提供", "来源行", True),
        ("学工处提供", "图注", True),
        ("学工处提供", "正文", False),
    ],
)
def test_a_line_about_the_source_below_a_table(text: str, style: str, source: bool) -> None:
    found = _chapter("表 1-1 社团", CLUBS, line(text, style))
    assert found == ([SHETUAN % f' source="{text}"'] if source else [SHETUAN % "", text])


def test_attributes_hold_no_straight_quotation_marks_and_no_braces() -> None:
    assert _chapter("表 1-1 社团", CLUBS, '来源："学工处"{甲}') == [SHETUAN % ' source="来源：”学工处”｛甲｝"']
    (case,) = _chapter(table((line('案例 1 "双创"{甲}'),), ("正文。",)))
    assert case.splitlines()[0] == '::: {.case #case-shuangchuang-jia title="\\"双创\\"｛甲｝"}'


@pytest.mark.parametrize(
    ("between", "joined"),
    [
        ("续表", True),
        ("（续 表 1-1 社团）", True),
        (f"续表{'社' * 80}", True),
        (f"续表{'社' * 81}", False),
        ("表 1-1(续)", True),
        ("表1.1续 社团", True),
        ("社团（续）", True),
        ("社团(续表)", True),
        (f"{'社' * 60}（续）", True),
        (f"{'社' * 61}（续）", False),
        ("继续", False),
        ("表示（继续）", False),
        ("续", False),
    ],
)
def test_a_line_between_two_pieces_of_a_table(between: str, joined: bool) -> None:
    rest = table(("数控社", "70"))
    found = recognised("#人才培养", TEXT, "表 1-1 社团", CLUBS, between, rest)
    text = "名称,人数\n航模社,67\n"
    assert (found.text("tables/shetuan.csv") == f"{text}数控社,70\n") == joined
    assert (f"aside 9: line between two pieces of a table | {between}" in found.told) == joined


def test_between_a_caption_and_its_table_stand_two_lines_at_most() -> None:
    lines = ("单位：人", "名称：某某学院(12345)", "单位：元")
    assert _chapter("表 1-1 社团", *lines[:1], CLUBS) == [SHETUAN % ' unit="单位：人"']
    assert _chapter("表 1-1 社团", *lines[:2], CLUBS)[-1].startswith("{#tbl-shetuan ")
    assert _chapter("表 1-1 社团", *lines, *lines[:1], CLUBS)[0] == "表 1-1 社团"
    assert _chapter("表 1-1 社团") == ["表 1-1 社团"]


def test_a_caption_below_a_table_belongs_to_it_unless_another_table_follows() -> None:
    other = '{#tbl-qiudui "qiudui.csv"}\n球队\n:::'
    assert _chapter(CLUBS, "表 1-1 社团", TEXT) == [SHETUAN % "", TEXT]
    assert _chapter(CLUBS, "表 1-1 社团", TEAMS) == [UNNAMED, SHETUAN % ""]
    assert _chapter(CLUBS, "表 1-1 社团", "表 1-2 球队", TEAMS) == [SHETUAN % "", other]
    assert _chapter(CLUBS, "图 1-1 合影", TEXT)[0] == UNNAMED
    assert _chapter(CLUBS, "附表 1 社团", TEXT)[0] == UNNAMED


def test_a_caption_in_the_first_row_is_one_where_it_fills_the_row_alone() -> None:
    rows = (("名称", "人数"), ("航模社", "67"))

    def tables(*first: tuple[str | None, ...]) -> tuple[str, str]:
        found = recognised("#人才培养", table(*first, *rows, header=2))
        return found.chapter.splitlines()[1], found.tables[0].partition("航")[0]

    assert tables(("表 1-1 社团", None)) == ("社团", "名称,人数\n")
    assert tables(("社团情况", None)) == ("未命名的表", "社团情况,<\n名称,人数\n")
    assert tables(("图 1-1 社团", None)) == ("未命名的表", "图 1-1 社团,<\n名称,人数\n")
    assert tables(("表 1-1 社团", "")) == ("未命名的表", "表 1-1 社团,\n名称,人数\n")


def _told(*elements: str | Element) -> list[str]:
    """Return what is told of elements, without the fields of the cover, and numbers that were compared."""
    return [
        one for one in recognised("#人才培养", *elements).told if "whole" not in one and not one.startswith("heading")
    ]


def test_where_the_indicator_tables_begin_without_a_heading() -> None:
    known = {"计分卡": frozenset({"毕业生人数", "月收入", "就业率"})}
    rows = (("指标", "数值"), ("毕业生人数", "4407"), ("月收入", "48"))

    def annex(*elements: str | Element) -> tuple[list[str], list[str]]:
        found = recognised("#人才培养", TEXT, *elements, catalogue=known)
        names = [name.partition("annex/")[2] for name in found.files if "/annex/" in name]
        return found.chapter.split("\n\n")[1:], names

    assert annex(table(*rows)) == ([], ["jifen-ka.csv"])
    assert annex("名称：某某学院(12345)", table(*rows)) == ([], ["jifen-ka.csv"])
    assert annex("正文。", table(*rows)) == (["正文。"], ["jifen-ka.csv"])
    assert annex("附表 1 社团", CLUBS) == ([], ["shetuan.csv"])
    assert annex(table(*rows), "##小结", TEXT)[1] == []
    assert annex("表 1-1 收入", table(*rows))[1] == []
    assert annex(CLUBS, table(*rows)) == ([UNNAMED_BLOCK], ["jifen-ka.csv"])


UNNAMED_BLOCK = (
    '::: {.table #tbl-weiming-mingde-biao .unnumbered src="tables/weiming-mingde-biao.csv"}\n未命名的表\n:::'
)


def test_names_of_indicators_stand_in_one_of_the_first_three_columns() -> None:
    known = {"计分卡": frozenset({"毕业生人数", "月收入"})}
    for column, found in ((0, True), (2, True), (3, False)):
        names = [tuple(name if at == column else f"{name}{at}" for at in range(4)) for name in ("毕业生人数", "月收入")]
        made = recognised("#人才培养", TEXT, table(*names), catalogue=known)
        assert ("content/annex/jifen-ka.csv" in made.files) == found
        assert ("annex - 3: 计分卡 (100% of its rows are in the catalogue as 计分卡)" in made.told) == found


def test_the_usual_indicator_tables_have_their_usual_labels() -> None:
    titles = ("人才培养质量计分卡", "满意度调查表", "教学资源表", "服务贡献表", "国际影响表", "落实政策表", "其他表")
    tables = [one for title in titles for one in (f"附表 1：{title}", CLUBS, TEXT * 2)]
    labels = [
        text.partition("label: ")[2]
        for text in recognised("#人才培养", TEXT, "#附表", *tables).text("report.yaml").splitlines()
        if "label" in text
    ]
    assert labels == [
        "annex-scorecard",
        "annex-satisfaction",
        "annex-resources",
        "annex-service",
        "annex-international",
        "annex-policies",
        "annex-qita-biao",
    ]


def test_what_stands_in_the_annex_beside_its_tables_is_told() -> None:
    long = "说" * 41
    words = "text in the annex, which holds tables only"
    found = recognised(
        "#人才培养",
        TEXT,
        "#附表",
        "表 甲",
        "其一",
        "其二",
        CLUBS,
        long,
        "表3",
        TEAMS,
        "某某学院",
        "名称：甲学院(12345)",
    )
    assert [one for one in found.told if one.startswith(("aside", "annex", "review 1", "review 7"))] == [
        f"aside 5: {words} | 其一",
        f"aside 6: {words} | 其二",
        "review 7: indicator table that the catalogue of the year does not know | 甲",
        f"aside 12: {words} | {long}",
        "review 14: indicator table that the catalogue of the year does not know | 未命名的表",
        "aside 20: line above an indicator table; the template sets it anew | 名称：甲学院(12345)",
    ]


@pytest.mark.parametrize(
    ("depth", "shown"),
    [(0, "- 甲\n\n  - 乙"), (7, "- 甲\n\n  - 乙"), (8, "- 甲\n- 乙"), (20, "- 甲\n- 乙")],
)
def test_lists_have_nine_levels(depth: int, shown: str) -> None:
    items = [line(text, mark=ListMark("1", depth + at, "bullet", "•", 1, "•")) for at, text in enumerate("甲乙")]
    assert recognised("#人才培养", *items).chapter == shown


@pytest.mark.parametrize(
    ("kind", "pattern", "item"),
    [
        ("bullet", "任意", True),
        ("decimal", "%1", True),
        ("decimal", " %2. ", True),
        ("decimal", "%1．", True),
        ("decimal", "%1.%2", False),
        ("decimal", "%1)", False),
        ("upperLetter", "%1.", False),
    ],
)
def test_which_automatic_numbers_are_lists_of_markdown(kind: str, pattern: str, item: bool) -> None:
    found = recognised("#人才培养", line("甲", mark=ListMark("1", 0, kind, pattern, 3, "※")))
    assert found.chapter == (("- 甲" if kind == "bullet" else "3. 甲") if item else "※甲")
    assert ("changed 2: the automatic number ※ is text now | 甲" in found.told) != item


def test_a_list_ends_at_a_picture_a_caption_and_another_list() -> None:
    def item(text: str, number: int = 1, name: str = "1", level: int = 0, pictures: str = "") -> ManuscriptParagraph:
        mark = ListMark(name, level, "decimal", "%1.", number, f"{number}.")
        return line(text, mark=mark, pictures=pictures)

    figure = '::: {.figure #fig-weiming-mingde-tu .unnumbered src="pictures/missing.png"}\n未命名的图\n:::'
    assert _chapter(item("甲"), item("乙", 2, pictures="a"), item("丙", 3)) == ["1. 甲", "2. 乙", figure, "3. 丙"]
    assert _chapter(item("甲"), item("图 1-1 合影", 2)) == [
        "1. 甲",
        '::: {.figure #fig-heying src="pictures/missing.png"}\n合影\n:::',
    ]
    assert _chapter(item("甲"), item("案例 1 工匠", 2), "正文。") == [
        "1. 甲",
        '::: {.case #case-gongjiang title="工匠"}\n正文。\n:::',
    ]
    assert _chapter(item("甲"), item("乙", 1, "2"), item("丙", 2, "2")) == ["1. 甲", "1. 乙\n2. 丙"]
    assert _chapter(item("甲", level=1), item("乙"), item("丙", 2)) == ["1. 甲", "1. 乙\n2. 丙"]


def test_captions_above_or_below_the_pictures_as_most_of_them_stand() -> None:
    def names(*elements: str | Element) -> list[str]:
        found = recognised("#人才培养", TEXT, *elements)
        return [text for text in found.chapter.splitlines()[2:] if text and not text.startswith(":::")]

    a, b = line(pictures="a"), line(pictures="b")
    assert names(a, "图 1-1 甲", b, "图 1-2 乙") == ["甲", "乙"]
    assert names("图 1-1 甲", a, "图 1-2 乙", b) == ["甲", "乙"]
    assert names("图 1-1 甲", a, TEXT, "图 1-2 乙", b) == ["甲", TEXT, "乙"]
    assert names(a, TEXT, b, "图 1-1 甲") == ["未命名的图", TEXT, "甲"]


def test_a_caption_without_a_picture_takes_none_that_has_its_own() -> None:
    """Where captions stand below, the picture below a bare one belongs to the caption after it."""
    grey = "a figure's caption without a picture: a grey box stands in | 图 "
    a, b, c = (line(pictures=name) for name in "abc")
    below = _told(TEXT, a, "图 1 甲", TEXT, b, "图 2 乙", TEXT, "图 3 丙", c, "图 4 丁")
    assert [one.partition(": ")[2] for one in below] == [f"{grey}3 丙"]
    above = _told(TEXT, "图 1 甲", a, TEXT, "图 2 乙", b, TEXT, "图 3 丙", c, "图 4 丁")
    assert [one.partition(": ")[2] for one in above] == [f"{grey}4 丁"]


def test_a_line_above_an_indicator_table_that_has_a_caption_is_told() -> None:
    found = recognised("#人才培养", TEXT, "#附表", "其一", "附表 2 自定", TEAMS)
    assert "aside 4: text in the annex, which holds tables only | 其一" in found.told
    assert "content/annex/ziding.csv" in found.files


def test_a_picture_beside_words_stands_after_them() -> None:
    text = _chapter(line("左边的话。", pictures="a"), "图 1-1 甲")
    assert text == ["左边的话。", '::: {.figure #fig-jia src="pictures/missing.png"}\n甲\n:::']


def test_an_embedded_object_without_a_caption_is_told_with_its_description() -> None:
    drawn = ManuscriptParagraph(0, (), "", 0, None, line().look, False, (), (Drawing("object", "", "流程"),), ())
    found = _told(TEXT, drawn, TEXT)
    assert found == ["review 3: embedded object: only its picture is in the project | 流程"]


def test_a_case_is_told_by_its_own_words_and_box() -> None:
    box = table((line("案例 1 工匠"),))
    assert _told(TEXT, box, TEXT) == [
        "review 4: case without text | 工匠",
        "case - 4: 案例 1 工匠 (in a table of its own)",
    ]
    framed = (line("案例 2 工匠", boxed=True), line("故事。", boxed=True))
    assert _told(TEXT, *framed, TEXT) == ["case - 3: 案例 2 工匠 (in paragraphs with a border or a shade)"]
    assert _told(TEXT, "案例 3 工匠", line("故事。", boxed=True), TEXT) == [
        "case - 3: 案例 3 工匠 (in paragraphs with a border or a shade)"
    ]


@pytest.mark.parametrize(("text", "short"), [("这" * 60, True), ("这" * 61, False)], ids=["sixty", "more"])
def test_a_table_of_pictures_has_short_lines_only(text: str, short: bool) -> None:
    drawn = line(pictures="a")
    found = recognised("#人才培养", table((drawn, line(text))))
    assert (f"aside 4: line in a table of pictures | {text}" in found.told) == short
    assert any(name.startswith("content/tables/") for name in found.files) != short


def test_pictures_in_a_table_are_rows_of_figures_with_the_captions_next_to_them() -> None:
    def figures(*rows: tuple[str | ManuscriptParagraph | None, ...]) -> list[list[str]]:
        rows_made = [block.splitlines() for block in _chapter(table(*rows))]
        return [[one for one in lines if not one.startswith(":::")] for lines in rows_made]

    a, b, c, d = (line(pictures=name) for name in "abcd")
    assert figures((a, b), ("图 1 甲", "图 2 乙"), (c, d), ("图 3 丙", "图 4 丁")) == [["甲", "乙"], ["丙", "丁"]]
    assert figures((a, b), (c, d)) == [["未命名的图", "未命名的图"]] * 2
    assert figures(("图 1 甲", "图 2 乙"), (a, b)) == [["甲", "乙"]]
    assert figures((a, ""), ("图 1 甲", "")) == [["甲"]]


def test_headings_above_one_with_a_number_have_one_too() -> None:
    """Up to a heading of the second level without a number, whose sections are its own."""
    lines = ("#1 甲", "##乙", "###丙", "####1.1.1.1 丁", "###戊", "##己", "###庚", "###1.2.1 辛", "##壬", "#2 癸")
    found = recognised(*lines)
    text = found.text("chapters/1-jia.md") + found.text("chapters/2-gui.md")
    numbered = [row.split()[1] for row in text.splitlines() if row.startswith("#") and ".unnumbered" not in row]
    assert numbered == ["甲", "乙", "丙", "丁", "己", "辛", "癸"]


def test_a_table_of_pictures_has_no_more_than_two_words_for_each() -> None:
    drawn = line(pictures="a")
    assert recognised("#人才培养", table((drawn, "甲"), ("乙", ""))).tables == []
    assert recognised("#人才培养", table((drawn, "甲"), ("乙", "丙"))).tables == [",甲\n乙,丙\n"]
