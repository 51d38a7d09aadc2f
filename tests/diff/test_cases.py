"""What is told of two Word files, line by line: tables of small cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diff.word import caption, differences, heading, table, text

TABLES = {
    "nothing": (("社团|人数", "文学社|60"), ("社团|人数", "文学社|60"), []),
    "a cell": (
        ("社团|人数|类别", "文学社|60|文艺"),
        ("社团|人数|类别", "文学社|66|文化"),
        ["  文学社 / 人数: 60 → 66 (figure)", "  文学社 / 类别: 文艺 → 文化"],
    ),
    "a header": (("社团|人数", "文学社|60"), ("社团|规模", "文学社|60"), ["  社团 规模 / 规模: 人数 → 规模"]),
    "a row between": (
        ("社团|人数", "文学社|60", "篮球社|48"),
        ("社团|人数", "文学社|60", "棋社|12", "篮球社|48"),
        ["  + row 棋社"],
    ),
    "rows gone": (
        ("社团|人数", "文学社|60", "棋社|12", "篮球社|48", "合计|120"),
        ("社团|人数", "文学社|60", "合计|120"),
        ["  - row 棋社", "  - row 篮球社"],
    ),
    "a row renamed": (
        ("社团|人数", "文学社团|60", "篮球社|48"),
        ("社团|人数", "文学社团部|60", "篮球社|48"),
        ["  文学社团部 / 社团: 文学社团 → 文学社团部"],
    ),
    "a row renamed among others that come": (
        ("社团|人数", "校园文学社团|60", "篮球社|48"),
        ("社团|人数", "棋社|12", "校园文学社|61", "篮球社|48"),
        ["  校园文学社 / 社团: 校园文学社团 → 校园文学社", "  校园文学社 / 人数: 60 → 61 (figure)", "  + row 棋社"],
    ),
    "columns": (
        ("社团|人数|教师", "文学社|60|甲", "篮球社|48|乙"),
        ("社团|类别|人数", "文学社|文艺|60", "篮球社|体育|48"),
        ["  + column 类别", "  - column 教师"],
    ),
    "rows in another order": (
        ("社团|人数", "文学社|60", "篮球社|48", "棋社|12"),
        ("社团|人数", "棋社|12", "文学社|60", "篮球社|48"),
        [],
    ),
    "a counting column": (
        ("序号|社团|人数", "1|文学社|60", "2|篮球社|48"),
        ("序号|社团|人数", "1|棋社|12", "2|文学社|60", "3|篮球社|49"),
        ["  篮球社 / 人数: 48 → 49 (figure)", "  + row 棋社"],
    ),
    "a counting column with a total": (
        ("编号|社团|人数", "1|文学社|60", "2|篮球社|48", "合计|<|108"),
        ("编号|社团|人数", "1|文学社|60", "2|篮球社|50", "合计|<|110"),
        ["  篮球社 / 人数: 48 → 50 (figure)", "  合计 / 人数: 108 → 110 (figure)"],
    ),
    "a column of figures that does not count": (
        ("届|社团|人数", "5|文学社|60", "7|篮球社|48"),
        ("届|社团|人数", "6|文学社|60", "7|篮球社|48"),
        ["  6 / 届: 5 → 6 (figure)"],
    ),
    "units head no row": (
        ("序号|指标|单位|2023年", "1|毕业生人数|人|4487", "2|满意度|%|95.2"),
        ("序号|指标|单位|2023年", "1|毕业生人数|人|4407", "2|满意度|分|95.2"),
        ["  毕业生人数 / 2023年: 4487 → 4407 (figure)", "  满意度 / 单位: % → 分"],
    ),
    "two words head a row": (
        ("学院|专业|班级|人数", "机械|数控|甲班|40"),
        ("学院|专业|班级|人数", "机械|数控|甲班|41"),
        ["  机械 数控 / 人数: 40 → 41 (figure)"],
    ),
    "a row without words": (
        ("年|人数", "2021|40", "2022|41", "2023|42"),
        ("年|人数", "2021|40", "2022|46", "2023|42"),
        ["  2022 / 人数: 41 → 46 (figure)"],
    ),
    "signs and blanks": (("项目|值", "甲|—"), ("项目|值", "甲|约 5 项"), ["  甲 约 5 项 / 值: — → 约 5 项"]),
    "blanks within": (("项目|值", "甲 类|5"), ("项目|值", "甲  类|5"), ["  甲 类 / 项目: 甲 类 → 甲  类"]),
}  # fmt: skip

TEXTS = {
    "a word": (
        "学校聘请校外专家。", "学校邀请校外专家。",
        ["changed text: 学校[聘]请校外专家。 → 学校[邀]请校外专家。"],
    ),
    "a sentence more": ("第一句。", "第一句。第二句。", ["added text: 第二句。"]),
    "a sentence less": ("第一句。第二句！", "第二句！", ["removed text: 第一句。"]),
    "a clause": ("前半；后半。", "前半；后面。", ["changed text: 后[半]。 → 后[面]。"]),
    "a figure": (
        "毕业生4487人，就业。", "毕业生4407人，就业。",
        ["changed text (figures): 毕业生[4487]人，就业。 → 毕业生[4407]人，就业。",
         "figure -: 4487 → 4407人 | 毕业生4407人，就业。"],
    ),
    "a figure with commas": (
        "投入1,234.5万元。", "投入1,334.5万元。",
        ["changed text (figures): 投入[1,234.5]万元。 → 投入[1,334.5]万元。",
         "figure -: 1,234.5 → 1,334.5万元 | 投入1,334.5万元。"],
    ),
    "figures of other things": (
        "共有12个班。", "共有90名学生。",
        ["changed text: 共有[12个班]。 → 共有[90名学生]。"],
    ),
    "the excerpt": (
        "一二三四五六七八九十甲乙丙丁5项戊己庚辛壬癸子丑寅卯辰巳午未。",
        "一二三四五六七八九十甲乙丙丁6项戊己庚辛壬癸子丑寅卯辰巳午未。",
        ["changed text (figures): 一二三四五六七八九十甲乙丙丁[5]项戊己庚辛壬癸子丑寅卯辰巳午未。"
         " → 一二三四五六七八九十甲乙丙丁[6]项戊己庚辛壬癸子丑寅卯辰巳午未。",
         "figure -: 5 → 6项 | …三四五六七八九十甲乙丙丁6项戊己庚辛壬癸子丑寅卯辰…"],
    ),
    "another wording": (
        "专业布局与产业发展相适应，持续优化。", "新生报到注册工作顺利，全部完成。",
        ["removed text: 专业布局与产业发展相适应，持续优化。", "added text: 新生报到注册工作顺利，全部完成。"],
    ),
    "letters between": (
        "教师赴井冈山市委党校参加培训和学习。", "教师赴延安市干部学校参加培训和学习。",
        ["changed text: 教师赴[井冈山市委党]校参加培训和学习。 → 教师赴[延安市干部学]校参加培训和学习。"],
    ),
    "words of Latin letters": (
        "使用Python语言教学。", "使用Rust语言教学。",
        ["changed text: 使用[Python]语言教学。 → 使用[Rust]语言教学。"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), TABLES.values(), ids=TABLES)
def test_tables(tmp_path: Path, old: tuple[str, ...], new: tuple[str, ...], expected: list[str]) -> None:
    lines = differences(tmp_path, caption("表", 1, "情况") + table(*old), caption("表", 1, "情况") + table(*new))
    assert [line for line in lines if line.startswith("  ")] == expected
    assert (lines[:1] == ["changed table: 表 1 情况"]) == bool(expected)


@pytest.mark.parametrize(("old", "new", "expected"), TEXTS.values(), ids=TEXTS)
def test_texts(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert differences(tmp_path, text(old), text(new)) == expected


def test_headings_that_come_go_and_move(tmp_path: Path) -> None:
    old = heading("甲章") + heading("教学", 2) + heading("科研", 2) + heading("后勤", 2) + heading("乙章")
    new = heading("甲章") + heading("科研", 2) + heading("心理", 2) + heading("乙章") + heading("教学", 2)
    assert differences(tmp_path, old, new) == [
        "added heading 1.2 心理",
        "removed heading 1.3 后勤",
        "moved heading 1.1 教学 → 2.1 教学 below 1 甲章 → 2 乙章",
        "number of section 科研: 1.2 → 1.1",
        "number of section 教学: 1.1 → 2.1",
    ]


def test_a_chapter_that_goes_takes_all_with_it_and_says_so_in_its_place(tmp_path: Path) -> None:
    gone = (
        heading("乙章")
        + heading("丙节", 2)
        + text("乙章里的一段。")
        + caption("表", 1, "乙表")
        + table("甲|乙", "丙|1")
    )
    old = heading("甲章") + gone + heading("丁章")
    assert differences(tmp_path, old, heading("甲章") + heading("丁章")) == [
        "removed chapter 2 乙章",
        "removed heading 2 乙章",
        "removed heading 2.1 丙节",
        "removed text §2.1: 乙章里的一段。",
        "removed table §2.1 2×2: 表 1 乙表",
        "number of section 丁章: 3 → 2",
    ]


def test_a_chapter_that_comes(tmp_path: Path) -> None:
    came = heading("乙章") + text("乙章里的一段。") + caption("表", 1, "乙表") + table("甲|乙", "丙|1")
    assert differences(tmp_path, heading("甲章"), heading("甲章") + came) == [
        "added chapter 2 乙章",
        "added heading 2 乙章",
        "added text §2: 乙章里的一段。",
        "added table §2 2×2: 表 1 乙表",
    ]


def test_texts_and_tables_that_move_say_where_they_stood(tmp_path: Path) -> None:
    moving = text("这一段讲的是学校与企业共建基地。") + caption("表", 1, "基地") + table("甲|乙", "丙|1")
    sections = heading("章"), heading("甲节", 2), heading("乙节", 2)
    old = sections[0] + sections[1] + moving + sections[2]
    new = sections[0] + sections[1] + sections[2] + moving
    assert differences(tmp_path, old, new) == [
        "moved text §1.2 from  §1.1: 这一段讲的是学校与企业共建基地。",
        "moved table §1.2 from  §1.1: 表 1 基地",
    ]


@pytest.mark.parametrize(
    ("first", "second", "figures"),
    [
        (("4487人", "4407人"), ("4487名", "4407名"), 1),  # four digits tell a figure anywhere
        (("48人", "52人"), ("48人", "52人"), 1),
        (("48人", "52人"), ("48", "52"), 1),  # the one that does not say what it counts
        (("48人", "52人"), ("48项", "52项"), 2),
        (("3人", "4人"), ("3项", "4项"), 2),
        (("3人", "4人"), ("3人", "4人"), 1),
    ],
)
def test_one_change_of_a_figure_in_two_places(
    tmp_path: Path, first: tuple[str, str], second: tuple[str, str], figures: int
) -> None:
    old, new = (
        text(f"学校共有学生{one}。") + text(f"再说一遍，总数为{other}，没有变化。")
        for one, other in zip(first, second, strict=True)
    )
    lines = differences(tmp_path, old, new)
    assert len([line for line in lines if line.startswith("figure")]) == figures
