"""A small project with good files in its output folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    """Return a copy of the built project that a test may spoil."""
    return Path(shutil.copytree(built_once, tmp_path / "project"))
