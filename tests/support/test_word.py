from __future__ import annotations

from pathlib import Path

from tests.support import word


def test_fields_come_with_their_instructions_and_results(captions: Path) -> None:
    assert word.fields(captions) == [
        word.Field(r"TOC \h \z \c 表", "?"),
        word.Field(r"REF clubs \h", "?"),
        word.Field(r"SEQ 表 \* ARABIC", "?"),
    ]


def test_paragraphs_show_results_and_hide_instructions(captions: Path) -> None:
    assert [line for line in word.paragraphs(captions) if line.strip()] == ["?", "见?", "表 ? 学生社团"]


def test_xpath_finds_elements_and_attributes(captions: Path) -> None:
    body = word.part(captions)
    assert len(word.find(body, "//w:instrText")) == 3
    assert word.strings(body, "//w:bookmarkStart/@w:name") == ["clubs"]
