from __future__ import annotations

from pathlib import Path

from reportdoc.report.block import Table
from tests.support import word
from tests.word.reports import built, grid, heading, paragraph, table

W = f"{{{word.NAMESPACES['w']}}}"
PORTRAIT, LANDSCAPE = ("11906", "16838", ""), ("16838", "11906", "landscape")


def _wide(label: str) -> Table:
    return table(label, grid("甲|乙|丙", "1|2|3"), title=label, landscape=True)


def _pages(document: Path) -> list[tuple[str, str, str]]:
    sizes = word.find(word.part(document), "//w:sectPr/w:pgSz")
    return [(size.get(f"{W}w", ""), size.get(f"{W}h", ""), size.get(f"{W}orient", "")) for size in sizes]


def _texts(document: Path) -> list[str]:
    """Return the text of each section of the body."""
    texts = [""]
    for element in word.find(word.part(document), "/w:document/w:body/*"):
        texts[-1] += word.text(element)
        if word.find(element, "w:pPr/w:sectPr"):
            texts.append("")
    return texts[2:]


def test_a_wide_table_has_landscape_pages_of_its_own(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), paragraph("之前"), _wide("tbl-a"), paragraph("之后"))
    assert _pages(document) == [PORTRAIT, PORTRAIT, PORTRAIT, LANDSCAPE, PORTRAIT]
    assert _texts(document) == ["甲之前", "表 1-1　tbl-a甲乙丙123", "之后"]


def test_a_wide_table_fills_the_turned_page(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), paragraph("之后"))
    widths = [int(width) for width in word.strings(word.part(document), "//w:tbl/w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 16838 - 1984 - 2098  # as high as the text of an upright page


def test_a_turned_page_has_its_number_where_the_upright_ones_have_it(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), paragraph("之后"))
    turned = word.find(word.part(document), "//w:sectPr[w:pgSz/@w:orient]")[0]
    margins = {side: word.strings(turned, f"w:pgMar/@w:{side}") for side in ("top", "right", "bottom", "left")}
    assert margins == {"top": ["1588"], "right": ["2098"], "bottom": ["1474"], "left": ["1984"]}
    (footer,) = (name for name in word.parts(document) if name.startswith("word/turned"))
    part = word.part(document, footer)
    assert word.text(part) == "— 1 —"
    assert [field.instruction for field in word.fields(document, footer)] == ["PAGE"]
    assert word.strings(part, "//w:tblpPr/@w:tblpX") == ["1304"]  # as far from the edge as below an upright page
    assert word.strings(part, "//w:tblpPr/@w:tblpY") == ["1588"]
    assert word.strings(part, "//w:textDirection/@w:val") == ["tbRl"]


def test_without_a_turned_page_there_is_no_footer_for_one(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), paragraph("之后"))
    assert not [name for name in word.parts(document) if name.startswith("word/turned")]


def test_page_numbers_run_on_over_landscape_pages(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), paragraph("之后"))
    sections = word.find(word.part(document), "//w:sectPr")
    assert [word.strings(section, "w:pgNumType/@w:start") for section in sections] == [[], ["1"], ["1"], [], []]
    assert [word.strings(section, "w:pgNumType/@w:fmt") for section in sections] == [[], ["lowerRoman"], [], [], []]


def test_every_section_but_the_cover_keeps_the_footer(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), paragraph("之后"))
    sections = word.find(word.part(document), "//w:sectPr")
    assert [len(word.find(section, "w:footerReference[@r:id]")) for section in sections] == [0, 1, 1, 1, 1]
    (footer,) = (name for name in word.parts(document) if name.startswith("word/footer"))
    assert word.text(word.part(document, footer)) == "— 1 —"


def test_the_elements_of_a_section_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), paragraph("之后"))
    turned = word.find(word.part(document), "//w:sectPr[w:pgSz/@w:orient]")[0]
    order = ["footerReference", "type", "pgSz", "pgMar", "pgNumType", "docGrid"]
    assert [str(child.tag).removeprefix(W) for child in turned] == order


def test_wide_tables_in_a_row_share_their_section(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"), _wide("tbl-b"), paragraph("之后"))
    assert _pages(document) == [PORTRAIT, PORTRAIT, PORTRAIT, LANDSCAPE, PORTRAIT]
    assert _texts(document) == ["甲", "表 1-1　tbl-a甲乙丙123表 1-2　tbl-b甲乙丙123", "之后"]


def test_a_report_that_ends_on_a_wide_table_ends_on_a_landscape_page(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), _wide("tbl-a"))
    assert _pages(document) == [PORTRAIT, PORTRAIT, PORTRAIT, LANDSCAPE]
    assert _texts(document) == ["甲", "表 1-1　tbl-a甲乙丙123"]
