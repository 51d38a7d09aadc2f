"""Tables as LibreOffice breaks them over pages."""

from __future__ import annotations

import re

import pytest

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.report.block import Block
from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import archive
from tests.support.pdf import pages
from tests.word.reports import assembled, grid, heading, paragraph, report, table

LINES = range(17, 23)
"""Lines of text above a table; a page has 22 and a heading: the table begins at its end, or all but."""
ROWS = 6
GROUPS = 12


def _groups() -> Grid:
    rows = [
        (Cell(f"组{group}", 4, 1) if not row else Covered(1 + group * 4, 0), Cell(f"成员{group}.{row}"))
        for group in range(GROUPS)
        for row in range(4)
    ]
    return Grid(((Cell("组"), Cell("成员")), *rows), 1)


def _blocks() -> list[Block]:
    found = list[Block]()
    for count in LINES:
        found.append(heading(f"sec-{count}", f"第{count}章"))
        found += [paragraph("汉" * 20) for _ in range(count)]
        found.append(table(f"tbl-{count}", grid("名|数", *(f"行{count}.{row}|1" for row in range(ROWS)))))
    return [*found, heading("sec-groups", "分组"), table("tbl-groups", _groups())]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("tables")
    file = assembled(report(*_blocks()))
    (folder / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    with LibreOffice() as engine:
        engine.convert(folder / "layout.docx", folder / "layout.pdf")
    return pages(folder / "layout.pdf")


def test_at_least_three_rows_stand_on_either_side_of_a_break(printed: list[str]) -> None:
    counted = [[len(re.findall(rf"行{count}\.\d", page)) for page in printed] for count in LINES]
    apart = [[rows for rows in counts if rows] for counts in counted]
    assert {tuple(rows) for rows in apart} == {(ROWS,), (3, 3)}


def test_a_group_of_merged_rows_stands_on_one_page(printed: list[str]) -> None:
    homes = [{number for number, page in enumerate(printed) if f"成员{group}." in page} for group in range(GROUPS)]
    assert [len(home) for home in homes] == [1] * GROUPS
    assert len(set.union(*homes)) > 1
