"""The scan of the signed declaration: made upright and A4, or refused with a clear message."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageOps

from reportdoc.pdf.declaration import twin
from reportdoc.pdf.scan import rendering
from reportdoc.pdf.scan.page import scanned_page, straight_scan
from reportdoc.pdf.scan.reading import read_scan
from reportdoc.report.problem import InputError
from tests.app.sealing.command import Before, seal, sealed
from tests.support.fuzzing import seeds
from tests.support.sealing.scans import CORNERS, DPI, green, oversized, page, rendered, slope
from tests.support.sealing.starter import built

pytestmark = pytest.mark.usefixtures("built_once")

A4 = (595.3, 841.9)


@pytest.fixture(scope="module")
def signed(starter: Path) -> Image.Image:
    return page(starter)


@pytest.fixture(scope="module")
def blank(starter: Path) -> Image.Image:
    return twin(built(starter), 1)


def _turned(picture: Image.Image, degrees: float) -> Image.Image:
    """Lay the sheet askew; far askew, all of it is on the glass still."""
    return picture.rotate(degrees, Image.Resampling.BICUBIC, expand=degrees % 90 == 0 or degrees > 5, fillcolor="white")


def _on_glass(picture: Image.Image) -> Image.Image:
    """Lay the sheet into the lower right corner of the glass for A3, which is as high as it is and twice as wide."""
    return ImageOps.expand(picture, (round(picture.height * 1.414) - picture.width, 0, 0, 0), "white")


SHAPES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda picture: picture,
    "left": lambda picture: _turned(picture, 90),
    "head down": lambda picture: _turned(picture, 180),
    "right": lambda picture: _turned(picture, 270),
    "askew": lambda picture: _turned(picture, 2.0),
    "askew the other way": lambda picture: _turned(picture, -3.3),
    "a little askew": lambda picture: _turned(picture, 0.6),
    "far askew": lambda picture: _turned(picture, 12.0),
    "across": lambda picture: _turned(picture, 37.0),
    "across and head down": lambda picture: _turned(picture, 160.0),
    "askew and head down": lambda picture: _turned(_turned(picture, 180), 1.2),
    "grey": lambda picture: picture.convert("L").convert("RGB"),
    "fine": lambda picture: picture.resize((picture.width * 3, picture.height * 3)),
    "with a margin": lambda picture: ImageOps.expand(picture, 90, "white"),
    "with a black edge": lambda picture: ImageOps.expand(picture, (0, 0, 50, 30), "black"),
    "on the glass for A3": _on_glass,
    "on the glass for A3, turned": lambda picture: _turned(_on_glass(picture), 90),
    "smaller, of A5": lambda picture: picture.resize((picture.width * 7 // 10, picture.height * 7 // 10)),
    "of Letter": lambda picture: ImageOps.pad(picture, (1275, 1650), color="white"),
}


FIRST = {"across and head down", "on the glass for A3, turned"}
"""The others are one more of a kind that one of these is of."""


@pytest.mark.parametrize(
    "shape", [pytest.param(one, marks=[] if one in FIRST else [pytest.mark.long]) for one in SHAPES]
)
def test_a_scan_comes_out_upright(signed: Image.Image, blank: Image.Image, tmp_path: Path, shape: str) -> None:
    SHAPES[shape](signed).save(tmp_path / "scan.png", compress_level=1)
    found = scanned_page(straight_scan(tmp_path / "scan.png"), blank, A4)
    picture = Image.open(io.BytesIO(found.jpeg))
    assert picture.width / picture.height == pytest.approx(210 / 297, abs=0.002)
    assert max(picture.size) <= 3510
    assert len(found.jpeg) < 1_500_000
    assert found.likely
    assert slope(picture) == pytest.approx(slope(signed), abs=0.3)
    if shape != "grey":
        x, y = green(picture)
        expected = CORNERS[0] / signed.width, CORNERS[1] / signed.height
        assert (x * 210, y * 297) == pytest.approx((expected[0] * 210, expected[1] * 297), abs=2)


def _kinds(folder: Path, picture: Image.Image) -> dict[str, Path]:
    """Save a picture in many kinds of file."""
    made: dict[str, tuple[str, Image.Image, dict[str, Any]]] = {
        "jpeg": ("scan.jpg", picture, {}),
        "cmyk": ("cmyk.jpg", picture.convert("CMYK"), {}),
        "palette": ("palette.png", picture.quantize(32), {}),
        "see-through": ("rgba.png", picture.convert("RGBA"), {}),
        "two colours": ("bits.png", picture.convert("1"), {}),
        "fax": ("fax.tif", picture.convert("1"), {"compression": "group4"}),
        "tiff": ("scan.tif", picture, {"compression": "tiff_lzw"}),
        "pdf": ("scan.pdf", picture, {"resolution": DPI}),
        "wrong name": ("scan.txt", picture, {"format": "PNG"}),
    }
    paths = {}
    for kind, (name, saved, options) in made.items():
        saved.save(folder / name, **options)
        paths[kind] = folder / name
    lying = picture.rotate(90, expand=True)
    exif = lying.getexif()
    exif[0x0112] = 6  # to be turned clockwise by a quarter
    lying.save(folder / "exif.jpg", exif=exif)
    paths["exif"] = folder / "exif.jpg"
    with pikepdf.open(folder / "scan.pdf") as pdf:
        pdf.pages[0].obj.Rotate = 90
        pdf.save(folder / "rotated.pdf")
    paths["rotated pdf"] = folder / "rotated.pdf"
    return paths


@pytest.mark.long
def test_every_usual_kind_of_file_is_read(signed: Image.Image, blank: Image.Image, tmp_path: Path) -> None:
    for kind, path in _kinds(tmp_path, signed).items():
        found = scanned_page(straight_scan(path), blank, A4)
        assert found.likely, kind
        assert slope(Image.open(io.BytesIO(found.jpeg))) == pytest.approx(slope(signed), abs=0.3), kind


def test_another_page_is_taken_with_a_warning(starter: Path, tmp_path: Path) -> None:
    rendered(built(starter), 6).save(tmp_path / "other.png")
    done = seal(starter, tmp_path / "out", "--declaration", tmp_path / "other.png")
    assert done.exit_code == 0
    assert "the scan does not look like the declaration of this report" in done.stderr


@pytest.mark.parametrize("colour", ["white", "black"])
def test_an_empty_page_stays_as_it_is_with_a_warning(blank: Image.Image, tmp_path: Path, colour: str) -> None:
    Image.new("RGB", (827, 1169), colour).save(tmp_path / "scan.png")
    found = scanned_page(straight_scan(tmp_path / "scan.png"), blank, A4)
    assert (found.turned, abs(found.skew), found.likely) == (0, 0, False)
    assert (found.width, found.height) == (827, 1169)


def _pdf(path: Path, picture: Image.Image, change: Callable[[pikepdf.Pdf], object], **options: Any) -> Path:
    picture.save(path.with_name("plain.pdf"), resolution=DPI)
    with pikepdf.open(path.with_name("plain.pdf")) as pdf:
        change(pdf)
        pdf.save(path, **options)
    return path


def _bytes(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _saved(picture: Image.Image, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def _two(path: Path, picture: Image.Image) -> Path:
    picture.save(path, save_all=True, append_images=[picture])
    return path


REFUSED: dict[str, tuple[Callable[[Path, Image.Image], Path], str]] = {
    "two pages": (lambda f, p: _pdf(f / "s.pdf", p, lambda pdf: pdf.pages.append(pdf.pages[0])), "has 2 pages"),
    "two frames": (lambda f, p: _two(f / "s.tif", p), "has 2 pages"),
    "encrypted": (
        lambda f, p: _pdf(f / "s.pdf", p, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b")),
        "is encrypted",
    ),
    "no page": (lambda f, p: _pdf(f / "s.pdf", p, lambda pdf: pdf.pages.__delitem__(0)), "is damaged"),
    "cut pdf": (lambda f, p: _bytes(f / "s.pdf", b"%PDF-1.7\n1 0 obj\n<</Type/Cat"), "is damaged"),
    "cut jpeg": (lambda f, p: _bytes(f / "s.jpg", _saved(p, "JPEG")[:9000]), "is damaged"),
    "cut png": (lambda f, p: _bytes(f / "s.png", _saved(p, "PNG")[:9000]), "is damaged"),
    "words": (lambda f, p: _bytes(f / "s.pdf", b"a letter"), "is none of PDF, JPEG, PNG and TIFF"),
    "nothing": (lambda f, p: _bytes(f / "s.png", b""), "is none of PDF, JPEG, PNG and TIFF"),
    "huge": (lambda f, p: _bytes(f / "s.png", oversized(30_000)), "is too large"),
    "tiny": (lambda f, p: _bytes(f / "s.png", _saved(Image.new("L", (1, 5000)), "PNG")), "is too small to be read"),
    "pages in a ring": (
        lambda f, p: _pdf(f / "s.pdf", p, lambda pdf: setattr(pdf.Root.Pages, "Kids", Array([pdf.Root.Pages]))),
        "damaged",
    ),
    "page of a kilometre": (
        lambda f, p: _pdf(f / "s.pdf", p, lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", Array([0, 0, 3e6, 3e6]))),
        "damaged",
    ),
}


def _streams(path: Path, contents: bytes, forms: Sequence[bytes] = (), filter_: bytes = b"") -> Path:
    """Write a PDF by hand: one page, its contents, and forms of which each may draw the one after it as /F."""
    last = 4 + len(forms)
    resources = [b"/Resources<</XObject<</F %d 0 R>>>>" % min(number + 1, last) for number in range(4, last + 1)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % resources[0],
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(contents), filter_, contents),
        *(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length %d%s>>stream\n%s\nendstream" % (len(form), where, form)
            for form, where in zip(forms, resources[1:], strict=True)
        ),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + tail % (size, table, size, len(data)))
    return path


def test_a_page_drawn_by_hand_is_one(tmp_path: Path) -> None:
    """What the next two tests write is a page, if a harmless one is written."""
    picture = read_scan(_streams(tmp_path / "s.pdf", b"1 0 0 rg /F Do", [b"/F Do", b"0 0 9 9 re f"]))
    assert picture.getpixel((5, picture.height - 5)) == (255, 0, 0)


def test_nothing_in_the_folder_we_are_in_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pypdfium2", "ctypes", "reportdoc"):
        (tmp_path / f"{name}.py").write_text(f"open('{name}.run', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_scan(_streams(tmp_path / "s.pdf", b"0 0 9 9 re f")).width > 2000
    assert not list(tmp_path.glob("*.run"))


@pytest.mark.long
def test_a_page_that_asks_for_gigabytes_is_refused(tmp_path: Path) -> None:
    packer = zlib.compressobj(1)
    block = [packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)]
    count, size = 2300, 2300 * 2**20
    # Adler-32 of so many spaces, by its definition (RFC 1950, 8.2).
    checksum = ((size + 32 * size * (size + 1) // 2) % 65521 << 16) | (1 + 32 * size) % 65521
    packed = block[0] + block[1] * (count - 1) + b"\3\0" + checksum.to_bytes(4)
    path = _streams(tmp_path / "s.pdf", packed, filter_=b"/Filter/FlateDecode")
    with pytest.raises(InputError, match="is damaged"):
        read_scan(path)


@pytest.mark.long
def test_a_page_that_takes_hours_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_SECONDS", 3)
    path = _streams(tmp_path / "s.pdf", b"/F Do " * 99, [*([b"/F Do " * 99] * 8), b"0 0 9 9 re f"])
    with pytest.raises(InputError, match="is damaged"):
        read_scan(path)


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_scan_that_is_none_is_refused(starter: Path, signed: Image.Image, tmp_path: Path, name: str) -> None:
    make, said = REFUSED[name]
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--declaration", make(tmp_path, signed)), 2, said)


def test_nothing_active_comes_along(starter: Path, signed: Image.Image, tmp_path: Path) -> None:
    def arm(pdf: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('here')"))
        pdf.Root.OpenAction = script
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), A=script)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])
        pdf.attachments["evil.exe"] = b"MZ"

    done = seal(starter, tmp_path / "out", "--declaration", _pdf(tmp_path / "s.pdf", signed, arm))
    assert done.exit_code == 0, done.stderr
    with pikepdf.open(sealed(tmp_path / "out")) as pdf:
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    data = (tmp_path / "plain.pdf").read_bytes()
    assert not any(word in data for word in (b"/JavaScript", b"app.alert", b"evil.exe", b"/EmbeddedFile"))


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "PDF"])
def test_broken_bytes_never_end_in_a_traceback(signed: Image.Image, tmp_path: Path, kind: str) -> None:
    whole = _saved(signed.resize((210, 297)), kind)
    for seed in seeds(8 if kind == "PDF" else 20):  # a PDF is drawn in a process of its own
        chance = random.Random(f"{kind}{seed}")
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert read_scan(_bytes(tmp_path / "broken", bytes(data))).width > 0
        except InputError as refused:
            assert "broken" in str(refused)
