"""Two versions of a report, as `reportdoc build` makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.redline.redline import redline
from tests.redline import office
from tests.redline.conftest import MOMENT, checked
from tests.redline.shown import changed, rows
from tests.support.word import paragraphs

pytestmark = pytest.mark.slow


@pytest.mark.long
def test_every_edit_of_the_starter_shows_where_it_was_made(starter: Path, tmp_path: Path) -> None:
    red = checked(starter / "old.docx", starter / "new.docx", tmp_path / "redline.docx")
    lines = changed(red)
    assert {
        "某某职业技术[-学院-]{+大学+}",
        "1.1 立德树人{+成效+} —",
        "{+案例 2　新的案例 —+}¶+",
        "立德树人{+成效+}",
        "表 1-1　学生社团[-情况-]{+一览+}",
        "[-80-]{+85+}",
        "{+这是案例里新写的第二段。+}¶+",
        "{+新案例的正文。+}¶+",
        "[-▢-]{+▢+}",
    } <= set(lines)
    assert lines.count("[-▢-]{+▢+}") == 2
    assert "+|{+航模社+}|{+20+}|" in rows(red)


@pytest.mark.long
def test_what_was_not_edited_is_not_marked(starter: Path, tmp_path: Path) -> None:
    red = checked(starter / "old.docx", starter / "new.docx", tmp_path / "redline.docx")
    assert len(changed(red)) < 40


@pytest.mark.long  # the starter above and the edits of test_edits.py ask the same of a small report
def test_both_versions_of_the_sample_can_be_had_back(sample_versions: tuple[Path, Path], tmp_path: Path) -> None:
    red = checked(*sample_versions, tmp_path / "redline.docx")
    assert {"1.1 立德树人{+与铸魂育人+} —", "案例 [-3-]{+2+}　万物复苏 劳动教育“好时节”"} <= set(changed(red))
    assert " |1|毕业生人数|人|[-4487-]{+4407+}|" in rows(red)


@pytest.mark.long
def test_libreoffice_reads_the_changes_the_same_way(starter: Path, tmp_path: Path) -> None:
    old, new, red = starter / "old.docx", starter / "new.docx", tmp_path / "redline.docx"
    redline(old, new, red, "审阅人", MOMENT)
    jobs = [(office.ACCEPT, red), (office.KEEP, new), (office.REJECT, red), (office.KEEP, old)]
    stored = [tmp_path / f"{number}.docx" for number in range(4)]
    office.store(tmp_path / "profile", [(*job, target) for job, target in zip(jobs, stored, strict=True)])
    accepted, after, rejected, before = ([line for line in paragraphs(file) if line.strip()] for file in stored)
    assert accepted == after
    assert rejected == before
    assert before != after
