"""On a terminal, what a returned file leaves open is asked place by place."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.test_remarks import tracked
from tests.app.returned.test_take_returned import MAJORS, SERVICE, TALENT, contents, edited, typed_over
from tests.app.returned.word_edits import W

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")


def answered(answers: Sequence[str], *arguments: str | Path) -> str:
    """Run `take` at a terminal where these answers are typed; return what it says."""
    ours, theirs = os.openpty()
    os.write(ours, "".join(f"{one}\n" for one in answers).encode())
    command = [sys.executable, "-c", "from reportdoc.cli import main; main()", "take", "--lang", "en", *arguments]
    done = subprocess.run(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=600
    )
    os.close(ours)
    os.close(theirs)
    return done.stdout


def test_conflicts_and_figures_are_asked_one_by_one(report: Path, word_file: Path, tmp_path: Path) -> None:
    def edit(document: Opened) -> None:
        for one in document.element.body.iter(f"{W}t"):
            text = str(one.text).replace("结构较为稳定", "结构总体稳定").replace("开班52期", "开班53期")
            one.text = text.replace("深受欢迎", "广受欢迎")
        typed_over(document, "计划招生", "246", "248")
        typed_over(document, "招生宣传走进", "45", "54")
        typed_over(document, "进校招聘", "160", "166")

    file = edited(word_file, tmp_path / "改.docx", edit)
    ours = {
        TALENT: FILES[TALENT].replace("结构较为稳定", "结构十分稳定"),
        SERVICE: FILES[SERVICE].replace("52期", "50期").replace("深受欢迎", "很受欢迎"),
    }
    for name, text in ours.items():
        (report / name).write_text(text, encoding="utf-8")
    # One conflict in the first chapter, two in the second; then three figures in the order of the text; then a yes.
    said = answered(["theirs", "ours", "leave", "source", "keep", "text", "y"], file, report)
    assert said.count("Whose text?") == 3
    assert said.count("What of it?") == 3
    service = ours[SERVICE]
    talent = ours[TALENT].replace("结构十分稳定", "结构总体稳定").replace("{{ 企业 }}家", "166家")
    assert contents(report) == FILES | {
        TALENT: talent,
        SERVICE: service,
        MAJORS: FILES[MAJORS].replace("合计,260,246", "合计,260,248"),
    }


def test_tracked_changes_are_asked_for_and_nothing_is_written_after_a_no(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", tracked)
    said = answered(["accept", "n"], file, report, "--changes", "ask")
    assert "3 tracked changes are listed above. Accept or reject them?" in said
    assert "总体" in said
    assert contents(report) == FILES
    said = answered(["reject"], file, report, "--changes", "ask")
    assert "taken back" in said
    assert "Write this?" not in said
    assert contents(report) == FILES
