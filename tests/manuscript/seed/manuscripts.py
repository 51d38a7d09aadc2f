"""Two Word files of the same report: as an orderly office writes it, and as departments send it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from lxml import etree
from PIL import Image

from tests.manuscript.seed.skeleton import Item, heading, read


def styled(path: Path, skeleton: Path | None = None) -> None:
    """Write the report with heading and caption styles, whole tables, and cases in boxes of one cell."""
    before, items = read(skeleton) if skeleton else read()
    document = Document()
    document.styles.add_style("TOC 1", WD_STYLE_TYPE.PARAGRAPH)
    document.styles["Title"].font.size = Pt(26)
    for item in before:
        if item.kind == "rows":
            for row in item.rows:
                document.add_paragraph("\t".join(filter(None, row)), style="TOC 1")
        elif "目" in item.text[:6] and "录" in item.text:
            document.add_paragraph(item.text, style="TOC 1")
        else:
            document.add_paragraph(item.text, style="Title" if "报告（" in item.text else None)
    at = 0
    while at < len(items):
        item = items[at]
        if item.kind == "H":
            level, _ = heading(item.text)
            document.add_heading(item.text, level)
        elif item.kind in ("T", "F"):
            if item.kind == "F":
                _pictures(document, item)
            document.add_paragraph(item.text, style="Caption")
        elif item.kind == "rows":
            end = at
            rows: list[tuple[str, ...]] = []
            while end < len(items) and items[end].kind == "rows" and len(items[end].rows[0]) == len(item.rows[0]):
                piece = items[end].rows
                rows += piece if end == at or any(piece[0]) else piece[1:]
                end += 1
            _table(document, rows)
            at = end - 1
        elif item.kind == "C":
            at = _box(document, items, at)
        else:
            document.add_paragraph(item.text)
        at += 1
    document.add_paragraph()  # a table may not be the last thing in a Word file (ECMA-376 Part 1, 17.2.2)
    document.save(str(path))


def typed(path: Path, skeleton: Path | None = None) -> None:
    """Write the report with nothing but Normal: numbers typed, tables cut at page breaks, cases as bare lines."""
    before, items = read(skeleton) if skeleton else read()
    document = Document()
    for item in (*before, *items):
        if item.kind == "rows":
            _table(document, item.rows)
            document.add_paragraph()
        else:
            if item.kind == "F":
                _pictures(document, item)
            document.add_paragraph(item.text)
    document.save(str(path))


def _box(document: Doc, items: Sequence[Item], at: int) -> int:
    """Write a case and the paragraphs and figures after it into one cell; return the place of the last of them."""
    end = at + 1
    while end < len(items) and items[end].kind in ("P", "F") and end - at < 6:
        end += 1
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = items[at].text
    for item in items[at + 1 : end]:
        if item.kind == "F":
            for _ in range(item.text.count("图 ")):
                cell.add_paragraph().add_run().add_picture(picture(item.text + str(_)), width=Cm(4))
        cell.add_paragraph(item.text)
    return end - 1


def _pictures(document: Doc, item: Item) -> None:
    """Write as many pictures as a line has captions, in one paragraph."""
    paragraph = document.add_paragraph()
    for number in range(max(1, item.text.count("图 "))):
        paragraph.add_run().add_picture(picture(f"{item.text}{number}"), width=Cm(6))


def picture(seed: str) -> BytesIO:
    """Return a PNG file unlike that of any other seed."""
    number = sum(map(ord, seed))
    stream = BytesIO()
    Image.new("RGB", (60, 40), (number % 256, number // 3 % 256, number // 7 % 256)).save(stream, "PNG")
    stream.seek(0)
    return stream


def _element(name: str) -> etree._Element:
    return OxmlElement(name)


def _table(document: Doc, rows: Sequence[Sequence[str]]) -> None:
    table = _element("w:tbl")
    table.append(_element("w:tblPr"))
    table.append(_element("w:tblGrid"))
    for row in rows:
        line = _element("w:tr")
        for text in row:
            cell = _element("w:tc")
            paragraph = _element("w:p")
            run = _element("w:r")
            shown = _element("w:t")
            shown.text = text
            run.append(shown)
            paragraph.append(run)
            cell.append(paragraph)
            line.append(cell)
        table.append(line)
    body = document.element.body
    body.insert(len(body) - 1, table)
