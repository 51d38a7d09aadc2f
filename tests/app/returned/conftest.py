"""A small report that was built, and a copy of it for each test."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.app.returned.report import write
from tests.support.programs import reportdoc


@pytest.fixture(scope="session")
def built_report(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the report once for all workers, and return its folder."""
    base = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    folder, done = base / "returned", base / "returned.json"
    with FileLock(base / "returned.lock"):
        if not done.exists():
            result = reportdoc("build", write(folder))
            assert result.returncode == 0, result.stderr
            done.write_text(json.dumps(True))
    return folder


@pytest.fixture
def report(built_report: Path, tmp_path: Path) -> Path:
    """Return a copy of the built report's folder."""
    return Path(shutil.copytree(built_report, tmp_path / "年报"))


@pytest.fixture
def word_file(report: Path) -> Path:
    """Return the Word file that was built."""
    (found,) = (report / "output").glob("*.docx")
    return found
