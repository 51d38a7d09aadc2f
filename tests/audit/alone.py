"""Which of a report's planted errors are noticed when each is made alone, and what is said of the report without any.

`python -m tests.audit.alone health …` prints it for the reports of `tests/audit/written`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportdoc.audit.calibration import calibrated
from reportdoc.audit.finding import Finding, Severity
from tests.audit.project import audited

WRITTEN = Path(__file__).parent / "written"


@dataclass
class Alone:
    """What was noticed."""

    consistent: list[Finding]
    """Findings of the report as it stands; all of them false, unless its author erred."""
    wanted: Counter[str] = field(default_factory=Counter)
    """Errors by family."""
    noticed: Counter[str] = field(default_factory=Counter)
    """Those after which something is told that was not told before."""
    missed: list[str] = field(default_factory=list)

    @property
    def loud(self) -> list[Finding]:
        """Errors and conflicts that are told of the report as it stands."""
        return [one for one in self.consistent if one.severity is not Severity.EXPLAIN]

    @property
    def share(self) -> float:
        """The share of the errors that was noticed."""
        return self.noticed.total() / self.wanted.total()

    def __str__(self) -> str:
        families = [f"{family}: {self.noticed[family]} of {count}" for family, count in self.wanted.items()]
        false = [f"{one.code} {one.spots[0].place} {one.message}" for one in self.loud]
        explained = len(self.consistent) - len(self.loud)
        told = f"{len(false)} loud and {explained} to explain as it is"
        whole = f"{self.noticed.total()} of {self.wanted.total()}, {told}"
        return "\n".join((whole, *families, *false, "missed: " + " ".join(self.missed)))


def alone(report: Path) -> Alone:
    """Make each error of a report in a copy of it, alone, and return what is noticed."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(report, Path(folder, "project")))
        result = Alone(list(calibrated(audited(project))))
        before = Counter(_said(result.consistent))
        for error in json.loads((report / "errors.json").read_text(encoding="utf-8")):
            path = project / error["file"]
            text = path.read_text(encoding="utf-8")
            assert text.count(error["old"]) == 1, error["id"]
            path.write_text(text.replace(error["old"], error["new"]), encoding="utf-8")
            result.wanted[error["family"]] += 1
            if Counter(_said(audited(project))) - before:
                result.noticed[error["family"]] += 1
            else:
                result.missed.append(error["id"])
            path.write_text(text, encoding="utf-8")
        return result


def _said(findings: Sequence[Finding]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for one in findings:
        yield one.code, str(one.message), tuple(str(spot.place) for spot in one.spots)
        yield from _said(one.members)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(name, alone(WRITTEN / name))
