"""Tags that an engine has left out or got wrong, and what a reader's program then finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

from reportdoc.layout.libreoffice.engine import LibreOffice
from reportdoc.pdf.structure.annotations import Box
from reportdoc.pdf.structure.blocks import TextStyles
from reportdoc.pdf.structure.structure import Meaning, structure
from tests.layout.document import SMALL, entries, write
from tests.support.structure import Element, tree

MEANING = Meaning(TextStyles("表题", "图题", "表头"), ("一张图片", "一个图表"))


def _said(page: int, box: Box) -> str:
    """What stands where a link of these documents is: a line of a directory, its number at the end of that."""
    left, *_ = box
    return f"1.1　标题\t.......... {page + 5}" if left < 100 else str(page + 5)


def _element(pdf: Pdf, kind: str, *kids: Object | int) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), K=Array(kids)))
    for kid in kids:
        if not isinstance(kid, int):
            kid.P = made
    return made


def _structured(
    pdf: Pdf, *blocks: Object, parents: Sequence[Object | int] = (), roles: Mapping[str, Object] | None = None
) -> Element:
    """Return the tree of a document of these blocks, mended."""
    top = _element(pdf, "Document", *blocks)
    numbers = pdf.make_indirect(Dictionary(Nums=Array([0, Array(), *parents])))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array([top]), ParentTree=numbers, RoleMap=Dictionary(roles or {}))
    )
    top.P = pdf.Root.StructTreeRoot
    structure(pdf, MEANING, (), _said)
    return tree(pdf)


@pytest.fixture
def blank() -> Pdf:
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.StructParents = 0
    return pdf


def _cell(pdf: Pdf, kind: str, *content: Object | int, **spans: int) -> Object:
    made = _element(pdf, kind, *content)
    made.A = Dictionary({"/O": Name.Table, **{f"/{key}": value for key, value in spans.items()}})
    return made


def test_the_rests_of_merged_cells_that_break_over_pages_are_no_cells(blank: Pdf) -> None:
    head = _element(blank, "TR", _cell(blank, "TH", 0), _cell(blank, "TH", 1, ColSpan=2))
    first = _element(blank, "TR", _cell(blank, "TD", 2, RowSpan=2), _cell(blank, "TD", 3), _cell(blank, "TD", 4))
    text = _element(blank, "P", 7)
    second = _element(
        blank, "TR", _cell(blank, "TD", 5), _cell(blank, "TD", 6), _cell(blank, "TD"), _cell(blank, "TD", text)
    )
    last = _element(blank, "TR", *(_cell(blank, "TD", number) for number in (8, 9, 10)))
    (table,) = _structured(blank, _element(blank, "Table", head, first, second, last)).kids
    assert [len(row.kids) for row in table.kids] == [2, 3, 2, 3]
    # What stood in a rest is kept.
    assert table.kids[2].kids[1].all("P")[0].content == 1


def test_a_caption_and_the_lines_below_it_belong_to_the_table(blank: Pdf) -> None:
    rows = [_element(blank, "TR", _cell(blank, kind, 0), _cell(blank, kind, 1)) for kind in ("TH", "TD")]
    lines = [_element(blank, kind, 2) for kind in ("H1", "P", "表题", "单位行")]
    made = _structured(blank, *lines, _element(blank, "Table", *rows))
    assert [one.kind for one in made.kids] == ["H1", "P", "Table"]
    assert [one.kind for one in made.kids[2].kids] == ["Caption", "TR", "TR"]
    assert [one.kind for one in made.kids[2].kids[0].kids] == ["表题", "单位行"]


def test_a_style_that_is_based_on_caption_is_one_of_what_it_stands_at(blank: Pdf) -> None:
    rows = [_element(blank, "TR", _cell(blank, kind, 0), _cell(blank, kind, 1)) for kind in ("TH", "TD")]
    captions = [_element(blank, kind, 2) for kind in ("表题Caption", "图题Caption")]
    figure = _element(blank, "图片", _element(blank, "Figure", 3))
    roles = {"/表题Caption": Name.Caption, "/图题Caption": Name.Caption, "/图片": Name.P}
    made = _structured(blank, captions[0], _element(blank, "Table", *rows), figure, captions[1], roles=roles)
    assert [one.kind for one in made.kids] == ["Table", "P", "Caption"]
    assert [one.kind for one in made.kids[0].kids] == ["Caption", "TR", "TR"]
    assert [one.kind for one in made.kids[0].kids[0].kids] == ["P"]


def test_a_box_is_a_section_with_its_title_and_what_is_empty_is_gone(blank: Pdf) -> None:
    content = [_element(blank, "案例标题", 0), _element(blank, "案例正文", 1), _element(blank, "框后")]
    box = _element(blank, "Table", _element(blank, "TR", _cell(blank, "TD", *content)))
    (section,) = _structured(blank, box, _element(blank, "框后", _element(blank, "Span"))).kids
    assert (section.kind, [one.kind for one in section.kids]) == ("Sect", ["Caption", "案例正文"])


def test_a_frame_that_only_keeps_a_picture_with_its_caption_is_none(blank: Pdf) -> None:
    picture = _element(blank, "图片", _element(blank, "Figure", 2))
    inner = _element(blank, "Table", _element(blank, "TR", _cell(blank, "TD", picture, _element(blank, "图题", 3))))
    content = [_element(blank, "案例标题", 0), _element(blank, "案例正文", 1), inner]
    box = _element(blank, "Table", _element(blank, "TR", _cell(blank, "TD", *content)))
    (section,) = _structured(blank, box).kids
    assert (section.kind, [one.kind for one in section.kids]) == ("Sect", ["Caption", "案例正文", "图片", "Caption"])
    assert [one.alt for one in section.all("Figure")] == ["一张图片"]


@pytest.mark.parametrize("kept", ["一张图片", "图片 1 - 一张图片"])
def test_figures_get_the_words_that_the_word_file_has_for_them(blank: Pdf, kept: str) -> None:
    figures = [_element(blank, "Figure", 0), _element(blank, "Figure", 1)]
    figures[0].Alt = String(kept)
    pictures = [_element(blank, "图片", figure) for figure in figures]
    assert [one.alt for one in _structured(blank, *pictures).all("Figure")] == [kept, "一个图表"]


def test_pieces_of_a_link_are_one_and_links_to_two_places_are_two(blank: Pdf) -> None:
    page = blank.pages[0].obj
    tops = (700, 700, 500)
    page.Annots = Array([blank.make_indirect(_link(page, top)) for top in tops])
    holding = [*page.Annots, page.Annots[2]]
    pieces = [_element(blank, "Link", number) for number in range(len(holding))]
    for piece, link in zip(pieces, holding, strict=True):
        piece.K = Array([*piece.K, Dictionary(Type=Name.OBJR, Obj=link, Pg=page)])
    numbers = [part for key, piece in enumerate(pieces[:3], 1) for part in (key, piece)]
    for key, link in enumerate(page.Annots, 1):
        link.StructParent = key
    # 7 is a blank at the end of a line, 8 a blank behind all of it.
    paragraph = _element(blank, "P", pieces[0], 7, pieces[1], *pieces[2:], 8)
    paragraph.Pg = page
    (made,) = _structured(blank, paragraph, parents=numbers).kids
    assert [one.kind for one in made.kids] == ["Link", "Link"]
    assert [len(link.annotations) for link in made.kids] == [2, 1]
    assert [one.kind for one in made.kids[0].kids] == ["Span", "Span"]
    assert (made.kids[0].content, made.content) == (1, 1)


def _link(page: Object, top: int, *, left: int = 0) -> Dictionary:
    place = Array([page, Name.XYZ, 0, top, 0])
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([left, 0, 500, 9]), Dest=place)


def test_a_link_in_a_link_to_the_same_place_is_one_with_one_annotation_that_says_what_it_covers(blank: Pdf) -> None:
    page = blank.pages[0].obj
    line, number = (blank.make_indirect(_link(page, 700, left=left)) for left in (80, 490))
    number.Contents = String("sec_talent")
    page.Annots = Array([number, line])
    inner, outer = _element(blank, "Link", 2), _element(blank, "Link", 1)
    inner.P = outer
    held = Dictionary(Type=Name.OBJR, Obj=line, Pg=page)
    inner.K, outer.K = Array([2, held]), Array([1, inner, held])
    line.StructParent = 1
    paragraph = _element(blank, "Contents 1", outer)
    paragraph.Pg = page
    (made,) = _structured(blank, paragraph, parents=(1, inner)).kids
    (link,) = made.kids
    assert [one.kind for one in made.walk()] == ["Contents 1", "Link", "Span", "Span"]
    assert [annotation.objgen for annotation in link.annotations] == [line.objgen]
    assert [one.objgen for one in page.Annots] == [line.objgen]
    assert str(line.Contents) == "1.1 标题 5"
    assert paragraph == NumberTree(blank.Root.StructTreeRoot.ParentTree)[1].P


def test_a_paragraph_of_the_text_that_begins_with_a_link_is_no_entry(blank: Pdf) -> None:
    made = _structured(blank, _element(blank, "P", _element(blank, "Link", 0), 1))
    assert [one.kind for one in made.kids] == ["P"]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("structure")
    with LibreOffice() as engine:
        engine.convert(write(folder / "report.docx", SMALL), folder / "engine.pdf")
    return folder / "engine.pdf"


def _untag(pdf: Pdf) -> None:
    """Take the links out of the tags; what they show stays."""
    for element in (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.Link):
        element.K = Array([kid for kid in element.K if not isinstance(kid, Dictionary) or "/S" in kid])
    for page in pdf.pages:
        for link in (one for one in page.obj.get("/Annots", Array()) if "/StructParent" in one):
            del link.StructParent


def test_a_link_that_the_engine_has_not_tagged_is_tagged(engines: Path) -> None:
    with pikepdf.open(engines) as pdf:
        _untag(pdf)
        structure(pdf, MEANING, (2, 3), _said)
        leading = [link for link in tree(pdf).all("Link") if link.annotations]
        owners = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        led = [owners[int(one.StructParent)] for page in pdf.pages for one in page.obj.get("/Annots", Array())]
    assert len(leading) == len(entries(SMALL))
    assert [owner.S for owner in led] == [Name.Link] * sum(len(link.annotations) for link in leading)


def test_a_document_without_tags_stays_without(engines: Path) -> None:
    with pikepdf.open(engines) as pdf:
        del pdf.Root.StructTreeRoot
        structure(pdf, MEANING, (2, 3), _said)
        assert "/StructTreeRoot" not in pdf.Root
