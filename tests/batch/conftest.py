"""A commission's inbox: what colleges handed in, and what one run made of it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.province.colleges import college, write_project
from tests.support.programs import reportdoc

EARLY, LATE = 1_700_000_000, 1_700_100_000


@dataclass(frozen=True)
class Inbox:
    """Submissions, and the folder of a run over them."""

    submissions: Path
    output: Path


def hand_in(folder: Path) -> Path:
    """Make an inbox: a college twice, a college under another's code, a damaged file, and a folder without a report."""
    folder.mkdir()
    first, second = college(0, 7), college(1, 7)
    second.texts[0][0] = first.texts[2][1]
    write_project(first, folder / "10100-first")
    write_project(second, folder / "second")
    report = folder / "second/content/report.yaml"
    report.write_text(report.read_text(encoding="utf-8").replace('"10101"', '"10100"'), encoding="utf-8")
    shutil.copytree(folder / "10100-first", folder / "10100-again")
    (folder / "10177-<b>&.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "10178-empty").mkdir()
    for name, time in (("10100-first", EARLY), ("10100-again", LATE), ("second", EARLY)):
        os.utime(folder / name, (time, time))
    return folder


@pytest.fixture(scope="session")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """Return an inbox that was checked, one submission after another."""
    folder = tmp_path_factory.mktemp("province")
    made = Inbox(hand_in(folder / "submissions"), folder / "out")
    ran = reportdoc("province", "check", made.submissions, "--output", made.output, "--workers", "1")
    assert ran.returncode == 1, ran.stderr
    return made
