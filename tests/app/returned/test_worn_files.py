"""Returned files that went through many hands: fields turned into text, styles gone, two that disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.word_edits import W
from tests.support.programs import reportdoc

TALENT = "content/chapters/1-talent.md"
OLD, NEW, OTHER = "结构较为稳定", "结构总体稳定", "结构十分稳定"


def fields_become_text(document: Opened) -> None:
    """Leave the results of fields alone, as Ctrl+Shift+F9 does, and take bookmarks out."""
    marks = ("fldChar", "instrText", "bookmarkStart", "bookmarkEnd")
    found: list[Any] = [one for mark in marks for one in document.element.body.iter(f"{W}{mark}")]
    for one in found:
        one.getparent().remove(one)


def styles_go(document: Opened) -> None:
    """Make every paragraph one without a style, as pasting as text does."""
    for one in list(document.element.body.iter(f"{W}pStyle")):
        one.getparent().remove(one)


FROZEN = "7 references and 5 numbers of captions are plain text in this file"


@pytest.mark.parametrize(("wear", "told"), [(fields_become_text, True), (styles_go, False)])
def test_of_a_worn_file_the_words_are_taken_and_nothing_else(
    wear: Any, told: bool, report: Path, word_file: Path, tmp_path: Path
) -> None:
    document = Document(str(word_file))
    wear(document)
    result = reportdoc("take", saved(document, tmp_path / "改.docx", NEW), report, "--yes")
    assert result.returncode == 0, result.stderr
    texts = {name: (report / name).read_text(encoding="utf-8") for name in FILES}
    assert texts == FILES | {TALENT: FILES[TALENT].replace(OLD, NEW)}
    assert (FROZEN in result.stderr) == told
    assert ("plain text in this file" in result.stderr) == told
    assert ("45 of 45 paragraphs have other styles than when they were built" in result.stderr) != told


def test_of_two_files_that_changed_one_place_the_second_is_asked_about(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    first, second = (saved(Document(str(word_file)), tmp_path / f"{one}.docx", one) for one in (NEW, OTHER))
    assert reportdoc("take", first, report, "--yes").returncode == 0
    result = reportdoc("take", second, report, "--yes")
    assert f"    returned: 生源以本市为主，外省生源占三成，{OTHER}。" in result.stderr
    assert f"    project:  生源以本市为主，外省生源占三成，{NEW}。" in result.stderr
    assert NEW in (report / TALENT).read_text(encoding="utf-8")


def saved(document: Opened, path: Path, words: str) -> Path:
    """Write other words, and save."""
    text = next(one for one in document.element.body.iter(f"{W}t") if OLD in (one.text or ""))
    text.text = str(text.text).replace(OLD, words)
    document.save(str(path))
    return path
