"""Captions that say what they name by where they stand: under pictures, over them, at the end of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdoc.manuscript.model import Element, Look, ManuscriptParagraph
from tests.manuscript.made import Made, line, recognised, table

TEXT = "这一段是正文，说的是学校这一年做了哪些工作，取得了哪些成效。"
CLUBS = table(("名称", "人数"), ("航模社", "67"))
PHOTO = line(pictures="a")


def centred(text: str) -> ManuscriptParagraph:
    return replace(line(text), look=Look(10.5, centred=True))


def _made(*elements: str | Element) -> Made:
    return recognised("#人才培养", TEXT, *elements, TEXT)


@pytest.mark.parametrize(
    ("below", "caption", "numbered"),
    [
        (centred("签约仪式（图1-1）"), "签约仪式", True),
        (line("签约仪式(图 1)"), "签约仪式", True),
        (line("▲签约仪式"), "签约仪式", False),
        (line("● 签约仪式"), "签约仪式", False),
        (centred("签约仪式"), "签约仪式", False),
    ],
)
def test_a_line_under_a_picture_is_its_caption(below: ManuscriptParagraph, caption: str, numbered: bool) -> None:
    found = _made(PHOTO, below)
    block = found.chapter.split("\n\n")[1].split("\n")
    assert block[1] == caption
    assert (".unnumbered" in block[0]) != numbered
    assert "picture without a caption" not in found.notes
    assert not any(note.startswith("reads otherwise") for note in found.notes)


@pytest.mark.parametrize(
    "below",
    [
        line("签约仪式"),
        centred("学校与企业签约，双方共建产业学院。"),
        centred("签" * 41),
        centred("图片来源：宣传部"),
        centred("注：摄于2023年"),
        line("签约仪式（表1-1）"),
        replace(centred("签约"), look=Look(10.5)),
    ],
)
def test_another_line_under_a_picture_is_text(below: ManuscriptParagraph) -> None:
    assert _made(PHOTO, below).chapter.split("\n\n")[1].split("\n")[1] == "未命名的图"


def test_a_centred_line_is_a_caption_right_under_a_picture_only() -> None:
    assert _made(PHOTO, TEXT, centred("签约仪式")).chapter.split("\n\n")[3] == "签约仪式"


@pytest.mark.parametrize("elements", [("表 1-1 生源质量", PHOTO), (PHOTO, "表 1-1 生源质量")], ids=["above", "below"])
def test_a_table_that_is_a_picture_is_a_figure_without_a_number_and_told(elements: tuple[str | Element, ...]) -> None:
    found = _made(*elements)
    block = found.chapter.split("\n\n")[1].split("\n")
    assert (".unnumbered" in block[0], block[1]) == (True, "生源质量")
    told = "table that is a picture; make a table of it, so that it has a number and can be checked: 表 1-1 生源质量"
    assert told in found.notes


def test_a_table_that_is_a_picture_leaves_the_next_figure_its_caption() -> None:
    blocks = _made("表 1-1 生源质量", PHOTO, line(pictures="b"), "图 1-1 签约").chapter.split("\n\n")[1:-1]
    assert [block.split("\n")[1] for block in blocks] == ["生源质量", "签约"]
    assert ".unnumbered" not in blocks[1]
    # One picture between a table's caption and a figure's is the figure's.
    blocks = _made("表 1-1 生源质量", PHOTO, "图 1-1 签约").chapter.split("\n\n")[1:-1]
    assert blocks[0] == "表 1-1 生源质量"
    assert blocks[1].split("\n")[1] == "签约"


def test_a_caption_above_a_table_of_pictures_does_not_slip_to_the_next_table() -> None:
    photos = table((PHOTO, line(pictures="b")), ("数控车间", "直播间"))
    found = _made("表 1-1 基地照片", photos, TEXT, CLUBS)
    lines = [one for one in found.chapter.split("\n") if not one.startswith(":::")]
    assert [one for one in lines if one and one != TEXT] == ["数控车间", "直播间", "未命名的表"]
    told = "caption above pictures that have captions of their own; it is not in the project: 表 1-1 基地照片"
    assert told in found.notes


def test_a_caption_above_a_table_of_pictures_without_captions_is_theirs() -> None:
    photos = table((PHOTO, line(pictures="b")))
    lines = _made("图 1-1 基地", photos).chapter.split("\n\n")[1].split("\n")
    assert [one for one in lines if not one.startswith(":::")] == ["基地", "基地"]
    assert [".unnumbered" in one for one in lines if ".figure " in one] == [False, True]


def test_a_numbered_caption_of_a_table_of_pictures_goes_before_the_lines_in_it() -> None:
    photos = table((PHOTO, line(pictures="b")), ("数控车间", "直播间"))
    for elements in (("图 1-1 基地", photos), (photos, "图 1-1 基地")):
        found = _made(*elements)
        lines = found.chapter.split("\n\n")[1].split("\n")
        assert [one for one in lines if not one.startswith(":::")] == ["基地", "基地"]
        assert "line in a table of pictures: 数控车间" in found.notes


def test_a_caption_in_the_first_row_under_a_table_of_pictures_is_that_of_its_table() -> None:
    photos = table((PHOTO, line(pictures="b")), ("数控车间", "直播间"))
    staff = table(("表 1-2 教师", None, None), ("职称", "人数", "占比"), ("教授", "30", "7%"))
    found = _made("表 1-1 基地照片", photos, TEXT, staff)
    assert found.tables == ["职称,人数,占比\n教授,30,7%\n"]
    assert "\n教师\n" in found.chapter


@pytest.mark.parametrize(
    ("caption", "words", "attributes"),
    [
        ("表 1-1 时间分配        单位：周", "时间分配", ' unit="单位：周"'),
        ("表 1-1 就业率（%）  数据来源：就业网", "就业率（%）", ' source="数据来源：就业网"'),
        ("表 1-1 规模\t计量单位：人 来源：学工处", "规模", ' unit="计量单位：人" source="来源：学工处"'),
        ("表 1-1 去向（单位：%）", "去向（单位：%）", ""),
        ("表 1-1 合作单位：名单", "合作单位：名单", ""),
        ("表 1-1 单位：人", "单位：人", ""),
    ],
)
def test_a_unit_and_a_source_at_the_end_of_a_caption(caption: str, words: str, attributes: str) -> None:
    block = _made(caption, CLUBS).chapter.split("\n\n")[1].split("\n")
    assert block[1] == words
    assert block[0].partition('.csv"')[2] == f"{attributes}}}"


@pytest.mark.parametrize(
    "title",
    [
        "【典型案例】数字赋能",
        "[案例] 数字赋能",
        "〔案例〕数字赋能",
        "特色案例：数字赋能",
        "案例：数字赋能",
        "专栏 1 数字赋能",
        "专栏1-1：数字赋能",
        "专栏：数字赋能",
        "〔案例1〕数字赋能",
    ],
)
def test_titles_of_cases(title: str) -> None:
    assert _made(title).chapter.split("\n\n")[1].split("\n")[0] == '::: {.case #case-shuzi-funeng title="数字赋能"}'


@pytest.mark.parametrize(
    "line",
    [
        "典型案例：学校这样做。",
        "专栏数字赋能",
        "案例教学法",
        "【典型案例】",
        "案例：" + "长" * 51,
        "##【典型案例】数字赋能",
    ],
)
def test_other_lines_with_the_word_are_none(line: str) -> None:
    assert ".case" not in _made(line).chapter


def test_a_centred_line_that_says_so_is_the_caption_of_the_table_below() -> None:
    assert _made(centred("规模一览表"), CLUBS).chapter.split("\n\n")[1].split("\n")[1] == "规模一览表"
    assert _made(centred("规模一览"), CLUBS).chapter.split("\n\n")[1] == "规模一览"
    assert _made(line("规模一览表"), CLUBS).chapter.split("\n\n")[1] == "规模一览表"


def test_the_look_of_a_caption_is_left_to_the_template() -> None:
    assert _made("*表 1-1 社团", CLUBS).chapter.split("\n\n")[1].split("\n")[1] == "社团"
