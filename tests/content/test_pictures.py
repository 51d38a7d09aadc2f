"""Pictures: what is read from them, and what is refused."""

from __future__ import annotations

import struct
import zlib

import pytest

from reportdoc.report.block import Figure, Picture
from tests.content.folder import Folder
from tests.content.pictures import picture

FIGURE = '::: {.figure #fig-a src="pictures/a.jpg"}\n图题\n:::\n'


def _read(folder: Folder, data: bytes) -> Picture:
    folder.write("pictures/a.jpg", data)
    (figure,) = folder.blocks(FIGURE)
    assert isinstance(figure, Figure)
    return figure.picture


def _beginning_of_png(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    checked = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + checked + struct.pack(">I", 1000) + b"IDAT"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_the_format_is_told_by_the_content_not_the_name(folder: Folder, form: str) -> None:
    found = _read(folder, picture(form, 60, 40))
    assert (found.format, found.width, found.height, found.orientation) == (form, 60, 40, 1)
    assert found.path == (folder.root / "content/pictures/a.jpg").resolve()


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60)), (8, (40, 60))])
def test_the_size_is_as_shown_after_rotation(folder: Folder, orientation: int, size: tuple[int, int]) -> None:
    found = _read(folder, picture("JPEG", 60, 40, orientation))
    assert (found.width, found.height) == size
    assert found.orientation == orientation


def test_the_size_of_a_large_jpeg_is_its_own_although_it_is_decoded_small(folder: Folder) -> None:
    found = _read(folder, picture("JPEG", 4000, 3000))
    assert (found.width, found.height) == (4000, 3000)


def test_an_orientation_that_does_not_exist_is_upright(folder: Folder) -> None:
    assert _read(folder, picture("JPEG", 60, 40, 9)).orientation == 1


LARGE = "the picture has more than 100 million pixels (make it smaller; 2000 pixels of width are plenty)"
CUT = "the picture is damaged or cut short (export it as PNG or JPEG)"
NONE = "the file is not a picture (use a PNG or JPEG file)"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (_beginning_of_png(20_000, 10_000), LARGE),
        (_beginning_of_png(10_001, 10_000), LARGE),
        (_beginning_of_png(100_000, 100_000), LARGE),
        (picture("JPEG", 400, 300)[:-400], CUT),
        (picture("PNG", 400, 300)[:-200], CUT),
        (picture("GIF", 400, 300)[:-200], CUT),
        (_beginning_of_png(100, 100), CUT),
        (b"", NONE),
        (b"hello", NONE),
        ("姓名,人数\n".encode(), NONE),
        (
            b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
            "SVG pictures cannot be used (export it as PNG or JPEG)",
        ),
        (b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60, "EMF pictures cannot be used (export it as PNG or JPEG)"),
        (b"\xd7\xcd\xc6\x9a" + b"\0" * 60, "WMF pictures cannot be used (export it as PNG or JPEG)"),
        (b"%PDF-1.7\n", "PDF pictures cannot be used (export it as PNG or JPEG)"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC pictures cannot be used (export it as PNG or JPEG)"),
    ],
)
def test_a_file_that_is_no_sound_picture_is_refused(folder: Folder, data: bytes, problem: str) -> None:
    folder.write("pictures/a.jpg", data)
    assert folder.problems(FIGURE) == [f"content/pictures/a.jpg: {problem}"]


def test_a_missing_picture_suggests_a_near_name(folder: Folder) -> None:
    folder.write("pictures/field.jpg", picture("JPEG", 8, 8))
    assert folder.problems(FIGURE.replace("a.jpg", "Feild.jpg")) == [
        'content/chapters/1.md:3 src: there is no file "pictures/Feild.jpg" in content/ '
        '(did you mean "pictures/field.jpg"?)'
    ]
