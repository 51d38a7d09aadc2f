"""Categories and series that came, went, moved or got another name: what becomes of the file behind a chart."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from io import StringIO

import pytest
from lxml import etree

from reportdoc.app.returned.cells import Cells
from reportdoc.app.returned.chart_data import ChartFile, chart_edits
from reportdoc.app.returned.merging import merged
from reportdoc.app.returned.model import Unit, Where, Written
from reportdoc.report.cells import Cell, Grid

FILE = "content/charts/share.csv"
DATA = '类别,甲年,乙年,丙年\n师范类,1,2,3\n"工科类, 含矿业",10,20,30\n医科类,100,200,300\n农科类,7,8,9\n'
ROWS = [
    ["", "甲年", "乙年", "丙年"],
    ["师范类", "1", "2", "3"],
    ["工科类, 含矿业", "10", "20", "30"],
    ["医科类", "100", "200", "300"],
    ["农科类", "7", "8", "9"],
]


def part(rows: Sequence[Sequence[str]], kind: str = "barChart") -> etree._Element:
    """Return a chart part with data, as ECMA-376 part 1, 21.2, has it."""

    def points(texts: Sequence[str]) -> str:
        return "".join(f'<c:pt idx="{at}"><c:v>{one}</c:v></c:pt>' for at, one in enumerate(texts) if one)

    series = "".join(
        f"<c:ser><c:tx>{points([name])}</c:tx><c:cat>{points([row[0] for row in rows[1:]])}</c:cat>"
        f"<c:val>{points([row[column] for row in rows[1:]])}</c:val></c:ser>"
        for column, name in enumerate(rows[0])
        if column
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return etree.fromstring(f'<c:chartSpace xmlns:c="{space}"><c:{kind}>{series}</c:{kind}></c:chartSpace>')


def found(
    new: Sequence[Sequence[str]], *, bound: Sequence[tuple[int, int]] = (), kind: str = "barChart", other: str = ""
) -> Cells:
    """Return what becomes of the file when its chart comes back with `new` data."""
    unit = Unit(FILE, (), Written.NEVER, (), "chart", Where("图 1-1"), "fig-share")
    grid = Grid(tuple(tuple(map(Cell, row)) for row in ROWS), 1)
    file = ChartFile(unit, grid, DATA, frozenset(bound), (other,) if other else ())
    return chart_edits(part(ROWS, kind), part(new, kind), file)


def after(new: Sequence[Sequence[str]], today: str = DATA, *, bound: Sequence[tuple[int, int]] = ()) -> str:
    """Return the file of today afterwards."""
    return merged(DATA, today, found(new, bound=bound).edits).text


def columns(*which: int, rows: Sequence[Sequence[str]] = ROWS) -> list[list[str]]:
    return [[row[at] for at in which] for row in rows]


@pytest.mark.parametrize(
    ("new", "wanted"),
    [
        (ROWS[:2] + ROWS[3:], "类别,甲年,乙年,丙年\n师范类,1,2,3\n医科类,100,200,300\n农科类,7,8,9\n"),
        (ROWS[:4], '类别,甲年,乙年,丙年\n师范类,1,2,3\n"工科类, 含矿业",10,20,30\n医科类,100,200,300\n'),
        (
            columns(0, 1, 3),
            '类别,甲年,丙年\n师范类,1,3\n"工科类, 含矿业",10,30\n医科类,100,300\n农科类,7,9\n',
        ),
        (columns(0, 1), '类别,甲年\n师范类,1\n"工科类, 含矿业",10\n医科类,100\n农科类,7\n'),
        (
            [ROWS[0], ["教育类", "1", "2", "3"], *ROWS[2:]],
            DATA.replace("师范类", "教育类"),
        ),
        (
            [ROWS[0], ["教育类", "1", "2", "3"], *ROWS[3:]],
            "类别,甲年,乙年,丙年\n教育类,1,2,3\n医科类,100,200,300\n农科类,7,8,9\n",
        ),
        (
            [ROWS[0], ROWS[1], ["理科类", "4", "5", "6"], *ROWS[3:]],
            "类别,甲年,乙年,丙年\n师范类,1,2,3\n理科类,4,5,6\n医科类,100,200,300\n农科类,7,8,9\n",
        ),
        (
            [ROWS[0], ROWS[4], *ROWS[1:4]],
            '类别,甲年,乙年,丙年\n农科类,7,8,9\n师范类,1,2,3\n"工科类, 含矿业",10,20,30\n医科类,100,200,300\n',
        ),
        ([*ROWS, ["法科类", "4", "5", "6"]], f"{DATA}法科类,4,5,6\n"),
        (
            [[*ROWS[0], "丁年"], *([*row, "5"] for row in ROWS[1:])],
            DATA.replace("丙年\n", "丙年,丁年\n")
            .replace("3\n", "3,5\n")
            .replace("0\n", "0,5\n")
            .replace("9\n", "9,5\n"),
        ),
        (
            columns(0, 3, 1, 2),
            '类别,丙年,甲年,乙年\n师范类,3,1,2\n"工科类, 含矿业",30,10,20\n医科类,300,100,200\n农科类,9,7,8\n',
        ),
        (
            [*columns(0, 1, 3, rows=ROWS[:1]), ["医科类", "100", "301"], ["师范类", "1", "3"], ["法科类", "0", ""]],
            "类别,甲年,丙年\n医科类,100,301\n师范类,1,3\n法科类,0,\n",
        ),
    ],
)
def test_the_file_says_what_the_chart_says(new: list[list[str]], wanted: str) -> None:
    assert after(new) == wanted
    assert not found(new).told


def test_what_somebody_changed_beside_it_since_is_kept() -> None:
    assert after(ROWS[:2] + ROWS[3:], DATA.replace("7,8,9", "7,8,99")).endswith(
        "师范类,1,2,3\n医科类,100,200,300\n农科类,7,8,99\n"
    )


def test_a_swap_of_names_and_figures_renames_nothing() -> None:
    edits = found([ROWS[0], ROWS[2], ROWS[1], *ROWS[3:]]).edits
    assert not [one for one in edits if (one.old, one.new) == ("师范类", "工科类, 含矿业")]
    assert after([ROWS[0], ROWS[2], ROWS[1], *ROWS[3:]]).startswith(
        '类别,甲年,乙年,丙年\n"工科类, 含矿业",10,20,30\n师范类,1,2,3\n'
    )


REPLACED = [ROWS[0], ROWS[1], ["理科类", "4", "5", "6"], *ROWS[3:]]


@pytest.mark.parametrize(
    ("new", "bound", "wanted"),
    [
        (ROWS[:2] + ROWS[3:], (2, 1), DATA),
        (columns(0, 2, 3), (2, 1), DATA),
        (REPLACED, (2, 1), DATA),
        (REPLACED, (1, 1), DATA.replace('"工科类, 含矿业",10,20,30', "理科类,4,5,6")),
        ([ROWS[0], *ROWS[3:]], (2, 1), DATA.replace("师范类,1,2,3\n", "")),
    ],
)
def test_what_figures_are_bound_to_stays(new: list[list[str]], bound: tuple[int, int], wanted: str) -> None:
    assert after(new, bound=[bound]) == wanted
    assert len(found(new, bound=[bound]).told) == (bound == (2, 1))


@pytest.mark.parametrize(
    ("new", "kind", "other", "reason"),
    [
        (
            [["", "子", "丑"], ["一", "4", "5"]],
            "barChart",
            "",
            "which of them are the old ones cannot be told by their names",
        ),
        ([*ROWS[:4], ["农科类", "7", "8", "约9"], ["理科类", "1", "1", "1"]], "barChart", "", '"约9" is not a number'),
        ([ROWS[0], ["", "1", "2", "3"], *ROWS[3:]], "barChart", "", "which of them are the old ones"),
        ([ROWS[0], ["农科类", "1", "2", "3"], ROWS[4]], "barChart", "", "which of them are the old ones"),
        (ROWS[:3], "pieChart", "", "a pie chart shows one series, and there are more"),
        (ROWS[:3], "barChart", "表 1-2", "表 1-2 is made from content/charts/share.csv as well"),
        (ROWS[:1], "barChart", "", "the chart has no figures"),
        ([*ROWS[:4], ["农科类", "7", "8", "约9"]], "barChart", "", '"约9" is not a number'),
    ],
)
def test_what_cannot_be_told_or_drawn_is_left_with_the_reason(
    new: list[list[str]], kind: str, other: str, reason: str
) -> None:
    cells = found(new, kind=kind, other=other)
    assert not cells.edits
    (told,) = cells.told
    assert reason in str(told.message)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_becomes_of_rows_columns_and_figures_the_file_says_it(seed: int) -> None:
    chance = random.Random(seed)
    rows = chance.sample(range(1, 5), chance.randint(1, 4))
    kept = chance.sample(range(1, 4), chance.randint(1, 3))
    new = [[ROWS[row][column] for column in (0, *kept)] for row in (0, *rows)]
    if chance.random() < 0.5:
        new.insert(chance.randint(1, len(new)), ["新类", *(str(chance.randint(0, 99)) for _ in kept)])
    if chance.random() < 0.5:
        at = chance.randint(1, len(new[0]))
        new = [[*row[:at], "新年" if not i else str(chance.randint(0, 99)), *row[at:]] for i, row in enumerate(new)]
    if chance.random() < 0.5:
        new[chance.randint(1, len(new) - 1)][chance.randint(1, len(new[0]) - 1)] = "55"
    if chance.random() < 0.3:
        new[chance.randint(1, len(new) - 1)][0] = "改名类"
    said = list(csv.reader(StringIO(after(new))))
    assert said == [["类别", *new[0][1:]], *new[1:]]
