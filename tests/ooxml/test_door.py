"""Files made to exhaust whoever opens them: every command tells them, takes little memory, and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportdoc.app.scaffold.new import make
from reportdoc.project import resources
from tests.ooxml.bombs import bombs, document, frame, member, write, zeros
from tests.ooxml.child import start

pytestmark = pytest.mark.long

MEGABYTES = 450
"""Peak of a process that ran all commands over all files, which imports 400 MB of program and fonts by then; every file
unpacks to a gigabyte, or parses to one."""
TOLD = {
    "gigabyte": "unpacks to 1000 MB and is not opened",
    "picture": "unpacks to 1000 MB and is not opened",
    "liar": "is damaged or is no Word file",
    "liar beside": "is damaged or is no Word file",
    "members": "has more than 20000 parts and is not opened",
    "directory": "has more than 20000 parts and is not opened",
    "markup": "is too large to read",
    "deep": "is damaged or is no Word file",
    "entities": "is damaged or is no Word file",
    "other method": "is damaged or is no Word file",
}
TEMPLATES = [
    ("report.docx", "gigabyte"),
    ("report.docx", "liar"),
    ("case.docx", "members"),
    ("charts.docx", "gigabyte"),
]
UNSOUND = "the template is not a sound Word file"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[list[str], int, str, int]]:
    """What each command did, each told by a file or a template at the end of its arguments."""
    folder = tmp_path_factory.mktemp("door")
    project, new = folder / "project", folder / "new"
    make(project)
    good = write(folder / "good.docx", frame(content=document()))
    before = _files(project)
    commands: list[list[object]] = []
    found = bombs(folder)
    for path in found.values():
        commands += [
            ["diff", "--format", "json", good, path],
            ["diff", "--format", "docx", "--output", folder / "out.docx", path, good],
            ["import", path, new],
            ["take", "--yes", "--chapter", "1", path, project],
        ]
    for template, name in TEMPLATES:
        there = project / "templates" / template
        commands += [["copy", found[name], there], ["build", project]]
        commands.append(["copy", resources.templates() / template, there])
    sheet = write(folder / "liar.xlsx", frame(zeros("xl/workbook.xml", 1_000), member("xl/styles.xml", b"<a/>")))
    commands.append(["take", "--yes", "--annex", sheet, project])
    (folder / "commands.json").write_text(json.dumps([list(map(str, one)) for one in commands]), encoding="utf-8")
    assert start(folder / "commands.json", folder / "results.json") == 0
    assert _files(project) == before
    assert not new.exists()
    assert not (folder / "out.docx").exists()
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return [(arguments, code, output, peak) for arguments, code, output, peak in results]


def _files(folder: Path) -> dict[str, bytes]:
    """Return what a project holds, but for the cache of a build."""
    return {
        str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file() and "output" not in one.parts
    }


@pytest.mark.parametrize("name", TOLD)
def test_every_command_refuses_the_file(ran: list[tuple[list[str], int, str, int]], name: str) -> None:
    own = [one for one in ran if any(part.endswith(f"/{name}.docx") for part in one[0])]
    assert len(own) == 4
    assert [(arguments[:3], code) for arguments, code, _, _ in own if code != 2] == []
    assert [(arguments[:3], output) for arguments, _, output, _ in own if TOLD[name] not in output] == []


def test_a_template_is_refused_like_any_other_file(ran: list[tuple[list[str], int, str, int]]) -> None:
    built = [(code, output) for arguments, code, output, _ in ran if arguments[0] == "build"]
    told = [TOLD["gigabyte"], UNSOUND, TOLD["members"], TOLD["gigabyte"]]
    assert [code for code, _ in built] == [2] * 4
    assert [text for text, (_, output) in zip(told, built, strict=True) if text not in output] == []


def test_a_workbook_whose_parts_lie_is_damaged(ran: list[tuple[list[str], int, str, int]]) -> None:
    (arguments, code, output, _) = ran[-1]
    assert arguments[:3] == ["take", "--yes", "--annex"]
    assert code == 2
    assert "the file is damaged or is no XLSX workbook" in output


def test_memory_stays_small(ran: list[tuple[list[str], int, str, int]]) -> None:
    assert [(arguments, peak) for arguments, _, _, peak in ran if peak > MEGABYTES] == []
