"""Charts that are drawn of boxes and arrows become one picture each."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reportdoc.manuscript.reading.document import read
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.project import imported
from tests.manuscript.wordml import r

_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _shape(place: int, text: str, kind: str = "rect") -> str:
    inside = f"<wps:txbx><w:txbxContent><w:p>{r(text)}</w:p></w:txbxContent></wps:txbx>" if text else ""
    return (
        f'<wps:wsp xmlns:wps="{_WPS}"><wps:cNvPr id="{place + 2}" name="s{place}"/><wps:cNvSpPr/><wps:spPr><a:xfrm>'
        f'<a:off x="{place * 700000}" y="0"/><a:ext cx="600000" cy="300000"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
        f"</wps:spPr>{inside}<wps:bodyPr/></wps:wsp>"
    )


def _drawing(data: str, uri: str = _WPS) -> str:
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="2000000" cy="300000"/><wp:docPr id="40" name="x"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{data}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    return f'<w:r><mc:AlternateContent xmlns:mc="{_MC}" xmlns:wps="{_WPS}">{choice}</mc:AlternateContent></w:r>'


def _group(*texts: str) -> str:
    shapes = "".join(_shape(place, text) for place, text in enumerate(texts))
    return _drawing(f'<wpg:wgp xmlns:wpg="{_WPG}"><wpg:cNvGrpSpPr/><wpg:grpSpPr/>{shapes}</wpg:wgp>', _WPG)


def _manuscript(runs: str) -> Manuscript:
    manuscript = Manuscript()
    manuscript.text("机构如图 1-1。")
    manuscript.xml(f"<w:p>{runs}</w:p>")
    manuscript.text("图 1-1 机构")
    return manuscript


@pytest.mark.long
def test_boxes_in_a_group_become_the_picture_of_the_figure(tmp_path: Path) -> None:
    project = imported(_manuscript(_group("校长", "教务处")).save(tmp_path / "a.docx"), tmp_path / "project")
    assert project.text.count("校长") == 0
    (picture,) = (project.root / "content/pictures").iterdir()
    with Image.open(picture) as image:
        assert image.width > 3 * image.height  # two boxes side by side, and not the paper around them
        assert (255, 0, 0) in {colour for _, colour in image.convert("RGB").getcolors(1_000_000) or ()}
    assert "words in a drawing, which is a picture now: 校长 / 教务处" in project.told
    assert "chart drawn of boxes and arrows: it is a picture now" in project.told


@pytest.mark.parametrize(
    ("runs", "count"),
    [
        (_group("校长", "教务处"), 1),
        (_drawing(_shape(0, "校长")) + _drawing(_shape(1, "教务处")) + _drawing(_shape(2, "", "rightArrow")), 1),
        (_drawing(_shape(0, "校长")) + _drawing(_shape(1, "教务处")), 0),
        (_group("校长"), 0),
        (_group("", ""), 0),
        (r("正文。"), 0),
    ],
    ids=["group", "arrow", "boxes", "one", "empty", "none"],
)
def test_what_is_a_chart_and_what_is_text_in_boxes(tmp_path: Path, runs: str, count: int) -> None:
    found = read(_manuscript(runs).save(tmp_path / "a.docx"))
    assert len(found.sketches) == count
    texts = [one.text for table in found.elements if hasattr(table, "cells") for one in table.cells()]
    assert any("校长" in text for text in texts) == (count == 0 and "校长" in runs)


def test_text_beside_a_chart_stays_text_and_the_file_that_is_drawn_holds_none_of_it(tmp_path: Path) -> None:
    found = read(_manuscript(r("看这里：") + _group("校长", "教务处")).save(tmp_path / "a.docx"))
    (sketch,) = found.sketches.values()
    assert [getattr(one, "text", "") for one in found.elements][2] == "看这里："
    (tmp_path / "b.docx").write_bytes(sketch)
    alone = read(tmp_path / "b.docx")
    assert [getattr(one, "text", "") for one in alone.elements] == [""]
