"""The starter project, whole and cut short: a test that needs some report gets a third of the pages and of the time."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.programs import reportdoc


def make_starter(folder: Path) -> Path:
    """Make a starter project and return its folder."""
    made = reportdoc("new", folder)
    assert made.returncode == 0, made.stderr
    return folder


def make_short(folder: Path) -> Path:
    """Make a starter project of its preface and its first two chapters, without indicator tables; return its folder."""
    listed = make_starter(folder) / "content/report.yaml"
    text = listed.read_text(encoding="utf-8")
    chapters, annex, values = (text.index(f"\n{key}") + 1 for key in ("  - file: chapters/3", "annex:", "values:"))
    assert chapters < annex < values
    listed.write_text(text[:chapters] + text[values:], encoding="utf-8")
    shutil.rmtree(folder / "content/annex")
    for file in (folder / "content/chapters").glob("[3-7]-*.md"):
        file.unlink()
    return folder
