"""Pictures out of a Word file: formats known by their bytes, damage noticed, Windows drawings cut to what is drawn."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from reportdoc.manuscript.pictures import cropped, metafiles, stand_in, usable
from tests.manuscript.made import made
from tests.manuscript.manuscript import Manuscript


def _saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (9, 7)) -> bytes:
    stream = BytesIO()
    Image.new(mode, size, 1).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "ending"),
    [
        ("JPEG", "RGB", "jpg"),
        ("MPO", "RGB", "jpg"),
        ("PNG", "RGB", "png"),
        ("GIF", "P", "gif"),
        ("BMP", "RGB", "bmp"),
        ("DIB", "RGB", "bmp"),
        ("TIFF", "RGB", "tif"),
        ("WEBP", "RGB", "webp"),
        ("PPM", "RGB", ""),
        ("TGA", "RGB", ""),
    ],
)
def test_a_picture_has_the_ending_of_its_bytes_and_others_are_left_out(kind: str, mode: str, ending: str) -> None:
    data = _saved(kind, mode)
    found = usable({"media/a.xyz": data})["media/a.xyz"]
    assert (found.ending, found.data) == (ending, data if ending else b"")


def test_a_damaged_picture_is_empty_and_the_next_one_is_not() -> None:
    good = _saved("PNG")
    found = usable({"none": b"", "cut": good[: len(good) // 2], "text": b"no picture", "good": good})
    assert {name: (one.data == good, one.ending) for name, one in found.items()} == {
        "none": (False, ""),
        "cut": (False, ""),
        "text": (False, ""),
        "good": (True, "png"),
    }


def test_a_picture_of_too_many_pixels_is_left_out() -> None:
    """A hundred million are read, sound as more may be."""
    assert usable({"a": _saved("PNG", "1", (10_000, 10_001))})["a"].data == b""


def test_windows_drawings_are_known_by_their_signatures() -> None:
    parts = {
        "emf": bytes(40) + b" EMF" + bytes(4),
        "placeable": b"\xd7\xcd\xc6\x9a" + bytes(20),
        "memory": b"\x01\x00\x09\x00" + bytes(20),
        "disk": b"\x02\x00\x09\x00" + bytes(20),
        "early": bytes(39) + b" EMF" + bytes(4),
        "late": bytes(41) + b" EMF" + bytes(4),
        "other": b"\x03\x00\x09\x00" + bytes(20),
        "png": _saved("PNG"),
    }
    assert metafiles(parts) == {"emf": "emf", "placeable": "wmf", "memory": "wmf", "disk": "wmf"}


@pytest.mark.parametrize(("mode", "paper"), [("RGB", "white"), ("RGBA", (0, 0, 0, 0))], ids=["white", "transparent"])
def test_of_a_page_what_is_drawn_is_kept(mode: str, paper: str | tuple[int, ...]) -> None:
    page = Image.new(mode, (200, 100), paper)
    ImageDraw.Draw(page).rectangle((20, 30, 59, 49), fill=(200, 10, 10))
    stream = BytesIO()
    page.save(stream, "PNG")
    with Image.open(BytesIO(cropped(stream.getvalue()))) as found:
        assert (found.format, found.size) == ("PNG", (40, 20))
        assert found.convert("RGB").getcolors() == [(800, (200, 10, 10))]


def test_of_an_empty_page_nothing_is_kept() -> None:
    assert cropped(_blank()) == b""


def _blank() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (20, 10), "white").save(stream, "PNG")
    return stream.getvalue()


def test_what_stands_in_for_a_picture_is_a_grey_box_with_a_frame_and_a_cross() -> None:
    with Image.open(BytesIO(stand_in())) as box:
        assert (box.format, box.mode, box.size) == ("PNG", "L", (800, 450))
        frame = [box.getpixel(at) for at in ((0, 225), (2, 225), (799, 225), (797, 225), (400, 0), (400, 449))]
        assert frame == [150] * 6
        assert [box.getpixel(at) for at in ((3, 225), (400, 100), (400, 350), (100, 225))] == [235] * 4
        for across, down in ((200, 112), (600, 337), (200, 337), (600, 112)):
            assert 190 in [box.getpixel((across, at)) for at in (down, down + 1)]


def test_a_shape_of_wps_without_a_picture_makes_no_figure(tmp_path: Path) -> None:
    manuscript = Manuscript()
    names = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    inside = "<v:textbox><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    shape = f'<v:rect {names}><v:imagedata o:title=""/>{inside}</v:rect>'
    manuscript.xml(f"<w:p><w:r><w:t>线框：</w:t></w:r><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    found = made(manuscript, tmp_path)
    assert found.chapter == "线框：\n\n框里的字"
    assert not any(note.startswith("picture") for note in found.notes)


def test_a_picture_that_is_not_in_the_file_is_told_and_makes_no_figure_without_a_caption(tmp_path: Path) -> None:
    manuscript = Manuscript()
    blip = '<w:drawing><a:blip r:link="rId99"/></w:drawing>'
    manuscript.xml(f"<w:p><w:r>{blip}</w:r></w:p>")
    manuscript.text("正文。")
    found = made(manuscript, tmp_path)
    assert found.chapter == "正文。"
    assert "picture that is not in the file: left out, for it has no caption either" in found.notes
    manuscript.xml(f"<w:p><w:r>{blip}</w:r></w:p>")
    manuscript.text("图 1-1 合影")
    assert ".figure #fig-heying src=" in made(manuscript, tmp_path).chapter


def test_a_picture_in_a_style_for_directories_stays(tmp_path: Path) -> None:
    manuscript = Manuscript()
    manuscript.document.styles.add_style("table of figures", 1)
    manuscript.picture("a")
    manuscript.document.paragraphs[-1].style = manuscript.document.styles["table of figures"]
    manuscript.text("图 1-1 合影")
    found = made(manuscript, tmp_path)
    assert found.chapter.startswith('::: {.figure #fig-heying src="pictures/heying.png"}')
    assert not any("directory" in note for note in found.notes)
