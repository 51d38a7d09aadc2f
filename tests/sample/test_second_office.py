"""A second office, ONLYOFFICE, opens the Word file: it breaks pages alike and works the same fields out."""

from __future__ import annotations

import re
from pathlib import Path

from tests.sample.directories import lines_of_pdf, printed_pages
from tests.support.onlyoffice import convert, update
from tests.support.word import Field, fields


def test_headings_and_captions_fall_on_the_same_pages(sample_docx: Path, sample_pdf: Path, tmp_path: Path) -> None:
    other = printed_pages(convert(sample_docx, tmp_path / "other.pdf"))
    lines = lines_of_pdf(sample_pdf)
    same = [line for line in lines if line.title in other.get(line.page, "")]
    assert len(same) >= 0.95 * len(lines), [line for line in lines if line not in same]


def test_updating_all_fields_changes_no_number_and_no_entry(sample_docx: Path, tmp_path: Path) -> None:
    before = fields(sample_docx)
    after = fields(update(sample_docx, tmp_path / "updated.docx"))
    for name in ("SEQ", "STYLEREF", "REF"):
        assert _results(after, name) == _results(before, name)
    ours, theirs = _entries(before), _entries(after)
    assert [title for title, _ in theirs] == [title for title, _ in ours]
    same = sum(ours_ == theirs_ for ours_, theirs_ in zip(ours, theirs, strict=True))
    assert same >= 0.95 * len(ours)


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
