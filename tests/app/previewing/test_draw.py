"""What a preview is made of, and what of it counts as changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reportdoc.app.previewing.draw import Drawing
from reportdoc.app.previewing.pieces import Box, Image, Items, Line, Look, Piece, Sheet, Side
from reportdoc.report.numbering import number
from tests.content.folder import Folder
from tests.content.pictures import picture

CHAPTER = """\
## 概况

一段**要紧**的话[^1]，H~2~O。

3. 第三
4. 第四

   续第四

$$\\frac{a}{b}$$

::: {.table #tbl-a src="tables/a.csv" header=2 unit="单位：人" source="教务处"}
社团
:::

::: {.case title="送教下乡"}
案例一段。

::: {.figures}
::: {.figure src="pictures/a.png"}
左图
:::

::: {.figure src="pictures/a.png"}
右图
:::
:::
:::

[^1]: 注文。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.write("tables/a.csv", "社团,人数,<\n^,男,女\n棋社,30,8\n")
    folder.write("pictures/a.png", picture("PNG", 40, 30))
    return folder


def drawn(folder: Folder, text: str, known: Counter[str] | None = None) -> tuple[tuple[Piece, ...], Drawing]:
    folder.chapter(text)
    report = folder.load().report
    drawing = Drawing(number(report), known)
    return drawing.pieces(report.chapters[0].blocks), drawing


def told(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield what a reader sees, a line a piece."""
    for one in pieces:
        match one:
            case Line():
                yield f"{one.look}: {''.join(run.text for run in one.runs)}"
            case Items():
                yield from (f"{one.start + at}. {line}" for at, item in enumerate(one.items) for line in told(item))
            case Sheet():
                for row in one.rows:
                    yield " | ".join(
                        f"{'/'.join(cell.lines)}{cell.rows}{cell.columns}{cell.align}" for cell in row.cells
                    )
            case Image():
                yield f"picture {one.width} × {one.height}"
            case Box():
                yield from (f"box {line}" for line in told((one.title, *one.inside)))
            case Side():
                yield from (f"beside {line}" for column in one.columns for line in told(column))


def test_every_kind_of_block_is_there_with_its_number(folder: Folder) -> None:
    pieces, drawing = drawn(folder, CHAPTER)
    assert list(told(pieces)) == [
        "heading: 1 人才培养",
        "heading: 1.1 概况",
        "text: 一段要紧的话1，H2O。",
        "3. text: 第三",
        "4. text: 第四",
        "4. text: 续第四",
        "formula: a/b",
        "caption: 表 1-1　社团",
        "unit: 单位：人",
        "社团21 | 人数12",
        "男11 | 女11",
        "棋社11c | 3011r | 811r",
        "source: 教务处",
        "box caption: 案例 1　送教下乡",
        "box text: 案例一段。",
        "box beside picture 40 × 30",
        "box beside caption: 图 1-1　左图",
        "box beside picture 40 × 30",
        "box beside caption: 图 1-2　右图",
        "foot: 1 注文。",
    ]
    assert [path.name for path in drawing.pictures.values()] == ["a.png"]
    assert drawing.changed == 0


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("一段**要紧**的话", "一段要紧的话", 0),
        ("H~2~O", "CO~2~", 1),
        ("续第四", "续第四\n\n   又一段", 1),
        ("案例一段。", "案例一段。\n\n案例一段。", 1),
        ("注文。", "注文改了。", 1),
        ("案例一段。", "案例一段[^2]。\n\n[^2]: 又一注。", 1),
        ("## 概况", "## 概况\n\n### 新节", 1),
    ],
)
def test_what_reads_otherwise_than_before_is_marked(folder: Folder, old: str, new: str, changed: int) -> None:
    _, before = drawn(folder, CHAPTER)
    _, now = drawn(folder, CHAPTER.replace(old, new), before.texts)
    assert now.changed == changed


def test_references_looks_and_line_breaks_stand_as_in_the_report(folder: Folder) -> None:
    table = CHAPTER[CHAPTER.index("::: {.table") : CHAPTER.index("::: {.case")]
    text = f"## 概况\n\n见@tbl-a，**要紧**的H~2~O\\\n另起。\n\n{table}"
    pieces, _ = drawn(folder, text)
    (line,) = [one for one in pieces if isinstance(one, Line) and one.look is Look.TEXT]
    assert [(run.text, run.look.value) for run in line.runs] == [
        ("见", "plain"),
        ("表 1-1", "plain"),
        ("，", "plain"),
        ("要紧", "strong"),
        ("的H", "plain"),
        ("2", "lowered"),
        ("O", "plain"),
        ("", "break"),
        ("另起。", "plain"),
    ]
    assert [(one.level, one.label) for one in pieces if isinstance(one, Line) and one.look is Look.CAPTION] == [
        (0, "tbl-a")
    ]


def test_the_row_that_reads_otherwise_is_marked_and_what_heads_the_columns_is_a_header(folder: Folder) -> None:
    text = CHAPTER[CHAPTER.index("::: {.table") : CHAPTER.index("::: {.case")]
    _, before = drawn(folder, text)
    folder.write("tables/a.csv", "社团,人数,<\n^,男,女\n棋社,30,9\n")
    pieces, _ = drawn(folder, text, before.texts)
    (sheet,) = [one for one in pieces if isinstance(one, Sheet)]
    assert [(row.header, row.changed) for row in sheet.rows] == [(True, False), (True, False), (False, True)]
    assert not sheet.chart


def test_a_chart_shows_its_figures_its_unit_and_its_source(folder: Folder) -> None:
    folder.write("charts/c.csv", "年份,人数\n2022,30\n2023,38\n")
    chart = '::: {.chart #fig-c src="charts/c.csv" type="bar" unit="单位：人" source="学生处"}\n规模\n:::\n'
    pieces, _ = drawn(folder, chart)
    assert list(told(pieces))[1:] == [
        "unit: 单位：人",
        "年份11 | 人数11",
        "202211c | 3011r",
        "202311c | 3811r",
        "source: 学生处",
        "caption: 图 1-1　规模",
    ]
    assert [one.chart for one in pieces if isinstance(one, Sheet)] == [True]
