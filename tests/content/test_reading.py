"""Files that are read more than once in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.project.files import Folder
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError


def test_a_file_that_changes_between_two_looks_is_not_taken_for_either(tmp_path: Path) -> None:
    path = tmp_path / "content/table.csv"
    path.parent.mkdir()
    path.write_text("人数,60", encoding="utf-8")
    folder = Folder(tmp_path)
    source = folder.find("table.csv", Place("report.yaml"))
    assert source.read(100) == source.read(100)
    path.write_text("人数,61", encoding="utf-8")
    with pytest.raises(ContentError, match="was changed while it was being read"):
        source.read(100)
    assert Folder(tmp_path).find("table.csv", Place("report.yaml")).read(100).endswith(b"61")
