"""A small project with good files in its output folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.programs import reportdoc


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make and build the starter project, once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "small"
    with FileLock(shared / "small.lock"):
        if not folder.exists():
            made = reportdoc("new", folder)
            assert made.returncode == 0, made.stderr
            done = reportdoc("build", folder)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the built project that a test may spoil."""
    return Path(shutil.copytree(built_once, tmp_path / "project"))
