"""The finished PDF as a reader's program sees it, and the same bytes whenever the report is the same."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.pdf.finish import DocumentProperties, finish
from reportdoc.pdf.structure.blocks import TextStyles
from reportdoc.pdf.structure.structure import Meaning
from reportdoc.pdf.text import said_in
from tests.layout.document import SMALL, Entry, entries, headings, write
from tests.support.pdf import complaints, fonts, info, lines, pages
from tests.support.programs import output

PROPERTIES = DocumentProperties("示例学院高等职业教育质量年度报告（2023年度）", "示例学院", "zh-CN", date(2024, 1, 4))
MEANING = Meaning(TextStyles("Caption", "图题", "表头"), ())
UNNUMBERED, FRONT = 2, 4


def _finish(source: Path, target: Path, properties: DocumentProperties, unnumbered: int, front: int) -> None:
    with pikepdf.open(source) as pdf, said_in(source) as said:
        finish(pdf, target, properties, unnumbered, front, LibreOffice().bookmark, MEANING, said)


def _convert(folder: Path) -> Path:
    with LibreOffice() as engine:
        engine.convert(write(folder / "report.docx", SMALL), folder / "engine.pdf")
    return folder / "engine.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine's PDF: cover, declaration, two pages of directories, the body."""
    return _convert(tmp_path_factory.mktemp("finish"))


@pytest.fixture(scope="module")
def finished(made: Path) -> Path:
    _finish(made, made.with_name("finished.pdf"), PROPERTIES, UNNUMBERED, FRONT)
    return made.with_name("finished.pdf")


def test_page_labels_are_the_numbers_that_the_pages_print(finished: Path) -> None:
    labels = PdfReader(finished).page_labels
    assert labels[:5] == ["", "", "i", "ii", "1"]
    assert labels[4:] == [str(number) for number in range(1, len(labels) - 3)]
    printed = [text.split("\n\n")[-1].strip().strip("— ") for text in pages(finished)]
    assert printed[2:] == labels[2:]


def test_the_outline_has_the_headings_of_three_levels_with_their_numbers(finished: Path) -> None:
    assert _outline(PdfReader(finished)) == [(entry.level, _words(entry.text)) for entry in headings(SMALL)]


def test_only_the_top_level_of_the_outline_stands_open(finished: Path) -> None:
    outlines = _root(finished)["/Outlines"]
    # The preface and two chapters are in sight; the last chapter's two sections are folded away.
    assert outlines["/Count"] == 3
    assert outlines["/Last"]["/Count"] == -2


def test_an_outline_entry_leads_to_the_page_of_its_heading(finished: Path) -> None:
    reader = PdfReader(finished)
    texts = [[_words(line) for line in text.splitlines()] for text in pages(finished)]
    items = list(_items(reader.outline))
    assert items
    for item in items:
        assert _words(item.title or "") in texts[reader.get_destination_page_number(item) or 0]


def test_every_link_of_the_directories_leads_to_the_page_that_its_line_prints(finished: Path) -> None:
    labels, texts = PdfReader(finished).page_labels, lines(finished)
    linked = set()
    with pikepdf.open(finished) as pdf:
        numbers = {page.obj.objgen: label for page, label in zip(pdf.pages, labels, strict=True)}
        for index in range(UNNUMBERED, FRONT):
            for link in pdf.pages[index].obj.Annots:
                bottom, top = float(link.Rect[1]), float(link.Rect[3])
                (line,) = (line for line in texts[index] if bottom < line.baseline < top)
                assert line.text.endswith(f".{numbers[link.Dest[0].objgen]}")
                linked.add((index, line.baseline))
    # An engine may give the title of a line a link and its number another one.
    assert len(linked) == len(entries(SMALL))


def test_bookmarks_are_destinations_by_their_own_names(finished: Path) -> None:
    names = output("pdfinfo", "-dests", finished)
    for entry in (*headings(SMALL), Entry("tbl_t1", 0, "")):
        assert f'"{entry.bookmark}"' in names


def test_the_properties_are_those_of_the_report(finished: Path) -> None:
    found = info(finished)
    assert found["Title"] == PROPERTIES.title
    assert found["Author"] == "示例学院"
    assert found["CreationDate"].startswith("Thu Jan  4") and "2024" in found["CreationDate"]
    assert found["Tagged"] == "yes"
    xmp = output("pdfinfo", "-meta", finished)
    for value in (PROPERTIES.title, "示例学院", "zh-CN", "2024-01-04T00:00:00Z"):
        assert value in xmp


def test_what_the_engine_says_of_the_document_is_not_kept(made: Path, tmp_path: Path) -> None:
    # As LibreOffice 25.2 dates its metadata.
    with pikepdf.open(made) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["xmp:MetadataDate"] = "0000-00-00"
            metadata["xmp:CreatorTool"] = "Writer"
        pdf.save(tmp_path / "engine.pdf")
    _finish(
        tmp_path / "engine.pdf",
        tmp_path / "finished.pdf",
        PROPERTIES,
        UNNUMBERED,
        FRONT,
    )
    with pikepdf.open(tmp_path / "finished.pdf") as pdf:
        said = {name.rpartition("}")[2]: value for name, value in pdf.open_metadata().items()}
    day = "2024-01-04T00:00:00Z"
    assert {name: date for name, date in said.items() if "Date" in name} == {"CreateDate": day, "ModifyDate": day}
    assert "CreatorTool" not in said


def test_a_reader_opens_it_with_its_outline_its_title_and_its_language(finished: Path) -> None:
    root = _root(finished)
    assert root["/PageMode"] == "/UseOutlines"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "zh-CN"


def test_text_and_fonts_are_the_engine_s(made: Path, finished: Path) -> None:
    assert pages(finished) == pages(made)
    assert fonts(finished) == fonts(made)


@pytest.mark.long
def test_the_tags_hold_every_word_that_the_engine_s_hold(made: Path, finished: Path) -> None:
    assert _tagged(finished) == _tagged(made) != []


def test_qpdf_finds_nothing_wrong(finished: Path) -> None:
    assert complaints(finished) == []


def test_two_runs_of_the_engine_give_the_same_bytes(finished: Path, tmp_path: Path) -> None:
    _finish(_convert(tmp_path), tmp_path / "again.pdf", PROPERTIES, UNNUMBERED, FRONT)
    assert (tmp_path / "again.pdf").read_bytes() == finished.read_bytes()


def test_another_report_has_another_identifier(made: Path, finished: Path, tmp_path: Path) -> None:
    other = DocumentProperties("另一份报告", "示例学院", "zh-CN", date(2024, 1, 4))
    _finish(made, tmp_path / "other.pdf", other, UNNUMBERED, FRONT)
    assert PdfReader(tmp_path / "other.pdf").trailer["/ID"] != PdfReader(finished).trailer["/ID"]


def test_a_report_without_directories_counts_from_its_body(made: Path, tmp_path: Path) -> None:
    _finish(made, tmp_path / "plain.pdf", PROPERTIES, 2, 2)
    assert PdfReader(tmp_path / "plain.pdf").page_labels[:4] == ["", "", "1", "2"]


def _root(pdf: Path) -> Any:
    """Return the catalogue; the library's types promise less than it gives."""
    return PdfReader(pdf).root_object


def _tagged(pdf: Path) -> list[str]:
    """Return the text of the tags in their order."""
    lines = (line.strip() for line in output("pdfinfo", "-struct-text", pdf).splitlines())
    return [line for line in lines if line.startswith('"')]


def _items(outline: object) -> list[Destination]:
    if isinstance(outline, list):
        return [item for child in outline for item in _items(child)]
    return [cast("Destination", outline)]


def _outline(reader: PdfReader) -> list[tuple[int, str]]:
    def walk(outline: object, level: int) -> list[tuple[int, str]]:
        if isinstance(outline, list):
            return [item for child in outline for item in walk(child, level + isinstance(child, list))]
        return [(level, _words(cast("Destination", outline).title or ""))]

    return walk(reader.outline, 1)


def _words(text: str) -> str:
    return re.sub(r"\s", "", text)
