"""Reports of other hands with all their errors at once: every finding, and beside it the errors that it stands at."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path

import pytest

from reportdoc.audit.finding import Finding
from reportdoc.report.address import Address
from tests.audit.alone import WRITTEN
from tests.audit.project import audited
from tests.audit.score import TruePlace, touches
from tests.audit.told import told
from tests.support.kinds import first

ERRORS = 80


@pytest.mark.slow
@pytest.mark.parametrize("name", first(1, ["aviation", "nursery", "riverport", "trade"]))
def test_all_errors_of_a_report_are_told_as_they_were_read(
    tmp_path: Path, name: str, golden: Callable[[str, str], None]
) -> None:
    places = _all_made(WRITTEN / name, Path(shutil.copytree(WRITTEN / name, tmp_path / name)))
    assert len(places) == ERRORS
    golden(f"audit/together-{name}.txt", "".join(_with_errors(one, places) for one in audited(tmp_path / name)))


def _all_made(report: Path, project: Path) -> dict[str, Sequence[TruePlace]]:
    """Make every error of a report in a copy of it, and return their places by their names."""
    places: dict[str, Sequence[TruePlace]] = {}
    for error in json.loads((report / "errors.json").read_text(encoding="utf-8")):
        path = project / error["file"]
        text = path.read_text(encoding="utf-8")
        before, old, after = text.partition(error["old"])
        assert old, error["id"]
        wrong = before + error["new"] + after
        path.write_text(wrong, encoding="utf-8")
        places[error["id"]] = (
            _cells(error["file"], text, wrong)
            if path.suffix == ".csv"
            else (TruePlace(error["file"], text=_differing(old, error["new"])),)
        )
    return places


def _cells(file: str, right: str, wrong: str) -> Sequence[TruePlace]:
    """Return the cells that read otherwise, or from the first row on where there are fewer."""
    rows = zip(csv.reader(StringIO(right)), csv.reader(StringIO(wrong)), strict=False)
    return [
        TruePlace(file, str(Address(at, column)))
        for at, (one, other) in enumerate(rows)
        for column, (cell, changed) in enumerate(zip(one, other, strict=False))
        if cell != changed
    ]


def _differing(old: str, new: str) -> str:
    """Return what an error put in, with a letter on either side where there is one."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    tail = next((at for at, (one, other) in enumerate(zip(old[::-1], new[::-1], strict=False)) if one != other), 0)
    return new[max(0, same - 1) : len(new) - max(0, min(tail, len(new) - same) - 1)].strip()


def _with_errors(found: Finding, places: dict[str, Sequence[TruePlace]]) -> str:
    at = [name for name, stands in places.items() if touches(found, stands)]
    return f"{told([found])}{'  = ' + ' '.join(at) + chr(10) if at else ''}\n"
