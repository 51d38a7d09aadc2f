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
from reportdoc.report.block import Case, Paragraph, Table
from reportdoc.report.inline import LineBreak, Math, Note, SoftBreak, Strong, Text
from reportdoc.report.place import Place
from reportdoc.report.report import Report, walk
from reportdoc.text.latex import formula as parsed
from tests.content.folder import Folder
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


def test_notes_and_formulas_are_written_as_they_are_read(tmp_path: Path) -> None:
    formula = Math("x", parsed("x"), display=False)
    note = Note("1", (Text("1. 注$3、"), formula, LineBreak(), Text("- 又一行")), Place(""))
    content = (Text("率$"), formula, Text("5%，"), Strong((Text("其中"), note)), Text("。"))
    display = (Math("y", parsed("y"), display=True),)
    folder = Folder(tmp_path)
    written = markdown([Paragraph(content, Place("")), Paragraph(display, Place(""))])
    one, other = folder.blocks(written)
    assert isinstance(one, Paragraph)
    assert isinstance(other, Paragraph)
    assert written.startswith("率\\$$x$&#53;%，**其中[^1]**。\n\n[^1]: ")
    assert _shown(one.content, tmp_path) == _shown(content, tmp_path)
    assert _shown(other.content, tmp_path) == _shown(display, tmp_path)
