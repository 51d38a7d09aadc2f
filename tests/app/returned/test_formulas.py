"""What a spreadsheet would take for a formula, typed in Word: text in the project's CSV files, and in the report."""

from __future__ import annotations

import csv
from pathlib import Path

from docx import Document
from docx.document import Document as Opened

from tests.app.returned.test_chart_shape import ROWS, after
from tests.app.returned.test_edits import built_again
from tests.app.returned.test_take_returned import edited
from tests.support.programs import reportdoc

FORMULA = '=HYPERLINK("http://example.com")'


def cells(path: Path, part: str) -> list[list[str]]:
    """Return the texts of the table of a Word file that holds some words."""
    tables = ([[cell.text for cell in row.cells] for row in one.rows] for one in Document(str(path)).tables)
    return next(one for one in tables if any(part in text for row in one for text in row))


def test_a_cell_like_a_formula_is_text_in_the_file_and_printed_as_it_was_typed(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    def edit(document: Opened) -> None:
        table = next(one for one in document.tables if one.rows[-1].cells[0].text == "第四期")
        for row, texts in ((-3, (FORMULA, "-36")), (-2, ("@SUM(1)", "-5.2%")), (-1, ("'+1", "-"))):
            for cell, text in zip(table.rows[row].cells[1:], texts, strict=True):
                cell.paragraphs[0].runs[0].text = text

    file = edited(word_file, tmp_path / "改.docx", edit)
    assert reportdoc("take", file, report, "--yes").returncode == 0
    held = (report / "content/tables/classes.csv").read_text(encoding="utf-8")
    assert list(csv.reader(held.splitlines()))[-3:] == [
        ["第二期", f"'{FORMULA}", "-36"],
        ["第三期", "'@SUM(1)", "-5.2%"],
        ["第四期", "''+1", "-"],
    ]
    assert "Nothing changes" in reportdoc("take", file, report, "--yes").stdout
    printed = cells(built_again(report, tmp_path / "again.docx"), "HYPERLINK")
    assert printed == cells(file, "HYPERLINK")


def test_categories_and_series_of_a_chart_are_guarded_too() -> None:
    new = [["", "=1+1", *ROWS[0][2:]], *ROWS[1:], ["+cmd", "-1", "2", "3"]]
    lines = after(new).splitlines()
    assert (lines[0], lines[-1]) == ("类别,'=1+1,乙年,丙年", "'+cmd,-1,2,3")
