from __future__ import annotations

from pathlib import Path

from reportdoc.report.block import List
from tests.support import word
from tests.word.reports import PLACE, built, heading, items, paragraph


def test_headings_take_their_numbers_from_the_list_of_their_styles(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-talent", "人才培养"),
        heading("sec-moral", "立德树人", 2),
        heading("sec-class", "思政课程", 3),
        heading("sec-lesson", "课程建设", 4),
    )
    titles = {"人才培养": "%1", "立德树人": "%1.%2", "思政课程": "%1.%2.%3", "课程建设": "%1.%2.%3.%4"}
    for level, (title, pattern) in enumerate(titles.items()):
        style = f"Heading{level + 1}"
        assert word.paragraphs(document, style) == [title]
        (number,) = word.strings(
            word.part(document, "word/styles.xml"), f"//w:style[@w:styleId='{style}']//w:numId/@w:val"
        )
        numbering = word.part(document, "word/numbering.xml")
        (abstract,) = word.strings(numbering, f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        levels = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[w:pStyle/@w:val='{style}']"
        assert word.strings(numbering, f"{levels}/@w:ilvl") == [str(level)]
        assert word.strings(numbering, f"{levels}/w:lvlText/@w:val") == [pattern]
        assert word.strings(numbering, f"{levels}/w:numFmt/@w:val") == ["decimal"]


def test_an_unnumbered_heading_is_a_heading_without_a_number(tmp_path: Path) -> None:
    document = built(
        tmp_path,
        heading("sec-talent", "人才培养"),
        front=(heading("sec-preface", "前言", numbered=False),),
    )
    assert word.paragraphs(document, "Heading1") == ["前言", "人才培养"]
    overridden = "//w:p[w:pPr/w:pStyle/@w:val='Heading1'][w:pPr/w:numPr/w:numId/@w:val='0']"
    assert [word.text(found) for found in word.find(word.part(document), overridden)] == ["前言"]


def _numbers(document: Path, style: str) -> list[tuple[str, str]]:
    return [
        (word.strings(item, "w:pPr/w:numPr/w:ilvl/@w:val")[0], word.strings(item, "w:pPr/w:numPr/w:numId/@w:val")[0])
        for item in word.find(word.part(document), f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")
    ]


def test_each_ordered_list_counts_afresh(tmp_path: Path) -> None:
    document = built(
        tmp_path, heading("sec-a", "甲"), items("一", "二"), paragraph("其间"), items("三", "四"), items("七", start=7)
    )
    first, second, third, fourth, fifth = _numbers(document, "ListNumber")
    assert first == second
    assert third == fourth
    assert len({first, third, fifth}) == 3
    numbering = word.part(document, "word/numbering.xml")
    starts = [
        word.strings(numbering, f"//w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val")
        for _, number in (first, third, fifth)
    ]
    assert starts == [["1"], ["1"], ["7"]]


def test_a_list_in_a_list_is_one_level_deeper(tmp_path: Path) -> None:
    nested = List(True, 1, ((paragraph("外"), items("内")), (paragraph("外二"), items("内二", ordered=False))), PLACE)
    document = built(tmp_path, heading("sec-a", "甲"), nested)
    (outer, deep, following) = _numbers(document, "ListNumber")
    assert (outer[0], deep[0]) == ("0", "1")
    assert following == outer
    assert [level for level, _ in _numbers(document, "ListBullet")] == ["1"]


def test_a_second_paragraph_of_an_item_has_no_number(tmp_path: Path) -> None:
    content = List(True, 1, ((paragraph("第一段"), paragraph("第二段")),), PLACE)
    document = built(tmp_path, heading("sec-a", "甲"), content)
    assert word.paragraphs(document, "ListNumber") == ["第一段"]
    assert word.paragraphs(document, "BodyText") == ["第二段"]
