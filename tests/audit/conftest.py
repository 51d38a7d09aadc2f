"""What the audit's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with one chapter, 人才培养, and nothing in it."""
    return Project(tmp_path)
