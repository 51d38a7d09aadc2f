"""What a sealed file still has of the built one: all but the tags of the page that was exchanged."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.app.sealing.command import seal, sealed
from tests.support.programs import program
from tests.support.sealing.authority import Authority
from tests.support.sealing.starter import built

PAGE = 1
"""Index of the declaration."""


@pytest.fixture(scope="module")
def pair(
    starter: Path, authority: Authority, seal_png: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Return the built and the sealed PDF."""
    folder = tmp_path_factory.mktemp("structure")
    done = seal(
        starter, folder, "--stamp", seal_png, "--stamp", f"{seal_png}@cover", "--edge-stamp", seal_png,
        "--sign", authority.key("college"),
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    return built(starter), sealed(folder)


def _outline(path: Path) -> list[tuple[str, int | None]]:
    reader = pypdf.PdfReader(path)

    def walk(items: list[Any]) -> Iterator[tuple[str, int | None]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield str(item.title), reader.get_destination_page_number(item)

    return list(walk(reader.outline))


def _destinations(path: Path) -> dict[str, int | None]:
    reader = pypdf.PdfReader(path)
    return {name: reader.get_destination_page_number(place) for name, place in reader.named_destinations.items()}


def _links(path: Path) -> list[tuple[int, list[float], int, list[str]]]:
    """Return page and place of every link that leads to a page, and the page and the point that it leads to."""
    with pikepdf.open(path) as pdf:
        index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return [
            (
                number,
                [float(side) for side in link.Rect],
                index[link.Dest[0].objgen],
                [str(one) for one in list(link.Dest)[1:]],
            )
            for number, page in enumerate(pdf.pages)
            for link in page.obj.get("/Annots", [])
            if isinstance(link.get("/Dest"), Array)
        ]


def _tags(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return the kinds of structure elements with content on the declaration, and of all others."""
    with pikepdf.open(path) as pdf:
        own = pdf.pages[PAGE].obj.objgen
        here: Counter[str] = Counter()
        elsewhere: Counter[str] = Counter()
        kids = list(_kids(pdf.Root.StructTreeRoot))
        while kids:
            element = kids.pop()
            below = list(_kids(element))
            kids += below
            if not below:
                on = "/Pg" in element and element.Pg.objgen == own
                (here if on else elsewhere)[str(element.S)] += 1
        return here, elsewhere


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K", Array([]))
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def test_outline_destinations_links_and_labels_are_the_same(pair: tuple[Path, Path]) -> None:
    before, after = pair
    assert len(_outline(before)) > 7
    assert _outline(after) == _outline(before)
    assert len(_destinations(before)) > 10
    assert _destinations(after) == _destinations(before)
    assert len(_links(before)) > 10
    assert _links(after) == _links(before)
    assert pypdf.PdfReader(after).page_labels == pypdf.PdfReader(before).page_labels


def test_tags_are_the_same_but_for_a_figure_and_the_field_in_the_place_of_a_page(pair: tuple[Path, Path]) -> None:
    here, elsewhere = _tags(pair[0])
    after_here, after_elsewhere = _tags(pair[1])
    assert here.total() > 3
    assert after_here == Counter({"/Figure": 1, "/Form": 1})
    assert after_elsewhere == elsewhere


def test_the_figure_can_be_read_and_is_found_from_the_page(pair: tuple[Path, Path]) -> None:
    with pikepdf.open(pair[1]) as pdf:
        page = pdf.pages[PAGE].obj
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        (figure,) = tree[int(page.StructParents)]
        assert Name.Figure == figure.S
        assert "已签名盖章" in str(figure.Alt)
        assert figure.Pg.objgen == page.objgen
        assert str(pdf.Root.Lang) == "zh-CN"
        assert bool(pdf.Root.MarkInfo.Marked)


def test_qpdf_finds_nothing_to_complain_of(pair: tuple[Path, Path]) -> None:
    done = subprocess.run([program("qpdf"), "--check", pair[1]], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_old_words_of_the_page_are_gone_and_all_others_stay(pair: tuple[Path, Path]) -> None:
    before, after = (
        subprocess.run([program("pdftotext"), path, "-"], check=True, capture_output=True, text=True).stdout.split("\f")
        for path in pair
    )
    assert "责任声明" in before[PAGE]
    assert after[PAGE].strip() == ""
    assert [text for index, text in enumerate(after) if index != PAGE] == [
        text for index, text in enumerate(before) if index != PAGE
    ]
