from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.support import validator


@pytest.mark.long  # three starts of .NET
def test_an_element_out_of_place_is_an_error_in_every_version(tmp_path: Path) -> None:
    document = docx.Document()
    etree.SubElement(document.add_paragraph("x")._p, qn("w:tbl"))
    path = tmp_path / "wrong.docx"
    document.save(str(path))
    found = validator.errors_by_document([path])
    assert found.keys() == {"wrong.docx Microsoft365", "wrong.docx Office2016"}
    assert "has invalid child element" in found["wrong.docx Office2016"][0]


def test_a_file_that_is_no_document_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_text("no document")
    assert len(validator.errors(path)) == 1
