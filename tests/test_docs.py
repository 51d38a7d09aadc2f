"""The documents for developers: what they name is there, and the map shows what is imported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.rooms import PAGE, drawing

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "reportdoc"
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")]
NAMED = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|sh))(?::[^`]*)?`")
"""A file of the program in backquotes; behind a colon may stand what to look at in it."""


def _is_there(name: str, document: Path) -> bool:
    if (document.parent / name).exists() or (ROOT / name).exists() or (PACKAGE / name).exists():
        return True
    # In a table of a room, files are named by what follows the room.
    return any(PACKAGE.rglob(name)) or any((ROOT / "tests").rglob(name))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_a_document_names_are_there(document: Path) -> None:
    names = {found[1] for found in NAMED.finditer(document.read_text(encoding="utf-8"))}
    assert sorted(name for name in names if not _is_there(name, document)) == []


def test_the_drawing_of_the_rooms_is_that_of_the_imports() -> None:
    assert drawing() in PAGE.read_text(encoding="utf-8"), "run make rooms"
