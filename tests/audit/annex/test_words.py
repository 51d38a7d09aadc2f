"""Every word of what is told of the official tables against the catalogue of the year and one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project
from tests.audit.told import line

CONTENT = Path(__file__).parents[3] / "content/annex"

TITLE = "人才培养质量计分卡"


def _official(name: str) -> list[str]:
    return (CONTENT / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]


CARD = _official("scorecard")
RESOURCES = _official("resources")
POLICIES = _official("policies")


def _with(rows: list[str], **values: str) -> str:
    """Return rows with other values for the indicators of these names."""
    named = [(row, row.split(",")[1].strip("　").removeprefix("其中：")) for row in rows]
    return "\n".join(f"{row.rpartition(',')[0]},{values[name]}" if name in values else row for row, name in named)


def _told(project: Project) -> list[str]:
    return [line(one) for one in project.findings("A") if one.code != "A303"]


ROWS = {
    "as it is": (CARD, []),
    "without its first row": (
        CARD[1:],
        [f"A301 ERROR B2 | → 毕业生人数（人） | {TITLE} has no row 毕业生人数（人）"],
    ),
    "without two rows": (
        [*CARD[:5], *CARD[6:11]],
        [
            f"A301 ERROR B7, B6 | → 月收入（元） | {TITLE} has no row 月收入（元）",
            f"A301 ERROR B11 | → 毕业三年晋升比例（%） | {TITLE} has no row 毕业三年晋升比例（%）",
        ],
    ),
    "without four rows": (
        [*CARD[:2], *CARD[6:]],
        [
            "A301 EXPLAIN B4, B3 | → 毕业去向落实人数－毕业生升学人数（人）、"
            f"毕业去向落实人数－毕业生升学人数－升入本科人数（人）、"
            f"毕业生本省去向落实率（%）、月收入（元） | {TITLE} has no row"
            " 毕业去向落实人数－毕业生升学人数（人）、"
            "毕业去向落实人数－毕业生升学人数－升入本科人数（人）、毕业生本省去向落实率（%）、月收入（元）"
        ],
    ),
    "its last row first": (
        [CARD[-1], *CARD[:-1]],
        [
            "A305 ERROR A2 | 7 → 1 | 7 follows 0 in the 序号",
            f"A305 EXPLAIN B2 | → | 毕业三年晋升比例 stands elsewhere than the catalogue of {TITLE} has it",
            "A305 ERROR A3 | 1 → 8 | 1 follows 7 in the 序号",
        ],
    ),
    "a wrong 序号": (
        [*CARD[:5], "9,月收入,元,4833.35", *CARD[6:]],
        ["A305 ERROR A7 | 9 → 4 | 9 follows 3 in the 序号"],
    ),
    "a misprint": (
        [*CARD[:5], "4,月收人,元,4833.35", *CARD[6:]],
        [f"A302 EXPLAIN B7 | 月收人 → 月收入 | the catalogue of {TITLE} has no row 月收人; did you mean 月收入?"],
    ),
    "no unit": (
        [*CARD[:5], "4,月收入,,4833.35", *CARD[6:]],
        ["A304 EXPLAIN C7 | → 元 | the unit of 月收入 is 元, not “”"],
    ),
    "another unit": (
        ["1,毕业生人数,个,4487", *CARD[1:]],
        ["A304 ERROR C2 | 个 → 人 | the unit of 毕业生人数 is 人, not “个”"],
    ),
    "a strange row": (
        [*CARD, "8,学生幸福指数,分,95"],
        [f"A302 EXPLAIN B14 | 学生幸福指数 → | the catalogue of {TITLE} has no row 学生幸福指数"],
    ),
    "four strange rows": (
        [*CARD, "8,学生幸福指数,分,95", "9,校友捐赠额,万元,5", "10,校园面积,亩,5", "11,食堂座位,个,5"],
        [
            "A302 EXPLAIN B14, B15, B16, B17 | 学生幸福指数、校友捐赠额、校园面积、食堂座位 →"
            f" | the catalogue of {TITLE} has no row 学生幸福指数、校友捐赠额、校园面积、食堂座位"
        ],
    ),
    "seven empty cells": (
        [*CARD[:5], *(f"{row.rpartition(',')[0]}," for row in CARD[5:])],
        [
            "A307 EXPLAIN D7, D8, D9, D10, D11, D12, D13 | → | no value for 月收入、毕业生面向三次产业就业人数、"
            "面向第一产业、面向第二产业、面向第三产业、自主创业率……"
        ],
    ),
    "six dashes": (
        [*CARD[:6], *(f"{row.rpartition(',')[0]},—" for row in CARD[6:])],
        [
            "A307 EXPLAIN D8, D9, D10, D11, D12, D13 | — → | “—” for 毕业生面向三次产业就业人数、面向第一产业、"
            "面向第二产业、面向第三产业、自主创业率、毕业三年晋升比例 may mean none, nought or not known"
        ],
    ),
    "more than there are": (
        _with(CARD, 毕业去向落实人数="4500").split("\n"),
        ["A312 ERROR D3, D2 | 4500 → ≤ 4487 | 毕业去向落实人数 4500 cannot be more than 毕业生人数 4487"],
    ),
    "a share of nobody": (
        _with(CARD, 自主创业率="0.255").split("\n"),
        [
            "A306 EXPLAIN D12, D6 | 0.255 → | % with 2 decimals elsewhere in the table, not for 自主创业率",
            "A312 EXPLAIN D12, D2, D3 | 0.255 → 11 ÷ 4170 = 0.264%"
            " | 自主创业率 0.255% is no whole number of 毕业生人数 4487、毕业去向落实人数 4170",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), ROWS.values(), ids=ROWS)
def test_the_scorecard(project: Project, rows: list[str], told: list[str]) -> None:
    project.annex(**{TITLE: "\n".join(rows)})
    assert _told(project) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"双师素质专任教师比例": "42.90"}, []),
        (
            {"双师素质专任教师比例": "42.87"},
            ["A312 EXPLAIN D3, D7 | 42.87 → 136 ÷ 317 = 42.90%"
             " | 双师素质专任教师比例 42.87% is no whole number of 专任教师总数 317"],
        ),
        (
            {"在线精品课程课均学生数": "187.45"},
            ["A312 EXPLAIN D22, D20 | 187.45 → 562 ÷ 3 = 187.33"
             " | 在线精品课程课均学生数 187.45 is no average over 在线精品课程数 3"],
        ),
        (
            {"在线精品课程数": "0"},
            ["A312 EXPLAIN D22, D20 | 187.33 → | 在线精品课程课均学生数 187.33, although 在线精品课程数 0"],
        ),
    ],
)  # fmt: skip
def test_two_tables_together(project: Project, values: dict[str, str], told: list[str]) -> None:
    none = {"省级数量": "0", "接入国家智慧教育平台数量": "0", "校级数量": "0", "国家级数量": "0"}
    project.annex(教学资源表=_with(RESOURCES, **none, **values), 落实政策表="\n".join(POLICIES))
    assert [line(one) for one in project.findings("A312")] == told


def test_what_the_annex_leaves_out_is_asked_for(project: Project) -> None:
    project.annex(**{TITLE: "\n".join(CARD)})
    titles = ("满意度调查表", "教学资源表", "服务贡献表", "国际影响表", "落实政策表")
    assert [line(one) for one in project.findings("A303")] == [
        f"A303 EXPLAIN report.yaml annex.tables | → | the annex has no table {title}" for title in titles
    ]


def test_a_table_without_a_row_of_its_catalogue_is_told_at_the_table(project: Project) -> None:
    project.annex(**{TITLE: "1,食堂座位,个,5"})
    found = {one.code: str(one.spots[0].place) for one in project.findings("A30")}
    assert found["A302"].endswith("t1.csv[B2]")
    assert found["A301"].endswith("annex.tables[0]")
