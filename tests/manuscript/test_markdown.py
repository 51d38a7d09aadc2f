"""The sample report, written as Markdown and CSV, loads as the same report."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from reportdoc.content.load import load
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.report.block import Case, Table
from reportdoc.report.inline import SoftBreak, Text
from reportdoc.report.report import Report, walk
from tests.support.programs import ROOT


def _shown(value: Any, root: Path) -> Any:
    """Return a model as plain data, without the places, which differ from file to file."""
    if isinstance(value, tuple):
        return [_shown(one, root) for one in _whole(value)]
    if isinstance(value, Path):
        return str(value.relative_to(root))
    if is_dataclass(value):
        # What has no number has no label of its own: one is made from its position.
        left = {"place", "label"} if getattr(value, "numbered", True) is False else {"place"}
        kept = [(one.name, getattr(value, one.name)) for one in fields(value) if one.name not in left]
        return (type(value).__name__, {name: _shown(one, root) for name, one in kept})
    return value


def _whole(content: tuple[Any, ...]) -> list[Any]:
    """Return content without the breaks of the source's lines, and the text on either side of one as one."""
    whole: list[Any] = []
    for one in content:
        if isinstance(one, Text) and whole and isinstance(whole[-1], Text):
            whole[-1] = Text(whole[-1].text + one.text)
        elif not isinstance(one, SoftBreak):
            whole.append(one)
    return whole


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path, Report, Path]:
    """Return the sample, and what loads after its texts and tables were written anew."""
    root = tmp_path_factory.mktemp("again").resolve()
    copytree(ROOT / "content", root / "content")
    report = load(ROOT).report
    for part in report.parts:
        text = markdown(part.blocks).replace(f"{ROOT}/content/", "")
        (root / part.file).write_text(text, encoding="utf-8")
        for table in walk(part.blocks):
            if isinstance(table, Table) and table.data.endswith(".csv"):
                (root / table.data).write_text(csv_text(table.grid), encoding="utf-8")
    return report, ROOT, load(root).report, root


def test_every_block_is_the_same(both: tuple[Report, Path, Report, Path]) -> None:
    before, old, after, new = both
    for one, other in zip(before.parts, after.parts, strict=True):
        for expected, found in zip(one.blocks, other.blocks, strict=True):
            assert _shown(found, new) == _shown(expected, old)


def test_nothing_is_missing(both: tuple[Report, Path, Report, Path]) -> None:
    blocks = [block for part in both[2].parts for block in walk(part.blocks)]
    assert sum(isinstance(block, Table) for block in blocks) == 24
    assert sum(isinstance(block, Case) for block in blocks) == 27
