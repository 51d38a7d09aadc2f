"""A built project in which two departments share a page, and in which it is known what is wrong."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from reportdoc.web.desk import Desk
from tests.support.programs import reportdoc
from tests.support.starter import make_short

SUM, OTHER = "T101", "G508"
"""What is planted: a total of 教务处 that does not fit, and a figure of 学生处 that 教务处 states otherwise."""


def plant(folder: Path) -> None:
    """Give chapters to departments, a section of the first to another, and plant findings."""
    report = folder / "content/report.yaml"
    text = re.sub(r"    department: .*\n", "", report.read_text("utf-8"))
    text = text.replace("chapters/1-talent.md\n", "chapters/1-talent.md\n    department: 教务处\n")
    text = text.replace("chapters/2-service.md\n", "chapters/2-service.md\n    department: 学生处\n")
    report.write_text(text, encoding="utf-8")
    change(folder, "chapters/1-talent.md", "占全部社团成员的", "全校社团成员共有 {{ 社团总人数 }} 人，占全部社团成员的")
    change(
        folder,
        "chapters/1-talent.md",
        "## 招生与就业\n",
        '## 学生工作 {department="学生处"}\n\n学生处帮扶困难学生321人，发放补助45.6万元。\n\n## 招生与就业\n',
    )
    change(folder, "tables/clubs.csv", "合计,180", "合计,190")
    service = folder / "content/chapters/2-service.md"
    service.write_text(service.read_text("utf-8") + "\n参加文学社的学生有65人。\n", encoding="utf-8")


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace words in a file of the content."""
    path = folder / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def settled(desk: Desk) -> None:
    """Wait until the latest state is known; pages show the one before until they are told of it."""
    survey = desk.keeper.state(60).survey
    if (book := desk.folio.book()) is not None:
        assert desk.folio.placed(book, survey, 60)


@pytest.fixture(scope="session")
def planted_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make and build the project, once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "planted"
    with FileLock(shared / "planted.lock"):
        if not folder.exists():
            plant(make_short(folder))
            done = reportdoc("build", folder)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(planted_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the project."""
    folder = tmp_path / "年报 2024"
    shutil.copytree(planted_once, folder)
    return folder
