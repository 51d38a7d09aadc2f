from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support import onlyoffice, pdf, word


@pytest.mark.long  # only long tests ask for it
def test_updating_gives_captions_references_and_directories_their_results(captions: Path, tmp_path: Path) -> None:
    updated = onlyoffice.update(captions, tmp_path / "updated.docx")
    results = {field.instruction.split()[0]: field.result for field in word.fields(updated)}
    assert results["SEQ"] == "1"
    assert results["REF"] == "1"
    assert results["TOC"] == "表 1 学生社团\t2"


@pytest.mark.long  # what uses it fails where it is not so
def test_converting_lays_the_file_out_as_it_stands(captions: Path, tmp_path: Path) -> None:
    first, second = pdf.pages(onlyoffice.convert(captions, tmp_path / "laid-out.pdf"))
    assert "见?" in first
    assert "表 ? 学生社团" in second


@pytest.mark.long
def test_a_file_that_is_no_document_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_text("no document")
    with pytest.raises(subprocess.CalledProcessError) as raised:
        onlyoffice.convert(broken, tmp_path / "never.pdf")
    assert "ONLYOFFICE cannot open" in raised.value.stderr
