"""A second office, ONLYOFFICE, opens the Word file: it breaks pages alike and works the same fields out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sample.directories import lines_of_pdf, printed_pages
from tests.support.line_ends import compared
from tests.support.onlyoffice import convert_and_update, with_stand_ins
from tests.support.word import Field, fields


@pytest.fixture(scope="module")
def theirs(sample_docx: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return its PDF of the Word file as it stands, and the Word file with all fields updated."""
    folder = tmp_path_factory.mktemp("other")
    document = with_stand_ins(sample_docx, folder / "given.docx")
    convert_and_update(document, folder / "other.pdf", folder / "updated.docx")
    return folder / "other.pdf", folder / "updated.docx"


@pytest.mark.slow
@pytest.mark.long
def test_headings_and_captions_fall_on_the_same_pages(sample_pdf: Path, theirs: tuple[Path, Path]) -> None:
    other = printed_pages(theirs[0])
    lines = lines_of_pdf(sample_pdf)
    same = [line for line in lines if line.title in other.get(line.page, "")]
    assert len(same) >= 0.95 * len(lines), [line for line in lines if line not in same]


@pytest.mark.slow
@pytest.mark.long
def test_lines_of_running_text_break_at_the_same_characters(
    sample_docx: Path, sample_pdf: Path, theirs: tuple[Path, Path]
) -> None:
    found = compared(sample_docx, sample_pdf, theirs[0])
    assert found.missing <= 3  # the watermark of ONLYOFFICE stands in a few lines
    assert found.all > 1000
    assert found.same >= 0.9 * found.all, found


@pytest.mark.slow
@pytest.mark.long
def test_updating_all_fields_changes_no_number_and_no_entry(sample_docx: Path, theirs: tuple[Path, Path]) -> None:
    before = fields(sample_docx)
    after = fields(theirs[1])
    for name in ("SEQ", "STYLEREF", "REF"):
        assert _results(after, name) == _results(before, name)
    old, new = _entries(before), _entries(after)
    assert [title for title, _ in new] == [title for title, _ in old]
    same = sum(one == other for one, other in zip(old, new, strict=True))
    assert same >= 0.95 * len(old)


def _results(found: list[Field], name: str) -> list[str]:
    return [field.result.strip() for field in found if field.instruction.split()[0] == name]


def _entries(found: list[Field]) -> list[tuple[str, str]]:
    """Return title and page of each line of the `TOC` fields, without white space."""
    entries = []
    for field in found:
        if field.instruction.split()[0] == "TOC":
            for line in filter(str.strip, field.result.split("\n")):
                title, _, page = line.rpartition("\t")
                entries.append((re.sub(r"\s", "", title), page.strip()))
    return entries
