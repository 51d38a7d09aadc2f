"""A small Word file to try the support functions on."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph
from lxml import etree


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    """Write a file with a directory, a caption and a reference to it, whose results are all still a question mark."""
    document = docx.Document()
    _field(document.add_paragraph(), r"TOC \h \z \c 表")
    reference = document.add_paragraph("见")
    _field(reference, r"REF clubs \h")
    caption = document.add_paragraph("表 ")
    caption.paragraph_format.page_break_before = True
    _field(caption, r"SEQ 表 \* ARABIC", bookmark="clubs")
    caption.add_run(" 学生社团")
    path = tmp_path / "captions.docx"
    document.save(str(path))
    return path


def _field(paragraph: Paragraph, instruction: str, bookmark: str = "") -> None:
    xml = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        "<w:r><w:t>?</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    if bookmark:
        xml = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/>{xml}<w:bookmarkEnd w:id="1"/>'
    cast("etree._Element", paragraph._p).extend(list(parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")))
