from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from PIL import Image

from reportdoc.report.block import Picture
from reportdoc.report.problem import ContentError
from tests.support import word
from tests.word.reports import built, figure, heading, photo, row

TEXT_WIDTH, TEXT_HEIGHT = 8844 * 635, 12756 * 635
"""Room between the margins, EMU."""


def _media(document: Path) -> list[bytes]:
    with ZipFile(document) as package:
        return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]


def _picture(document: Path) -> Image.Image:
    (content,) = _media(document)
    return Image.open(BytesIO(content))


def _sizes(document: Path) -> list[tuple[int, int]]:
    body = word.part(document)
    across, down = word.strings(body, "//wp:extent/@cx"), word.strings(body, "//wp:extent/@cy")
    return [(int(width), int(height)) for width, height in zip(across, down, strict=True)]


def test_a_photo_taken_sideways_stands_upright(tmp_path: Path) -> None:
    stored = Image.new("RGB", (60, 30), "red")
    stored.paste("blue", (30, 0, 60, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    stored.save(tmp_path / "phone.jpg", exif=exif, quality=95)
    picture = Picture(tmp_path / "phone.jpg", "JPEG", 30, 60, 6)
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", picture))
    embedded = _picture(document).convert("RGB")
    assert embedded.size == (30, 60)
    assert embedded.getexif().get(0x0112, 1) == 1
    above, below = embedded.getpixel((15, 10)), embedded.getpixel((15, 50))
    assert isinstance(above, tuple) and isinstance(below, tuple)
    assert above[0] > 200 and above[2] < 60
    assert below[2] > 200 and below[0] < 60
    ((width, height),) = _sizes(document)
    assert height == pytest.approx(2 * width, rel=0.01)


def test_a_picture_finer_than_print_is_made_smaller(tmp_path: Path) -> None:
    picture = photo(tmp_path, size=(6000, 2000))
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", picture))
    ((width, _),) = _sizes(document)
    embedded = _picture(document)
    assert embedded.size == (1351, 450)
    assert embedded.width / (width / 914_400) == pytest.approx(220, abs=1)


def test_a_picture_fit_for_print_is_kept_byte_for_byte(tmp_path: Path) -> None:
    picture = photo(tmp_path, size=(1500, 500))
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", picture))
    assert _media(document) == [picture.path.read_bytes()]


@pytest.mark.parametrize("size", [(90, 30), (4000, 1000)], ids=["as it is", "made smaller"])
def test_a_picture_exchanged_after_it_was_looked_into_is_not_used(tmp_path: Path, size: tuple[int, int]) -> None:
    looked = photo(tmp_path, size=size)
    known = replace(looked, digest=hashlib.sha256(looked.path.read_bytes()).hexdigest())
    built(tmp_path, heading("sec-a", "甲"), figure("fig-a", known))
    Image.new("RGB", size, "red").save(looked.path)
    with pytest.raises(ContentError, match="was changed while it was being read"):
        built(tmp_path, heading("sec-a", "甲"), figure("fig-a", known))


@pytest.mark.parametrize("size", [(80, 80), (4000, 1000)], ids=["as it is", "made smaller"])
def test_transparency_is_kept(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", size, (10, 200, 30, 90)).save(path)
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", Picture(path, "PNG", *size, 1)))
    embedded = _picture(document)
    assert embedded.format == "PNG"
    assert embedded.width <= 1351
    pixel = embedded.convert("RGBA").getpixel((0, 0))
    assert pixel == pytest.approx((10, 200, 30, 90), abs=2)


@pytest.mark.parametrize("format", ["GIF", "BMP", "TIFF", "WEBP"])
def test_formats_that_word_shows_badly_become_jpeg_or_png(
    tmp_path: Path, format: Literal["GIF", "BMP", "TIFF", "WEBP"]
) -> None:
    path = tmp_path / f"old.{format.lower()}"
    Image.new("RGB", (90, 30), "red").save(path, format)
    content = Picture(path, format, 90, 30, 1)
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", content))
    embedded = _picture(document)
    assert embedded.format in ("JPEG", "PNG")
    assert embedded.size == (90, 30)


def test_a_figure_is_as_wide_as_the_text_but_not_taller_than_two_fifths_of_it(tmp_path: Path) -> None:
    wide, tall = photo(tmp_path, "wide.jpg", (90, 30)), photo(tmp_path, "tall.jpg", (30, 90))
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", wide), figure("fig-b", tall))
    first, second = _sizes(document)
    assert first == (TEXT_WIDTH, 2948 * 635)
    assert second[1] <= TEXT_HEIGHT * 0.4
    assert second[1] == pytest.approx(TEXT_HEIGHT * 0.4, rel=0.01)
    assert second[0] == pytest.approx(second[1] / 3, rel=0.01)


def test_a_figure_takes_the_share_of_the_width_asked_for(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", photo(tmp_path, size=(90, 30)), width=0.5))
    assert _sizes(document) == [(4422 * 635, 1474 * 635)]


def test_the_alternative_text_is_on_the_picture(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", photo(tmp_path), alt='师生 <合影> "A&B"'))
    assert word.strings(word.part(document), "//wp:docPr/@descr") == ['师生 <合影> "A&B"']


def test_a_caption_keeps_to_its_picture_and_a_source_to_its_caption(tmp_path: Path) -> None:
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", photo(tmp_path), source="图片来源：团委"))
    styles = word.part(document, "word/styles.xml")
    assert word.find(styles, "//w:style[@w:styleId='Picture']/w:pPr/w:keepNext")
    assert word.find(word.part(document), "//w:p[w:pPr/w:pStyle/@w:val='FigureCaption']/w:pPr/w:keepNext")
    assert word.paragraphs(document, "FigureNote") == ["图片来源：团委"]


def test_figures_side_by_side_share_a_row_and_a_height(tmp_path: Path) -> None:
    left = figure("fig-a", photo(tmp_path, "left.jpg", (90, 60)), title="左")
    right = figure("fig-b", photo(tmp_path, "right.jpg", (60, 60)), title="右")
    document = built(tmp_path, heading("sec-a", "甲"), row(left, right))
    (table,) = word.find(word.part(document), "//w:tbl")
    (line,) = word.find(table, "w:tr")
    assert [word.text(cell) for cell in word.find(line, "w:tc")] == ["图 1-1　左", "图 1-2　右"]
    assert word.find(line, "w:trPr/w:cantSplit")
    (first, second) = _sizes(document)
    assert first[1] == second[1]
    assert first[0] + second[0] <= TEXT_WIDTH
    assert first[0] == pytest.approx(1.5 * second[0], rel=0.01)


def test_a_picture_shown_twice_is_stored_once(tmp_path: Path) -> None:
    picture = photo(tmp_path)
    document = built(tmp_path, heading("sec-a", "甲"), figure("fig-a", picture), figure("fig-b", picture))
    assert len(_media(document)) == 1
    assert len(_sizes(document)) == 2
