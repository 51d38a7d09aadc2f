"""Old formats and drawings go through a real LibreOffice; charts keep their figures."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from reportdoc.layout.libreoffice.locate import find
from reportdoc.report.block import Figure
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import imported
from tests.manuscript.seed.manuscripts import typed


def _converted(source: Path, ending: str) -> Path:
    """Return what LibreOffice makes of a file, next to it."""
    profile = source.parent / "profile"
    command = [str(find().path), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", ending]
    subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)], check=True, capture_output=True, timeout=600
    )
    return source.with_suffix(f".{ending}")


@pytest.mark.long  # the next test takes a small file of that format through the same
@pytest.mark.slow
def test_old_formats_come_through_libreoffice(tmp_path: Path) -> None:
    """A report as Word 97 stored one, with nothing but the style Normal."""
    typed(tmp_path / "report.docx")
    project = imported(_converted(tmp_path / "report.docx", "doc"), tmp_path / "project")
    assert "   98  headings with a number" in project.said
    assert "   24  tables with a number" in project.said
    assert "LibreOffice read this file first; compare its layout with the original: report.doc" in project.told


@pytest.mark.long
def test_a_file_of_wps_is_read_by_its_content(tmp_path: Path) -> None:
    """WPS stores the format of Word 97 under a name of its own."""
    manuscript = Manuscript()
    for text in ("1 人才培养", "1.1 立德树人", "正文若干字。"):
        manuscript.text(text)
    stored = _converted(manuscript.save(tmp_path / "report.docx"), "doc")
    project = imported(stored.rename(tmp_path / "report.wps"), tmp_path / "project")
    assert "## 立德树人" in project.text and "正文若干字。" in project.text
    assert "LibreOffice read this file first; compare its layout with the original: report.wps" in project.told


@pytest.mark.long  # one more format of the same way
def test_rich_text_comes_through_libreoffice(tmp_path: Path) -> None:
    lines = ("1 人才培养", "1.1 立德树人", "正文若干字。")
    escaped = ("".join(f"\\u{ord(one)}?" if ord(one) > 127 else one for one in line) for line in lines)
    (tmp_path / "a.rtf").write_text("{\\rtf1\\ansi\\uc1 " + "\\par\n".join(escaped) + "\\par}", encoding="ascii")
    project = imported(tmp_path / "a.rtf", tmp_path / "project")
    assert "## 立德树人" in project.text and "正文若干字。" in project.text
    assert "LibreOffice read this file first; compare its layout with the original: a.rtf" in project.told


def _emf(width: int, height: int) -> bytes:
    """Return a Windows drawing of a red rectangle (MS-EMF, 2.3)."""
    records = (
        struct.pack("<IIIIIi", 39, 24, 1, 0, 0x0000FF, 0),  # a solid red brush
        struct.pack("<III", 37, 12, 1),  # taken into the hand
        struct.pack("<IIiiii", 43, 24, 10, 10, width - 10, height - 10),
        struct.pack("<IIIII", 14, 20, 0, 0, 20),
    )
    size, frame = 88 + sum(map(len, records)), (0, 0, width * 26, height * 26)
    sizes = (size, len(records) + 1, 2, 0, 0, 0, 0, 1024, 768, 320, 240)
    header = struct.pack("<II4i4i4sIIIHHIII2i2i", 1, 88, 0, 0, width, height, *frame, b" EMF", 0x10000, *sizes)
    return header + b"".join(records)


@pytest.mark.long
@pytest.mark.slow
def test_windows_drawings_become_png(tmp_path: Path) -> None:
    drawing = _emf(200, 100)
    manuscript = Manuscript()
    manuscript.picture("a")
    manuscript.text("图 1-1 机构图")
    source = manuscript.save(tmp_path / "a.docx")
    with ZipFile(source) as old, ZipFile(tmp_path / "emf.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, drawing if name.endswith("image1.png") else old.read(name))
    project = imported(tmp_path / "emf.docx", tmp_path / "project")
    (made,) = (project.root / "content/pictures").iterdir()
    with Image.open(made) as image:
        assert image.format == "PNG"
        assert 1.8 < image.width / image.height < 2.2
        colours = {colour for _, colour in image.convert("RGB").getcolors(1_000_000) or ()}
        assert (255, 0, 0) in colours
    assert "Windows drawing made into PNG" in project.told


def test_pictures_have_the_ending_of_their_real_format(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20), "red").save(tmp_path / "a.jpg", "JPEG")
    manuscript = Manuscript()
    manuscript.picture("a")
    manuscript.text("图 1-1 合影")
    source = manuscript.save(tmp_path / "a.docx")
    with ZipFile(source) as old, ZipFile(tmp_path / "b.docx", "w") as new:
        for name in old.namelist():
            new.writestr(name, (tmp_path / "a.jpg").read_bytes() if name.endswith("image1.png") else old.read(name))
    project = imported(tmp_path / "b.docx", tmp_path / "project")
    (figure,) = project.report.chapters[0].blocks[1:]
    assert isinstance(figure, Figure)
    assert (figure.picture.path.suffix, figure.picture.format) == (".jpg", "JPEG")
