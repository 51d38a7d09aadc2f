"""`undo`: what a command wrote into a project is taken back, unless somebody has changed it since."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from reportdoc.cli.group import reportdoc
from reportdoc.project.folders import CONTENT
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.workplace import workplace
from tests.content.folder import Folder
from tests.project.killing import apart

TABLE = '::: {.table #tbl-clubs src="tables/clubs.csv"}\n学生社团情况\n:::\n'


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A chapter with a table."""
    made = Folder(tmp_path / "project")
    made.write("tables/clubs.csv", "社团,人数\n文学社,50\n")
    made.chapter(TABLE)
    return made


def _run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(reportdoc, [command, *map(str, arguments)])


def _take(folder: Folder, number: int) -> None:
    sheet = folder.root.parent / f"社团{number}.csv"
    sheet.write_text(f"社团,人数\n文学社,{number}\n", encoding="utf-8")
    said = _run("take", sheet, folder.root, "--table", "tbl-clubs")
    assert said.exit_code == 0, said.output


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_was_taken_is_taken_back_one_by_one(folder: Folder) -> None:
    before = _files(folder.root)
    _take(folder, 51)
    between = _files(folder.root)
    _take(folder, 52)
    listed = _run("undo", folder.root, "--list").output.splitlines()
    assert [line.split("  ")[1:] for line in listed if not line.startswith(" ")] == [
        ["take", "社团52.csv"],
        ["take", "社团51.csv"],
    ]
    assert "    content/tables/clubs.csv" in listed
    said = _run("undo", folder.root)
    assert said.exit_code == 0
    assert said.output.splitlines()[0].endswith("take  社团52.csv")
    assert "As before: content/tables/clubs.csv" in said.output
    assert _files(folder.root) == between
    said = _run("undo", folder.root)
    assert "Removed: content/deliveries.csv" in said.output
    assert _files(folder.root) == before
    said = _run("undo", folder.root)
    assert (said.exit_code, "there is nothing to take back" in said.output) == (1, True)
    assert _run("undo", folder.root, "--list").output == "There is nothing to take back.\n"


def test_what_somebody_changed_since_stays_and_nothing_is_written(folder: Folder) -> None:
    _take(folder, 51)
    folder.write("tables/clubs.csv", "社团,人数\n文学社,99\n")
    before = _files(folder.root)
    said = _run("undo", folder.root)
    assert said.exit_code == 1
    assert "changed since: content/tables/clubs.csv; nothing was taken back" in said.output
    assert _files(folder.root) == before
    kept = folder.root / "history/000001/kept"
    assert "社团,人数\n文学社,50\n".encode() in [path.read_bytes() for path in kept.iterdir()]


def test_the_last_fifty_are_kept(folder: Folder) -> None:
    for number in range(53):
        with workplace(folder.root) as place:
            (place.folder / "a").write_text(str(number), encoding="utf-8")
            publish(place, {"content/a.txt": place.folder / "a"}, Deed("take", (str(number),)))
    names = sorted(path.name for path in (folder.root / "history").iterdir())
    assert (len(names), names[0], names[-1]) == (50, "000004", "000053")
    _run("undo", folder.root)
    assert (folder.root / "content/a.txt").read_text(encoding="utf-8") == "51"


def test_a_folder_and_what_was_removed_come_back(folder: Folder) -> None:
    before = _files(folder.root)
    with workplace(folder.root) as place:
        (place.folder / "made/deep").mkdir(parents=True)
        (place.folder / "made/deep/x").write_text("x", encoding="utf-8")
        made = {CONTENT: place.folder / "made"}
        publish(place, made, Deed("import", ("年报.docx",)), removed=["content-gone", "templates"])
    assert set(_files(folder.root / CONTENT)) == {"deep/x"}
    assert _run("undo", folder.root).exit_code == 0
    assert _files(folder.root) == before
    assert not (folder.root / "history").exists()


def test_a_project_that_an_import_replaced_comes_back(folder: Folder, tmp_path: Path) -> None:
    before = _files(folder.root / CONTENT)
    document = Document()
    document.add_heading("学生发展", 1)
    document.add_paragraph("学校重视学生发展。")
    document.save(str(tmp_path / "年报.docx"))
    assert _run("import", tmp_path / "年报.docx", folder.root, "--force").exit_code == 0
    assert _files(folder.root / CONTENT) != before
    said = _run("undo", folder.root)
    assert "import  年报.docx" in said.output
    assert _files(folder.root / CONTENT) == before
    assert not (folder.root / "import-report.md").exists()
    assert _run("import", tmp_path / "年报.docx", tmp_path / "new").exit_code == 0
    assert _run("undo", tmp_path / "new").exit_code == 1


def test_where_nothing_changes_nothing_is_kept(folder: Folder) -> None:
    with workplace(folder.root) as place:
        shutil.copyfile(folder.root / "content/report.yaml", place.folder / "a")
        publish(place, {"content/report.yaml": place.folder / "a"}, Deed("take", ()))
    assert not (folder.root / "history").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("entry.json", b'"content/tables/clubs.csv"', b'"../outside.csv"'),
        ("entry.json", b'"content/tables/clubs.csv"', b'"/etc/outside.csv"'),
        ("entry.json", b'"content/tables/clubs.csv"', b'".reportdoc.lock"'),
        ("entry.json", b'"changes"', b'"change"'),
        ("entry.json", b"{", b"["),
        ("kept/0", b"50", b"51"),
    ],
)
def test_a_history_that_no_command_wrote_puts_nothing_back(folder: Folder, file: str, old: bytes, new: bytes) -> None:
    _take(folder, 55)
    path = folder.root / "history/000001" / file
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    before = _files(folder.root.parent)
    said = _run("undo", folder.root)
    assert said.exit_code == 1
    assert "is damaged, or no command can have written it" in said.output
    assert _files(folder.root.parent) == before


def test_killed_anywhere_an_undo_is_done_or_is_not(folder: Folder, tmp_path: Path) -> None:
    before = _files(folder.root)
    _take(folder, 51)
    taken = _files(folder.root)
    outcomes = set()
    root = tmp_path / "killed"
    for point in range(0, 400, 3):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(folder.root, root)
        if not apart(lambda: _run("undo", root), point):
            break
        # Every command first finishes or undoes what was left.
        assert _run("undo", root, "--list").exit_code == 0
        found = _files(root)
        assert found in (before, taken)
        outcomes.add(found == before)
    assert outcomes == {True, False}


def _snapshot(folder: Folder, name: str) -> None:
    kept = folder.root / "snapshots" / name
    shutil.copytree(folder.root / CONTENT, kept / CONTENT)
    (kept / "报告.docx").write_bytes(b"built")
    files = {path: hashlib.sha256(data).hexdigest() for path, data in _files(kept).items()}
    manifest = {"name": name, "made": "2026-11-28T08:00:00+00:00", "built": ["报告.docx"], "files": files}
    (kept / "snapshot.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_snapshot_is_brought_back_and_today_is_kept(folder: Folder) -> None:
    _snapshot(folder, "v1")
    old = _files(folder.root / CONTENT)
    folder.write("tables/clubs.csv", "社团,人数\n文学社,99\n")
    folder.write("chapters/2.md", "# 新\n")
    (folder.root / "fonts").mkdir()
    (folder.root / "fonts/a.ttf").write_bytes(b"font")
    today = _files(folder.root)
    said = _run("snapshot", "--restore", "v1", folder.root)
    assert said.output.splitlines() == [
        "As in v1 again: content, fonts",
        "Today's content is kept; reportdoc undo brings it back.",
    ]
    assert _files(folder.root / CONTENT) == old
    assert not (folder.root / "fonts").exists()
    assert _run("snapshot", "--restore", "v1", folder.root).output == "Nothing changes: the project is as v1 already.\n"
    assert _run("undo", folder.root).exit_code == 0
    assert _files(folder.root) == today
    assert _run("snapshot", "--restore", "v2", folder.root).exit_code == 2
