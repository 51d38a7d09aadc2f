"""`build --verify`: a PDF that says otherwise than its pages show is not put in its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.build.outcome import begin_at_page_two, forget_a_level, good_files, leftovers
from tests.support.programs import reportdoc

TOLD = (
    "does not agree with its own pages, in 5 places",
    "outline: 1.1立德树人 is missing, 目录 lists it",
    "outline: 2.1服务国家战略 is missing, 目录 lists it",
)
"""What is said of a report with five sections of the second level, which are no headings."""


@pytest.mark.slow
def test_what_disagrees_is_told_and_the_last_good_files_stay(project: Path) -> None:
    before = good_files(project)
    forget_a_level(project)
    done = reportdoc("build", project, "--verify")
    assert done.returncode == 2
    assert all(one in done.stderr for one in TOLD), done.stderr
    assert good_files(project) == before
    assert leftovers(project) == []
    # Built without a look, it is told as soon as somebody looks.
    assert reportdoc("build", project).returncode == 0
    again = reportdoc("build", project, "--verify")
    assert again.returncode == 2
    assert TOLD[1] in again.stderr


def test_pages_that_print_other_numbers_than_the_word_file_are_told_by_every_build(project: Path) -> None:
    before = good_files(project)
    begin_at_page_two(project)
    done = reportdoc("build", project)
    assert done.returncode == 1
    assert 'do not say the same: page i: "1" and "2' in done.stderr
    assert good_files(project) == before


def test_what_agrees_is_said(project: Path) -> None:
    done = reportdoc("build", project, "--verify")
    assert done.returncode == 0, done.stderr
    assert "Proofread: outline, links, page labels and directories agree with the pages" in done.stdout
    verified = json.loads(reportdoc("build", project, "--verify", "--json").stdout)
    assert (verified["verified"], verified["rebuilt"]) == (True, [])
    assert json.loads(reportdoc("build", project, "--json").stdout)["verified"] is False


def test_without_a_pdf_there_is_nothing_to_read(project: Path) -> None:
    done = reportdoc("build", project, "--verify", "--no-pdf")
    assert done.returncode == 2
    assert "--verify reads the PDF; leave out --no-pdf" in done.stderr
