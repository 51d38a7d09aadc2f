from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import pdf
from tests.support.programs import output
from tests.support.sealing.document import small


@pytest.fixture
def two_pages(captions: Path, tmp_path: Path) -> Path:
    """Return the small Word file as LibreOffice lays it out."""
    output(
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        captions,
    )
    return captions.with_suffix(".pdf")


@pytest.mark.long
def test_a_pdf_tells_its_pages_fonts_and_health(two_pages: Path, tmp_path: Path) -> None:
    first, second = pdf.pages(two_pages)
    assert "见" in first
    assert "学生社团" in second
    assert pdf.info(two_pages)["Pages"] == "2"
    assert pdf.fonts(two_pages)
    assert all(font.embedded for font in pdf.fonts(two_pages))
    assert pdf.complaints(two_pages) == []
    assert pdf.picture(two_pages, 2, tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_a_damaged_pdf_has_complaints(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    small(path)
    assert pdf.complaints(path) == []
    path.write_bytes(path.read_bytes()[:-200])
    assert any("damaged" in line for line in pdf.complaints(path))
