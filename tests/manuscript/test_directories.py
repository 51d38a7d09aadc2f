"""The directories that a manuscript brings along: which lines belong to them, and what each of these lists."""

from __future__ import annotations

import pytest

from reportdoc.manuscript.model import Drawing, Element, Look, ManuscriptParagraph, ManuscriptTable, Run, TableCell
from reportdoc.manuscript.recognition.directories import directories, is_title, key


def _line(index: int, text: str, style: str = "", *, level: int = 0, field: bool = False) -> ManuscriptParagraph:
    return ManuscriptParagraph(index, (Run(text),), style, level, None, Look(), field, (), (), ())


def _table(index: int, *rows: tuple[str, ...]) -> ManuscriptTable:
    return ManuscriptTable(index, tuple(tuple(TableCell((_line(0, text),)) for text in row) for row in rows), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目录", True),
        ("目　次", True),
        ("CONTENTS", True),
        ("表目录", True),
        ("附表目录", True),
        ("表格索引", True),
        ("图清单", True),
        ("图片目录", True),
        ("插图目录", True),
        ("图表目录", True),
        ("案例目录", True),
        ("专业目录", False),
        ("目录管理", False),
        ("", False),
    ],
)
def test_titles_of_directories(text: str, expected: bool) -> None:
    assert is_title(text) == expected


@pytest.mark.parametrize(
    ("line", "style", "expected"),
    [
        ("1.2 专业建设\t12", "", ("专业建设", 2)),
        ("1.2.3 专业建设……………… 12", "", ("专业建设", 3)),
        ("一、人才培养.......（3）", "", ("人才培养", 1)),
        ("第一章 人才培养 —— 3", "", ("人才培养", 1)),
        ("前言 ii", "", ("前言", 0)),
        ("前言  XIV", "", ("前言", 0)),
        ("人才培养···123", "", ("人才培养", 0)),
        ("人才培养 1234", "", ("人才培养1234", 0)),
        ("人才培养", "toc 1", ("人才培养", 1)),
        ("1.2 专业建设\t12", "toc 3", ("专业建设", 3)),
        ("专业建设……", "目录 2", ("专业建设", 2)),
        ("专业建设 7", "contents4", ("专业建设", 4)),
        ("Ｘ＋Ｙ：的 工作、\t9", "", ("X+Y:的工作", 0)),
        ("表 1-1 社团\t3", "", None),
        ("附表1 计分卡\t3", "", None),
        ("图 2 合影\t3", "", None),
        ("案例 3 工匠\t3", "", None),
        ("……\t3", "", None),
    ],
)
def test_what_a_line_lists(line: str, style: str, expected: tuple[str, int] | None) -> None:
    found = directories([_line(1, "目录"), _line(2, line, style, field=True)])
    assert [(one.key, one.level) for one in found.lines] == ([expected] if expected else [])
    assert (sorted(found.members), found.texts) == ([1, 2], ("目录", line.strip()))


def test_titles_are_compared_without_numbers_blanks_and_dots() -> None:
    assert [key(text) for text in ("1.2 专业 建设", "（一）专业建设", "专业建设……", "专业建设：", "１＋Ｘ")] == [
        *["专业建设"] * 4,
        "1+X",
    ]


def test_a_directory_ends_with_its_last_entry_and_blank_lines_within_it_belong_to_it() -> None:
    lines = ("封面", "", "目录", "", "一、人才培养……1", "", "", "二、服务……2", "", "一、人才培养", "正文 3", "", "")
    found = directories([_line(index, text) for index, text in enumerate(lines, 1)])
    assert sorted(found.members) == [3, 4, 5, 6, 7, 8]
    assert found.texts == ("目录", "一、人才培养……1", "二、服务……2")
    assert [(one.key, one.level) for one in found.lines] == [("人才培养", 1), ("服务", 1)]


def test_an_entry_is_short_no_heading_and_stands_in_a_directory() -> None:
    def listed(*lines: ManuscriptParagraph) -> list[int]:
        return sorted(directories(lines).members)

    assert listed(_line(1, "一、人才培养……1")) == []
    assert listed(_line(1, "目录"), _line(2, "一、人才培养……1", level=1)) == [1]
    assert listed(_line(1, "目录"), _line(2, "人" * 115 + "……12")) == [1, 2]
    assert listed(_line(1, "目录"), _line(2, "人" * 116 + "……12")) == [1]
    assert listed(_line(1, "页码", field=True), _line(2, "一、人才培养……1")) == [1, 2]


def test_a_picture_ends_a_directory() -> None:
    drawn = ManuscriptParagraph(2, (), "", 0, None, Look(), False, (), (Drawing("picture", "a"),), ())
    assert directories([_line(1, "目录"), drawn, _line(3, "人才培养……1")]).members == {1}


def test_of_nothing_there_is_no_directory() -> None:
    found = directories([_line(1, ""), _table(2, ("a", "1"))])
    assert (found.members, found.lines, found.texts) == (frozenset(), (), ())


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        ((("人才培养", "1"), ("服务贡献", "… 12")), ("人才培养 1", "服务贡献 … 12")),
        ((("序号", "标题", "页码"), ("1", "人才培养", "7")), ("序号 标题 页码", "1 人才培养 7")),
        ((("1", "", "人才培养", "7"), ("", "", "", "")), ("1 人才培养 7",)),
        ((("标题", "页码"),), ()),
        ((("标题", "页码"), ("人才培养", "七")), ()),
        ((("标题", "页码"), ("人才培养", "1234")), ()),
        ((("标题", "页码"), ("a", "页"), ("人才培养", "7")), ()),
        ((("人才培养 1",), ("服务贡献 2",)), ()),
        ((("1", "a", "b", "人才培养", "7"),), ()),
        ((("", ""),), ()),
    ],
)
def test_a_table_with_pages_at_the_ends_of_its_rows_is_a_directory(
    rows: tuple[tuple[str, ...], ...], listed: tuple[str, ...]
) -> None:
    elements: list[Element] = [_line(1, "目录"), _table(2, *rows), _line(9, "服务贡献……9")]
    found = directories(elements)
    assert found.texts[1:] == ((*listed, "服务贡献……9") if listed else ())
    assert found.members == ({1, 2, 9} if listed else {1})
