"""What the tests share: a built project of all kinds of parts."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def starter(starter_once: Path) -> Path:
    return starter_once
