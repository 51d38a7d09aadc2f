"""The engine itself is under test here: it is started each time."""

from __future__ import annotations

import pytest

from reportdoc.layout.libreoffice.process import Office


@pytest.fixture(autouse=True)
def started_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportdoc.layout.libreoffice.engine.Office", Office)
