"""What pages show as the way out is a way that a page has: no option of a command."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from reportdoc.present.language import language
from scripts.handbook_texts import is_message

SOURCE = Path(__file__).parents[2] / "src/reportdoc"
SHOWN = (
    *("content", "project", "text", "ooxml", "audit", "manuscript", "layout"),
    *("app/approving/approvals.py", "app/commenting", "app/compare/snapshots.py", "app/deliveries/chapter.py"),
    *(
        "app/deliveries/figures.py",
        "app/deliveries/guess.py",
        "app/deliveries/heads.py",
        "app/explaining",
        "app/imports.py",
    ),
    *("app/incoming", "app/returned", "app/sealing/compose.py", "app/sealing/preconditions.py", "web/pages"),
)
"""Rooms and files whose messages pages tell."""
OPTION = re.compile(r"(?<![-\w])--[a-z]")


def texts(path: Path) -> list[str]:
    calls = (one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call))
    given = (one.args[0] for one in calls if is_message(one) and one.args)
    return [str(one.value) for one in given if isinstance(one, ast.Constant)]


@pytest.mark.parametrize("place", SHOWN)
def test_no_hint_of_a_page_names_an_option(place: str) -> None:
    chinese = language("zh_CN")
    files = [SOURCE / place] if place.endswith(".py") else sorted((SOURCE / place).rglob("*.py"))
    found = [text for file in files for text in texts(file)]
    assert found
    wrong = [text for text in found if OPTION.search(text) or OPTION.search(chinese.gettext(text))]
    assert wrong == []
