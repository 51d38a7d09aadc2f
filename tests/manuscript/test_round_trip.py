"""The sample report, built, imported, and built again, is the same report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.content.load import load
from reportdoc.diff.model import ComparedFile
from reportdoc.diff.reading import read
from reportdoc.report.block import Chart
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain
from reportdoc.report.report import Report
from tests.manuscript.project import imported
from tests.support.programs import ROOT, reportdoc

pytestmark = pytest.mark.long  # whole manuscripts of the same headings, tables and cases are imported in test_seed.py


@pytest.fixture(scope="module")
def both(sample_docx: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ComparedFile, ComparedFile, Report]:
    """Return the sample's Word file, that of the project imported from it, and that project."""
    root = tmp_path_factory.mktemp("round") / "project"
    project = imported(sample_docx, root)
    assert "0 places need a look" in project.said
    done = reportdoc("build", root, "--no-pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = (root / "output").glob("*.docx")
    return read(sample_docx), read(made), project.report


def test_headings(both: tuple[ComparedFile, ComparedFile, Report]) -> None:
    before, after, _ = both
    assert [(one.level, one.number, one.title.text) for one in after.headings] == [
        (one.level, one.number, one.title.text) for one in before.headings
    ]


def test_tables_cell_by_cell_with_captions_figures_cases_and_charts(
    both: tuple[ComparedFile, ComparedFile, Report],
) -> None:
    before, after, _ = both
    assert len(before.objects) >= 24 + 28 + 27
    for old, new in zip(before.objects, after.objects, strict=True):
        assert (new.kind, new.label, new.number, new.caption, new.heading, new.case) == (
            old.kind,
            old.label,
            old.number,
            old.caption,
            old.heading,
            old.case,
        )
        assert (new.grid, new.look, new.notes) == (old.grid, old.look, old.notes), old.name


def test_text_and_references(both: tuple[ComparedFile, ComparedFile, Report]) -> None:
    before, after, _ = both
    # The sample has a footer more, that of its turned page: pages of an import are upright.
    old, new = ([(one.line.key, one.heading, one.case) for one in file.texts] for file in (before, after))
    footer = ("— 1 —", 0, -1)
    assert (old.count(footer), new.count(footer)) == (2, 1)
    assert [one for one in new if one != footer] == [one for one in old if one != footer]


def test_the_annex_and_the_cover(both: tuple[ComparedFile, ComparedFile, Report]) -> None:
    again, sample = both[2], load(ROOT).report
    assert again.metadata == sample.metadata
    assert again.annex is not None
    assert sample.annex is not None
    assert [(one.label, plain(one.caption, {}), one.grid) for one in again.annex.tables] == [
        (one.label, plain(one.caption, {}), one.grid) for one in sample.annex.tables
    ]


def test_labels_that_authors_gave_are_kept(both: tuple[ComparedFile, ComparedFile, Report]) -> None:
    given = {label for label in number(load(ROOT).report) if "-auto-" not in label}
    assert given <= set(number(both[2]))


def test_charts_keep_their_kinds_and_figures(both: tuple[ComparedFile, ComparedFile, Report]) -> None:
    charts = [block for part in both[2].parts for block in part.blocks if isinstance(block, Chart)]
    assert [str(one) for one in charts[4].series[0].values] == ["56.10", "51.67", "58.63", "56.81"]
    assert [(one.kind, one.unit, one.numbered) for one in charts] == [
        ("column", "%", True),
        ("line", "元", True),
        ("bar", "%", True),
        ("column", "%", True),
        ("line", "%", True),
    ]
