"""What import writes, build takes: whatever a manuscript holds, the project loads without a problem."""

from __future__ import annotations

from pathlib import Path

from reportdoc.content.load import load
from tests.manuscript.made import Made, made
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.wordml import cell, r, row


def _loaded(manuscript: Manuscript, folder: Path) -> Made:
    """Return what an import makes, after the project it makes has been loaded."""
    found = made(manuscript, folder)
    for name, data in found.files.items():
        path = folder / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    load(folder / "project")
    return found


def test_a_heading_partly_bold_with_a_line_break_in_it(tmp_path: Path) -> None:
    manuscript = Manuscript()
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>立德</w:t><w:br/><w:t>树人</w:t></w:r>"
    manuscript.xml(f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{bold}{r("篇")}</w:p>')
    manuscript.text("正文。")
    assert _loaded(manuscript, tmp_path).chapter.startswith("## **立德 树人**篇 {#sec-lide-shuren-pian}\n")


def test_a_case_whose_title_has_two_lines(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.xml("<w:p><w:r><w:t>案例 1 产教融合</w:t><w:br/><w:t>——校企共育</w:t></w:r></w:p>")
    manuscript.text("正文。")
    assert 'title="产教融合 ——校企共育"' in _loaded(manuscript, tmp_path).chapter


def test_a_table_of_two_rows_whose_first_is_merged(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.xml(f"<w:tbl>{row(cell('审核意见：同意。', 2))}{row('签字：', '日期：')}</w:tbl>")
    found = _loaded(manuscript, tmp_path)
    assert found.tables == ["审核意见：同意。,<\n签字：,日期：\n"]
    assert "header" not in found.chapter


def test_a_heading_whose_label_would_be_that_of_the_annex(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document.add_heading("ANNEX", 2)
    assert _loaded(manuscript, tmp_path).chapter == "## ANNEX {#sec-annex-2}"


def test_a_character_that_was_lost(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.text("甲\ufffd乙。")
    manuscript.table(("名称", "人\ufffd"), ("航模社", "67"))
    found = _loaded(manuscript, tmp_path)
    assert found.chapter.startswith("甲□乙。\n")
    assert found.tables == ["名称,人□\n航模社,67\n"]
    told = "characters that cannot be told stand as □; write those that belong there"
    assert [note for note in found.notes if "□" in note] == [f"{told}: 甲□乙。", f"{told}: 人□"]


def test_cells_that_a_spreadsheet_would_compute(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.table(("名称", "=1+1"), ("+cmd|甲", "-5%"))
    found = _loaded(manuscript, tmp_path)
    assert found.tables == ["名称,'=1+1\n'+cmd|甲,-5%\n"]


def test_a_cell_that_holds_more_than_a_cell_can(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.table(("名称", "说明"), ("航模社", "x"))
    for text in ("长" * 15_000, "余" * 5_001):
        manuscript.document.tables[0].cell(1, 1).add_paragraph(text)
    found = _loaded(manuscript, tmp_path)
    assert found.tables[0].endswith('余余"\n')
    assert "text beyond what a cell can hold: 余余余余" in found.notes
