"""Tables as LibreOffice breaks them over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Object, Pdf
from pypdfium2 import PdfDocument, PdfPage

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.pdf.continued import CoveredWords, without_covered
from reportdoc.report.block import Block
from reportdoc.report.cells import Cell, Covered, Grid
from reportdoc.word.layout_copy import layout_copy
from reportdoc.word.package import archive
from tests.support.pdf import pages
from tests.word.reports import assembled, case, grid, heading, paragraph, report, table

LINES = range(12, 21)
"""Lines of text above a table; a page has 22: wherever it ends, one of the tables begins there."""
ROWS = 12
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
    many = grid("序号|社团|人数", *(f"{row}|社团{row}|{row}" for row in range(70)))
    found += [heading("sec-long", "长表"), table("tbl-long", many, title="社团一览", unit="单位：人")]
    found += [heading("sec-groups", "分组"), table("tbl-groups", _groups()), heading("sec-boxed", "其后")]
    boxed = grid("社名|届数", *(f"框内{row}。|{row}" for row in range(60)))
    return [*found, case("case-boxed", "框内的表", table("tbl-boxed", boxed))]


BOXED = [(lines, rows) for lines in range(0, 21, 4) for rows in (58, 60)]
"""Lines before a box on its page, and rows of the table in it."""


def _boxed() -> list[Block]:
    found = list[Block]()
    for lines, rows in BOXED:
        name = f"{lines}.{rows}"
        found += [heading(f"sec-{name}", "框内"), *(paragraph("汉" * 20) for _ in range(lines))]
        grid_ = grid("社名|届数", *(f"框{name}.{row}。|{row}" for row in range(rows)))
        found.append(case(f"case-{name}", "框内的表", table(f"tbl-{name}", grid_)))
    return found


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    file = assembled(report(*_blocks()))
    (folder / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    with LibreOffice() as engine:
        engine.convert(folder / "layout.docx", folder / "layout.pdf")
    with Pdf.open(folder / "layout.pdf") as laid_out:
        without_covered(laid_out, CoveredWords("续表", frozenset({"表题", "附表名称"})))
        laid_out.save(folder / "finished.pdf")
    return folder / "finished.pdf"


@pytest.fixture(scope="module")
def printed(pdf: Path) -> list[str]:
    return pages(pdf)


def test_at_least_three_rows_stand_on_either_side_of_a_break(printed: list[str]) -> None:
    counted = [[len(re.findall(rf"行{count}\.\d", page)) for page in printed] for count in LINES]
    apart = [[rows for rows in counts if rows] for counts in counted]
    broken = [rows for rows in apart if len(rows) > 1]
    assert {sum(rows) for rows in apart} == {ROWS}
    assert {min(first for first, _ in broken), min(last for _, last in broken)} == {3}


def test_a_group_of_merged_rows_stands_on_one_page(printed: list[str]) -> None:
    homes = [{number for number, page in enumerate(printed) if f"成员{group}." in page} for group in range(GROUPS)]
    assert [len(home) for home in homes] == [1] * GROUPS
    assert len(set.union(*homes)) > 1


def test_a_box_that_begins_with_a_table_stands_below_its_heading_and_loses_no_row(printed: list[str]) -> None:
    rows = [re.findall(r"框内(\d+)。", page) for page in printed]
    assert [int(row) for page in rows for row in page] == list(range(60))
    first, *_ = (page for page, here in zip(printed, rows, strict=True) if here)
    assert "其后" in first


def test_a_table_in_a_box_loses_no_row_and_goes_on_below_the_boxs_title(tmp_path: Path) -> None:
    file = assembled(report(*_boxed()))
    (tmp_path / "layout.docx").write_bytes(archive(file, layout_copy(file.document, file.styles())))
    with LibreOffice() as engine:
        engine.convert(tmp_path / "layout.docx", tmp_path / "layout.pdf")
    printed = pages(tmp_path / "layout.pdf")
    for lines, rows in BOXED:
        found = [re.findall(rf"框{lines}\.{rows}\.(\d+)。", page) for page in printed]
        assert [int(row) for page in found for row in page] == list(range(rows))
        further = [page.split() for page, here in zip(printed, found, strict=True) if here][1:]
        assert further and {words[2] for words in further} == {"框内的表"}


def _long(printed: list[str]) -> list[int]:
    """Return the pages of the long table, from 0."""
    return [number for number, page in enumerate(printed) if re.search(r"社团\d", page)]


def test_a_table_says_that_it_goes_on_on_every_further_page_with_its_unit_and_header(printed: list[str]) -> None:
    first, *further = _long(printed)
    assert len(further) == 2
    for number in further:
        assert printed[number].split()[:7] == [
            "续表",
            "10-1",
            "单位：人",
            "序号",
            "社团",
            "人数",
            printed[number].split()[6],
        ]
    assert printed[first].split().index("单位：人") < printed[first].split().index("序号")


def test_on_its_first_page_the_words_are_covered_and_nothing_else_is(pdf: Path, printed: list[str]) -> None:
    first, second, _ = _long(printed)
    with PdfDocument(pdf) as document:
        assert _ink(document[first], "续") == 0
        assert _ink(document[first], "单") > 0
        assert _ink(document[first], "序") > 0
        assert _ink(document[second], "续") > 0


def _ink(page: PdfPage, character: str) -> int:
    """Return how many pixels of a character's box are not white, where it stands first."""
    left, bottom, right, top = next(box for box, text in _boxes(page) if text == character)
    image = page.render(scale=2).to_pil().convert("L")
    high = image.height
    box = image.crop((int(left * 2), int(high - top * 2), int(right * 2) + 1, int(high - bottom * 2) + 1))
    return sum(shade < 200 for shade in box.tobytes())


def _boxes(page: PdfPage) -> Iterator[tuple[tuple[float, float, float, float], str]]:
    text = page.get_textpage()
    for index, character in enumerate(text.get_text_range()):
        yield text.get_charbox(index), character


def test_the_covered_words_are_no_part_of_the_documents_structure(pdf: Path) -> None:
    with Pdf.open(pdf) as document:
        said = _structure(document.Root.StructTreeRoot)
        assert "/续表" not in said
        assert said.count("/单位行") == 1
        assert said.index("/单位行") < said.index("/Table", said.index("/单位行"))
        tagged = _tagged(document.Root.StructTreeRoot)
        for page in document.pages:
            written = re.findall(rb"/MCID (\d+)", page.Contents.read_bytes())
            assert {number for number, place in tagged if place == page.objgen} == set(map(int, written))


def _tagged(element: Object) -> set[tuple[int, tuple[int, int]]]:
    """Return the numbers of the marked content below an element, each with its page."""
    kids = element.get("/K")
    found = set[tuple[int, tuple[int, int]]]()
    for kid in list(kids) if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary):
            found |= _tagged(kid)
        elif kid is not None:
            found.add((int(kid), element.Pg.objgen))
    return found


def _structure(element: Object) -> list[str]:
    kids = element.get("/K")
    inner = list(kids) if isinstance(kids, Array) else [kids]
    below = [kind for kid in inner if isinstance(kid, Dictionary) for kind in _structure(kid)]
    return [str(element.get("/S", "")), *below]
