"""续表: what the Word file holds for tables that may go on over a page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from reportdoc.project.resources import templates
from reportdoc.report.block import Block, Table
from reportdoc.report.cells import Grid
from tests.support import word
from tests.support.validator import errors
from tests.word.reports import METADATA, assembled, built, case, grid, heading, report, table

MANY = [f"{number}|社团{number}|{number * 3}" for number in range(40)]
WHITE = ".//w:drawing//a:solidFill/a:srgbClr[@val='FFFFFF']"


def _long(label: str = "tbl-a", *, unit: str = "", numbered: bool = True) -> Table:
    return table(label, grid("序号|社团|人数", *MANY), unit=unit, numbered=numbered)


def _document(tmp_path: Path, *blocks: Table) -> etree._Element:
    return word.part(built(tmp_path, heading("sec-a", "人才培养"), *blocks))


def test_a_first_row_without_borders_is_repeated_and_says_the_number_and_the_unit(tmp_path: Path) -> None:
    document = _document(tmp_path, _long(unit="单位：人"))
    row, header, *_ = word.find(document, "//w:tbl/w:tr")
    assert [word.text(cell) for cell in word.find(row, "w:tc")] == ["续表 1-1", "单位：人"]
    assert word.find(row, "w:trPr/w:tblHeader")
    assert word.find(header, "w:trPr/w:tblHeader")
    for side in ("top", "left", "right"):
        assert word.strings(row, f"w:tc/w:tcPr/w:tcBorders/w:{side}/@w:val") == ["nil", "nil"]
    assert word.strings(row, "w:tc/w:tcPr/w:tcBorders/w:bottom/@w:sz") == ["8", "8"]
    widths = word.strings(row, "w:tc/w:tcPr/w:tcW/@w:w")
    assert sum(map(int, widths)) == 8844
    assert word.paragraphs(tmp_path / "report.docx").count("单位：人") == 1


def test_a_white_rectangle_without_a_line_hangs_on_the_caption_and_lies_over_the_words(tmp_path: Path) -> None:
    document = _document(tmp_path, _long())
    (caption,) = word.find(document, "//w:p[w:pPr/w:pStyle/@w:val='TableCaption']")
    assert word.text(caption) == "表 1-1　学生社团"
    assert len(word.find(caption, WHITE)) == 1
    assert word.find(caption, ".//a:ln/a:noFill")
    assert word.strings(caption, ".//wp:anchor/@behindDoc") == ["0"]
    assert errors(tmp_path / "report.docx") == []


def test_an_annex_table_goes_on_too_and_its_name_bears_the_rectangle(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "人才培养"), annex=(_long("annex-a"),))
    (row, *_) = word.find(word.part(document), "//w:tbl/w:tr")
    assert word.text(row) == "续附表 1"
    assert len(word.find(word.part(document), f"//w:p[w:pPr/w:pStyle/@w:val='AnnexName'][{WHITE}]")) == 1


@pytest.mark.parametrize(
    "block",
    [
        table("tbl-a", grid("社团|人数", "合唱团|32", "棋社|12"), unit="单位：人"),
        _long(unit="单位：人", numbered=False),
        case("case-a", "社团", _long(unit="单位：人")),
        table("tbl-a", Grid(grid("序号|社团|人数", *MANY).rows, 0), unit="单位：人"),
    ],
    ids=["small", "without number", "in a case", "without header"],
)
def test_what_does_not_go_on_or_cannot_say_so_is_as_before(tmp_path: Path, block: Block) -> None:
    document = word.part(built(tmp_path, heading("sec-a", "人才培养"), block))
    assert "续" not in word.text(document)
    assert word.find(document, f"//w:p[{WHITE}]") == []
    assert len(word.find(document, "//w:p[w:pPr/w:pStyle/@w:val='UnitLine']")) == 1


def test_a_template_without_the_style_has_no_continued_tables(tmp_path: Path) -> None:
    shutil.copytree(templates(), tmp_path / "templates")
    template = docx.Document(str(tmp_path / "templates" / "report.docx"))
    template.styles.element.remove(template.styles["续表"].element)
    template.save(str(tmp_path / "templates" / "report.docx"))
    file = assembled(report(heading("sec-a", "人才培养"), _long()), tmp_path / "templates")
    assert "续" not in word.text(file.document)


@pytest.mark.parametrize(
    ("year", "wording", "said"),
    [("2031", "（续{number}）", "（续表 1-1）"), ("2032", "{number}（续）", "表 1-1（续）"), ("2033", "", "序号")],
)
def test_the_profile_says_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: str, wording: str, said: str
) -> None:
    (tmp_path / f"{year}.yaml").write_text(f"continued: {wording!r}\n", encoding="utf-8")
    monkeypatch.setattr("reportdoc.profiles.profile._FOLDER", tmp_path)
    content = report(heading("sec-a", "人才培养"), _long())
    file = assembled(replace(content, metadata=replace(METADATA, profile=year)))
    assert word.text(word.find(file.document, "//w:tbl/w:tr/w:tc")[0]) == said
