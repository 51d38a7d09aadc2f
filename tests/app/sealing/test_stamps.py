"""Pictures of seals on the pages, and over their edges: where they stand, how large, and that each is embedded once."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pikepdf
import pypdf
import pytest
from numpy.typing import NDArray
from pikepdf import Name, Pdf
from PIL import Image

from reportdoc.pdf.overlay import embedded, read_picture
from reportdoc.pdf.stamps import edge_stamp
from tests.app.sealing.command import Before, seal, sealed
from tests.support.programs import reportdoc
from tests.support.sealing.authority import Authority
from tests.support.sealing.scans import oversized, rendered
from tests.support.sealing.starter import built, copy

pytestmark = pytest.mark.usefixtures("built_once")

DPI = 150
MM = DPI / 25.4
"""Pixels."""


def _red(picture: Image.Image) -> NDArray[np.bool_]:
    pixels = np.asarray(picture.convert("RGB")).astype(int)
    found: NDArray[np.bool_] = (pixels[..., 0] > pixels[..., 1] + 60) & (pixels[..., 0] > pixels[..., 2] + 60)
    return found


def _box(picture: Image.Image) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is red, in mm, without the strip of the edge stamp."""
    red = _red(picture)[:, : int(195 * MM)]
    rows, columns = np.flatnonzero(red.any(axis=1)), np.flatnonzero(red.any(axis=0))
    return columns[0] / MM, rows[0] / MM, columns[-1] / MM, rows[-1] / MM


@pytest.mark.parametrize(
    ("where", "page", "middle", "size"),
    [("@5:105,200", 5, (105, 200), 42), ("@5:60.5,80,30", 5, (60.5, 80), 30), ("@7:100,250,20", 7, (100, 250), 20)],
)
def test_a_stamp_stands_where_and_as_large_as_asked(
    starter: Path, seal_png: Path, tmp_path: Path, where: str, page: int, middle: tuple[float, float], size: float
) -> None:
    assert seal(starter, tmp_path, "--stamp", f"{seal_png}{where}").exit_code == 0
    left, top, right, bottom = _box(rendered(sealed(tmp_path), page, DPI))
    ring = 290 / 300 * size  # of 300 pixels, the picture's ring leaves out five on each side
    assert (right - left, bottom - top) == pytest.approx((ring, ring), abs=0.5)
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx(middle, abs=0.5)


def test_at_the_declaration_it_covers_the_words_and_lets_them_through(
    starter: Path, seal_png: Path, tmp_path: Path
) -> None:
    assert seal(starter, tmp_path, "--stamp", seal_png).exit_code == 0
    picture = rendered(sealed(tmp_path), 2, DPI)
    left, top, right, bottom = _box(picture)
    words = np.asarray(rendered(built(starter), 2, DPI).convert("L")) < 110
    inside = words[int(top * MM) : int(bottom * MM), int(left * MM) : int(right * MM)]
    assert inside.sum() > 300, "no words beneath the seal"
    still = np.asarray(picture.convert("L"))[int(top * MM) : int(bottom * MM), int(left * MM) : int(right * MM)] < 130
    assert (still & inside).sum() > 0.6 * inside.sum()


@pytest.mark.long
def test_each_picture_is_embedded_once_and_drawn_as_content(starter: Path, seal_png: Path, tmp_path: Path) -> None:
    places = [part for where in ("cover", "declaration", "4:100,100") for part in ("--stamp", f"{seal_png}@{where}")]
    assert seal(starter, tmp_path, *places, "--edge-stamp", seal_png).exit_code == 0
    with pikepdf.open(sealed(tmp_path)) as pdf:
        masked = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/SMask" in one]
        assert len([one for one in masked if int(one.Width) == 300]) == 1
        kinds = {str(one.Subtype) for page in pdf.pages for one in page.obj.get("/Annots", [])}
    assert kinds <= {"/Link"}


@pytest.mark.parametrize("pages", [2, 21, *(pytest.param(one, marks=pytest.mark.long) for one in (1, 20, 41, 133))])
def test_the_edges_of_each_group_show_the_whole_seal(seal_png: Path, tmp_path: Path, pages: int) -> None:
    with Pdf.new() as pdf:
        for number in range(pages):
            blank = pdf.add_blank_page(page_size=(842, 595) if number % 5 == 3 else (595, 842))
            # As engines write even an empty page; after a stream of no bytes at all, Poppler 25 draws no other.
            blank.Contents = pdf.make_stream(b"0 g\n")
        picture = read_picture(seal_png)
        groups = edge_stamp(pdf, embedded(pdf, picture), picture, 20)
        pdf.save(tmp_path / "edges.pdf")
    assert [index for group in groups for index in group] == list(range(pages))
    assert max(map(len, groups)) <= 20
    assert min(map(len, groups)) >= min(pages, 10)
    for group in (groups[0], groups[-1]):
        width = round(42 * MM)
        strips = []
        for index in group:
            page = rendered(tmp_path / "edges.pdf", index + 1, DPI)
            left, top = page.width - max(1, round(width / len(group))), (page.height - width) // 2
            strip = page.crop((left, top, page.width, top + width))
            strips.append(strip)
        whole = Image.new("RGB", (sum(one.width for one in strips), strips[0].height), "white")
        at = 0
        for one in strips:
            whole.paste(one, (at, 0))
            at += one.width
        shown = _red(whole.resize((150, 150)))
        ground = Image.new("RGBA", picture.image.size, "white")
        expected = _red(Image.alpha_composite(ground, picture.image).resize((150, 150)))
        assert (shown == expected).mean() > 0.93


def test_edges_on_pages_of_a_report(starter: Path, seal_png: Path, tmp_path: Path) -> None:
    assert seal(starter, tmp_path, "--edge-stamp", seal_png, "--edge-pages", "10").exit_code == 0
    counts = Counter(bool(_red(rendered(sealed(tmp_path), page, 60))[:, -12:].any()) for page in (1, 2, 4, 7))
    assert counts == {True: 4}


def _file(folder: Path, kind: str) -> str:
    path = folder / "seal.png"
    if kind == "good":
        Image.new("RGBA", (50, 50), (200, 0, 0, 99)).save(path)
    elif kind == "opaque":
        Image.new("RGB", (50, 50), "red").save(path)
    elif kind == "words":
        path.write_text("a seal", encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
    elif kind == "cut":
        Image.effect_noise((300, 300), 50).convert("RGBA").save(path)
        path.write_bytes(path.read_bytes()[:500])
    elif kind == "huge":
        path.write_bytes(oversized(6000))
    return str(path)


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        ("missing", "", "there is no picture"),
        ("folder", "", "there is no picture"),
        ("opaque", "", "nothing in the picture"),
        ("words", "", "is no picture that can be a stamp"),
        ("cut", "", "is no picture that can be a stamp"),
        ("huge", "", "is too large"),
        ("good", "@99:10,10", "there is no page 99: the report has 7"),
        ("good", "@3:300,10", "lies outside of the page"),
        ("good", "@elsewhere", 'a stamp cannot be set at "elsewhere"'),
        ("good", "@cover,400", "a seal is between 1 and 100 mm wide, not 400"),
    ],
)
def test_a_stamp_that_is_none_is_refused(starter: Path, tmp_path: Path, kind: str, where: str, said: str) -> None:
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--stamp", _file(tmp_path, kind) + where), 2, said)


def test_all_that_is_wrong_is_told_at_once(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "key.p12").write_text("a key", encoding="utf-8")
    (tmp_path / "scan.png").write_text("a scan", encoding="utf-8")
    given: list[str | Path] = [
        "--declaration",
        tmp_path / "scan.png",
        "--stamp",
        tmp_path / "none.png",
        "--stamp",
        "none.png@99:1,1",
    ]
    given += ["--sign", tmp_path / "key.p12", "--trust", tmp_path / "scan.png", "--level", "B-T"]
    done = seal(starter, tmp_path / "out", *given)
    assert done.exit_code == 2
    told = [line.removeprefix("Error: ") for line in done.stderr.splitlines()]
    assert [line[: line.index(" (")] if " (" in line else line for line in told] == [
        "level B-T needs a time-stamp authority",
        '"scan.png" holds no certificates',
        '"key.p12" is no PKCS#12 file',
        f'there is no picture "{tmp_path}/none.png"',
        'there is no picture "none.png"',
        'the scan "scan.png" is none of PDF, JPEG, PNG and TIFF, or it is damaged',
        "there is no page 99: the report has 7",
    ]
    assert not list((tmp_path / "out").glob("*.pdf"))
    told = json.loads(seal(starter, tmp_path / "out", *given, "--json").stdout)["error"].splitlines()
    assert len(told) == 7


def test_what_is_wrong_with_the_build_is_told_with_the_rest(starter: Path, seal_png: Path, tmp_path: Path) -> None:
    project = copy(starter, tmp_path / "report")
    built(project).write_bytes(built(project).read_bytes() + b" ")
    before = Before(tmp_path / "out")
    done = seal(project, before.folder, "--stamp", f"{seal_png}@99:10,10", "--trust", project / "scan.png")
    assert done.exit_code == 2
    first, second, third = done.stderr.splitlines()
    assert 'Error: "scan.png" holds no certificates' in first
    assert "older than the content, or was changed" in second
    assert "there is no page 99" in third


def test_the_first_stamp_is_the_look_of_the_first_signature(
    starter: Path, seal_png: Path, authority: Authority, tmp_path: Path
) -> None:
    done = seal(starter, tmp_path, "--stamp", f"{seal_png}@5:105,200", "--sign", authority.key("college"))
    assert done.exit_code == 0
    with pikepdf.open(sealed(tmp_path)) as pdf:
        (field,) = (one for one in pdf.pages[4].obj.Annots if one.Subtype == Name.Widget)
        assert "/AP" in field
    left, top, right, bottom = _box(rendered(sealed(tmp_path), 5, DPI))
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((105, 200), abs=0.5)
    assert right - left == pytest.approx(290 / 300 * 42, abs=0.5)


def test_a_draft_is_marked_on_every_page_and_never_signed(starter: Path, seal_png: Path, tmp_path: Path) -> None:
    done = reportdoc("seal", starter, "--draft", "--stamp", seal_png, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    (pdf,) = tmp_path.glob("*.pdf")
    assert pdf.name.endswith("-草稿.pdf")
    assert not any(path.is_dir() for path in tmp_path.iterdir())
    pages = pypdf.PdfReader(pdf).pages
    assert len(pages) == 7
    assert all("草稿" in page.extract_text() for page in pages)
    pale = np.asarray(rendered(pdf, 3, 40)).astype(int)
    assert (pale[..., 0] > pale[..., 1] + 30).mean() > 0.02
    with pikepdf.open(pdf) as opened:
        assert "/AcroForm" not in opened.Root
    refused = reportdoc("seal", starter, "--draft", "--sign", seal_png, "--output", tmp_path)
    assert refused.returncode == 2
    assert "--draft never signs" in refused.stderr
