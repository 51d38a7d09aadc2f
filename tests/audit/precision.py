"""How often the findings of each code are right: on errors planted one by one, and on reports as they stand.

`python -m tests.audit.precision health …` prints a line a code for the reports of `tests/audit/written`: how many
findings name the place of a planted error, how many were told of a report without any or of other places, and the
share that was right.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from reportdoc.audit.finding import Finding
from tests.audit.alone import WRITTEN
from tests.audit.project import audited


def precision(report: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how many findings of a report's planted errors and of itself are right and wrong, by code."""
    right: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(report, Path(folder, "project")))
        before = {_said(one) for one in audited(project)}
        wrong = Counter(code for code, *_ in before)
        for error in json.loads((report / "errors.json").read_text(encoding="utf-8")):
            path = project / error["file"]
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(error["old"], error["new"]), encoding="utf-8")
            line = text[: text.index(error["old"])].count("\n") + 1
            for one in audited(project):
                if _said(one) not in before:
                    (right if _names(one, error["file"], line) else wrong)[one.code] += 1
            path.write_text(text, encoding="utf-8")
    return right, wrong


def _names(found: Finding, file: str, line: int) -> bool:
    """Tell whether a finding, or one that it gathers, names a line of a text or a row of a table."""
    return any(
        spot.place.file == file and (spot.place.line == line or (cell is not None and cell.row == line - 1))
        for one in (found, *found.members)
        for spot in one.spots
        for cell in (spot.place.cell,)
    )


def _said(one: Finding) -> tuple[str, str, tuple[str, ...]]:
    return one.code, str(one.message), tuple(str(spot.place) for spot in one.spots)


if __name__ == "__main__":
    good: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    for name in sys.argv[1:]:
        right, wrong = precision(WRITTEN / name)
        good += right
        bad += wrong
    for code in sorted(good | bad):
        share = 100 * good[code] / (good[code] + bad[code])
        print(f"{code}  {good[code]} right, {bad[code]} wrong, {share:.0f} %")
