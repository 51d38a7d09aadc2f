"""The real report's structure, written in two ways, comes back whole: what to expect is read from its skeleton."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from reportdoc.report.block import Case, Chart, Figure, Heading, Table
from reportdoc.report.plain import plain
from reportdoc.report.report import walk
from tests.manuscript.project import Project, imported
from tests.manuscript.seed.manuscripts import styled, typed
from tests.manuscript.seed.skeleton import heading, read

MAKERS = {"styled": styled, "typed": typed}


@pytest.fixture(scope="module", params=[pytest.param("styled", marks=pytest.mark.long), "typed"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return the project that one of the manuscripts becomes."""
    folder = tmp_path_factory.mktemp(request.param)
    MAKERS[request.param](folder / "report.docx")
    return imported(folder / "report.docx", folder / "project")


def _words(text: str) -> str:
    return re.sub(r"\s", "", text)


def _expected() -> Iterator[tuple[str, str]]:
    """Yield kind and words of every heading, table, figure and case, in order, up to the annex."""
    for item in read()[1]:
        if item.kind == "H":
            level, title = heading(item.text)
            if title.startswith("附表"):
                return
            yield f"heading {level}", _words(title)
        elif item.kind == "F":
            for caption in re.split(r"\s(?=图\s*\d)", item.text):
                found = re.fullmatch(r"图\s*((?:\d-\s*\d+)?)\s*(.*)", caption)
                assert found
                number, words = found.groups()
                yield "figure" if number else "figure without number", _words(words)
        elif item.kind in ("T", "C"):
            kind, pattern = ("table", r"表 \d-\d+ ") if item.kind == "T" else ("case", r"案例 ?\d+：? ?")
            yield kind, _words(re.sub(f"^{pattern}", "", item.text))


def _found(project: Project) -> Iterator[tuple[str, str]]:
    for part in project.report.parts:
        for block in walk(part.blocks):
            match block:
                case Heading(level=level, content=content):
                    yield f"heading {level}", _words(plain(content, {}))
                case Table(caption=caption):
                    yield "table", _words(plain(caption, {}))
                case Case(title=title):
                    yield "case", _words(plain(title, {}))
                case Figure(caption=caption, numbered=numbered) | Chart(caption=caption, numbered=numbered):
                    yield "figure" if numbered else "figure without number", _words(plain(caption, {}))
                case _:
                    pass


def test_everything_is_there_in_its_order_and_at_its_level(project: Project) -> None:
    assert list(_found(project)) == list(_expected())


def test_the_counts_are_those_of_the_real_report(project: Project) -> None:
    counts = re.findall(r"^ +(\d+)  (.+)$", project.said, re.MULTILINE)
    assert ("98", "headings with a number, down to the third level") in counts
    assert ("24", "tables with a number") in counts
    assert ("27", "cases") in counts
    assert ("28", "figures with a number") in counts
    assert project.told.rstrip().endswith("indicator tables: 5")
    written = json.loads((project.root / "import-report.json").read_text(encoding="utf-8"))["counts"]
    assert [written[key] for key in ("headings", "tables", "cases", "figures")] == [98, 24, 27, 28]


def test_no_table_lost_a_row_and_none_a_page_break(project: Project) -> None:
    expected: list[list[tuple[str, ...]]] = []
    waiting = False
    for item in read()[1]:
        if item.kind == "T":
            waiting = True
        elif item.kind == "rows" and waiting:
            expected.append([*item.rows])
            waiting = False
        elif item.kind == "rows" and expected and not any(item.rows[0]):
            expected[-1] += item.rows[1:]
        else:
            waiting = False
    tables = [block for part in project.report.parts for block in walk(part.blocks) if isinstance(block, Table)]
    for rows, table in zip(expected, tables, strict=True):
        grid = [
            tuple(table.grid.text(row, column) for column in range(table.grid.width))
            for row in range(len(table.grid.rows))
        ]
        assert grid == [tuple(cell for cell in row) for row in rows]


def test_every_line_of_text_is_in_the_project(project: Project) -> None:
    text = re.sub(r"\\(?=[^\w\s])|\s", "", project.text)
    lost = [item.text for item in read()[1] if item.kind in ("P", "L") and _words(item.text) not in text]
    assert lost == []


def test_the_indicator_tables_are_known_by_their_rows(project: Project) -> None:
    annex = project.report.annex
    assert annex is not None
    assert [plain(table.caption, {}) for table in annex.tables] == [
        "人才培养质量计分卡",
        "教学资源表",
        "服务贡献表",
        "国际影响表",
        "落实政策表",
    ]


def test_the_cover_is_read(project: Project) -> None:
    metadata = project.report.metadata
    assert (metadata.college, metadata.code, metadata.year) == ("天津机电职业技术学院", "12721", 2023)
    assert metadata.english == "TIANJIN VOCATIONAL COLLEGE OF MECHANICS AND ELECTRICITY"
    assert metadata.title == "高等职业教育质量年度报告"
    assert metadata.date.isoformat() == "2024-01-04"
