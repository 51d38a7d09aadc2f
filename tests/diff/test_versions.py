"""Two versions of a report that differ in all that a comparison tells, and every word of what it tells.

`tests/golden/diff/` was read against the two folders beside this file, change by change.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from reportdoc.app.compare.figure_names import figure_names
from reportdoc.diff import Comparison, compare, read
from reportdoc.diff.model import ComparedFile
from tests.diff.pair import word_file

VERSIONS = Path(__file__).parent / "versions"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[ComparedFile, Path]]:
    """Return both versions as they are read, and their folders."""
    found = {}
    for name in ("old", "new"):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(VERSIONS / name, folder, dirs_exist_ok=True)
        found[name] = read(word_file(folder)), folder
    return found


def as_json(comparison: Comparison) -> str:
    return json.dumps(_short(asdict(comparison)), ensure_ascii=False, indent=1) + "\n"


def _short(value: object) -> object:
    """Leave out what is empty, and write pieces of text as one with the changed ones in brackets."""
    match value:
        case dict() if value.keys() == {"text", "changed"}:
            return f"[{value['text']}]" if value["changed"] else value["text"]
        case dict():
            return {key: _short(one) for key, one in value.items() if one not in ("", (), [], None, False)}
        case list() | tuple():
            shown = [_short(one) for one in value]
            return "".join(map(str, shown)) if shown and _pieces(value) else shown
    return value


def _pieces(value: list[object] | tuple[object, ...]) -> bool:
    return all(isinstance(one, dict) and one.keys() == {"text", "changed"} for one in value)


@pytest.mark.parametrize(("before", "after"), [("old", "new"), ("new", "old")])
def test_everything_that_differs_is_told_as_it_was_read(
    versions: dict[str, tuple[ComparedFile, Path]], golden: Callable[[str, str], None], before: str, after: str
) -> None:
    (old, old_folder), (new, new_folder) = versions[before], versions[after]
    found = compare(old, new, figure_names(old_folder), figure_names(new_folder))
    golden(f"diff/{before}-to-{after}.json", as_json(found))


def test_a_version_differs_in_nothing_from_itself(versions: dict[str, tuple[ComparedFile, Path]]) -> None:
    for document, _ in versions.values():
        found = compare(document, document)
        assert found.same
        assert found.same_file
