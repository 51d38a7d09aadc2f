"""The story of a report by commands alone, with the files that people handed in by the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.programs import reportdoc, reportdoc_process

TIMED = ("deliveries.csv", "approvals.csv")
"""Files whose lines begin with the time of what they tell."""
_OF_A_TIME = re.compile(rb'\n *"(?:made|content/deliveries\.csv)": .*')
"""When a snapshot was made, and the digest of the file that tells when something was delivered."""
LEFT = (".workbench", ".reportdoc", "history", "incoming", "output/.reportdoc-cache")
"""What is not the project's content: the memory of pages and builds, and what tells when something was done."""
SIGNED = (".pdf", ".zip")
"""What differs each time it is signed."""


@dataclass(slots=True)
class Told:
    """What people chose on the pages."""

    word: Path
    """Last year's report."""
    college: tuple[str, str]
    """Name and code."""
    departments: dict[str, str]
    """By the file of a part, or 附表."""
    deliveries: list[Path] = field(default_factory=list)
    """The wrong table, the right one, the chapter."""
    finding: str = ""
    numbers: list[str] = field(default_factory=list)
    scan: Path = Path()
    key: Path = Path()
    passphrase: str = ""


def by_commands(told: Told, project: Path) -> None:
    """Do the whole story in a folder, from the import to the sealed package that holds."""
    owners = [each for part, name in told.departments.items() for each in ("--department", f"{part}={name}")]
    wrong, right, chapter = told.deliveries
    explained = ("--text", "口径不同：合计为年初数", "--name", "赵敏")
    answered = ("--name", "赵敏", "--evidence", "学生处学籍系统")
    sealing = ["seal", str(project), "--declaration", str(told.scan), "--sign", str(told.key), "--zip"]
    _done("import", told.word, project)
    _done("settings", project, "--college", told.college[0], "--code", told.college[1], *owners)
    _done("take", wrong, project, "--department", "教务处")
    _done("explain", told.finding, project, *explained)
    _done("build", project)
    _done("take", right, project, "--department", "教务处")
    _done("take", chapter, project, "--department", "学生处")
    _done("confirm", ",".join(told.numbers), project, *answered)
    _done("approve", project, "--name", "李校长")
    _done("build", project)
    assert "李校长" in _done(*sealing, passphrase=told.passphrase)


def _done(command: str, *words: str | Path, passphrase: str = "") -> str:
    # What builds or signs, in a process of its own: LibreOffice starts anew there as it does for the pages, and the
    # event loop that signing needs runs here already, for the browser.
    run = reportdoc_process if command in ("build", "approve", "seal") else reportdoc
    done = run(command, *words, environment=[("LANGUAGE", "zh_CN"), ("REPORTDOC_PASSPHRASE", passphrase)])
    assert done.returncode == 0, (command, words, done.stdout, done.stderr)
    return done.stdout


def contents(project: Path) -> dict[str, bytes]:
    """Return the files of a project without times, and of what is signed only that it is there."""
    found = (path for path in project.rglob("*") if path.is_file())
    named = {path.relative_to(project).as_posix(): path for path in found}
    return {
        name: _content(name, path)
        for name, path in named.items()
        if not name.startswith(tuple(f"{one}/" for one in LEFT))
    }


def _content(name: str, path: Path) -> bytes:
    sealed = name.startswith("output/") and (name.count("/") == 2 or path.suffix == ".zip")
    if sealed and path.suffix in (*SIGNED, ".json"):
        return b""
    data = path.read_bytes()
    if path.name in TIMED:
        return b"\n".join(line.split(b",", 1)[-1] for line in data.split(b"\n"))
    return _OF_A_TIME.sub(b"", data) if path.name == "snapshot.json" else data
