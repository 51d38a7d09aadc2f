"""On a terminal, what a returned file leaves open is asked place by place."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx.document import Document as Opened

from tests.app.returned.report import FILES
from tests.app.returned.test_remarks import BY, found, tracked
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


@pytest.mark.long
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


@pytest.mark.long
def test_tracked_changes_are_asked_one_by_one_and_nothing_is_written_after_a_no(
    report: Path, word_file: Path, tmp_path: Path
) -> None:
    file = edited(word_file, tmp_path / "改.docx", tracked)
    said = answered(["accept", "accept", "accept", "n"], file, report, "--changes", "ask")
    assert "tracked insertion, accepted by 王院长（2024-01-10）: 总体\nChange 1 of 3?" in said
    assert "tracked deletion, accepted by 王院长（2024-01-10）: ，深受欢迎\nChange 2 of 3?" in said
    assert "tracked insertion, accepted by 王院长（2024-01-10）: 新增的一段，说明后续安排。\nChange 3 of 3?" in said
    assert contents(report) == FILES
    said = answered(["reject-all"], file, report, "--changes", "ask")
    assert "taken back" in said
    assert "Write this?" not in said
    assert contents(report) == FILES


@pytest.mark.long  # one more session at a terminal
def test_single_tracked_changes_are_taken_back(report: Path, word_file: Path, tmp_path: Path) -> None:
    file = edited(word_file, tmp_path / "改.docx", tracked)
    said = answered(["reject", "accept", "reject", "y"], file, report, "--changes", "ask")
    assert "tracked insertion, taken back by 王院长（2024-01-10）: 总体" in said
    assert contents(report) == FILES | {SERVICE: FILES[SERVICE].replace("课程，深受欢迎。", "课程。")}


@pytest.mark.long  # one more session at a terminal
def test_what_was_moved_is_one_change(report: Path, word_file: Path, tmp_path: Path) -> None:
    def move(document: Opened) -> None:
        """Move 外省生源占三成， to the end of its sentence, as Word tracks it."""
        _, text = found(document, "外省生源占三成")
        run = text.getparent()
        before = str(text.text).split("外省生源占三成，")[0]
        made = [run, *(copy.deepcopy(run) for _ in range(3))]
        for one, words in zip(made, (before, "外省生源占三成，", "结构较为稳定，", "外省生源占三成，"), strict=True):
            one.find(f"{W}t").text = words
        stop = copy.deepcopy(run)
        stop.find(f"{W}t").text = "。"
        for one in reversed([*made[1:], stop]):
            run.addnext(one)
        for one, tag in ((made[1], "moveFrom"), (made[3], "moveTo")):
            around = one.makeelement(f"{W}{tag}", BY)
            one.addprevious(around)
            around.append(one)

    file = edited(word_file, tmp_path / "改.docx", move)
    said = answered(["reject", "y"], file, report, "--changes", "ask")
    assert "tracked move, accepted by 王院长（2024-01-10）: 外省生源占三成，\nChange 1 of 1?" in said
    text = (report / TALENT).read_text(encoding="utf-8")
    assert "生源以本市为主，外省生源占三成，结构较为稳定，。" in text
