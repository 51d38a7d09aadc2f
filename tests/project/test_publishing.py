"""Publishing many files: all or nothing, whoever is killed, whatever fails, and whatever a handed-over folder holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from reportdoc.app.begin import begin
from reportdoc.project.publishing.identity import identity
from reportdoc.project.publishing.journal import FileChange, Journal, write
from reportdoc.project.publishing.lock import Busy
from reportdoc.project.publishing.recovery import settle
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.problem import OperationError
from tests.project.killing import AFTER, change, fill, found
from tests.support.programs import ROOT
from tests.support.systems import LINKS, needs_links, needs_posix


def _walk(how: str, folder: Path) -> int:
    command = [sys.executable, "-m", "tests.project.killing", how]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_files_and_folders_come_go_and_are_replaced_together(tmp_path: Path) -> None:
    fill(tmp_path / "root")
    change(tmp_path / "root")
    assert found(tmp_path / "root") == AFTER


@needs_posix
@pytest.mark.long
def test_killed_anywhere_and_whoever_comes_next_killed_too(tmp_path: Path) -> None:
    assert _walk("kill", tmp_path) > 30


@pytest.mark.long
@needs_posix
def test_where_any_step_fails_all_is_taken_back(tmp_path: Path) -> None:
    assert _walk("fail", tmp_path) > 30


def _decided(root: Path, **names: str) -> Path:
    """Let a journal be decided that gives files new texts, and return the working folder."""
    work = root / ".reportdoc-work-1"
    work.mkdir()
    changes = []
    for name, text in names.items():
        (work / name).write_text(text, encoding="utf-8")
        changes.append(FileChange(name, name, identity(root / name), identity(work / name)))
    write(work, Journal(tuple(changes), ()))
    return work


def _texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in root.iterdir()}


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("edited", ["a", "b", "ab"])
def test_what_somebody_wrote_after_the_kill_stays_and_the_rest_is_undone(
    begun: bool, edited: str, tmp_path: Path
) -> None:
    for name in "abc":
        (tmp_path / name).write_text("old", encoding="utf-8")
    work = _decided(tmp_path, a="new", b="new", c="new")
    if begun:
        (work / ".kept/0").hardlink_to(tmp_path / "a")
        (work / "a").replace(tmp_path / "a")
    for name in edited:
        (tmp_path / name).unlink()
        (tmp_path / name).write_text("mine", encoding="utf-8")
    settle(tmp_path)
    assert _texts(tmp_path) == {name: "mine" if name in edited else "old" for name in "abc"}


def test_a_process_that_works_is_left_alone(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from reportdoc.project.publishing.workplace import workplace\n"
        "with workplace(Path(sys.argv[1])) as place:\n"
        "    (place.folder / 'a').write_text('new'); print('ready', flush=True); input()\n"
        "    place.publish({'a': place.folder / 'a'})"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin and other.stdout
        other.stdout.readline()
        settle(tmp_path)
        with pytest.raises(Busy, match="another command is writing"), workplace(tmp_path):
            pass
        other.stdin.write(b"\n")
        other.stdin.close()
    assert other.returncode == 0
    assert _texts(tmp_path) == {"a": "new"}


def test_a_new_folder_in_which_nothing_came_to_be_is_gone(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), workplace(tmp_path / "new"):
        raise ZeroDivisionError
    assert not (tmp_path / "new").exists()


@needs_links
def test_a_link_out_of_the_folder_is_not_published_through(tmp_path: Path) -> None:
    for name in ("root", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "root/link").symlink_to(tmp_path / "outside")
    with workplace(tmp_path / "root") as place, pytest.raises(OperationError, match="leads out"):
        (place.folder / "a").touch()
        place.publish({"link/a": place.folder / "a"})
    assert found(tmp_path) == {"root/link": "empty folder", "outside": "empty folder"}


ANY: dict[str, Any] = {"target": "t", "staged": "s", "before": None, "after": "file 0"}
FORGED: dict[str, Any] = {
    "target above": [{**ANY, "target": "../outside/t"}],
    "target absolute": [{**ANY, "target": "/outside/t"}],
    "target behind a link": [{**ANY, "target": "link/t"}],
    "target within itself": [{**ANY, "target": "./t"}],
    "target empty": [{**ANY, "target": ""}],
    "target a backslash": [{**ANY, "target": "..\\t"}],
    "target of ours": [{**ANY, "target": ".reportdoc-work-2/journal.json"}],
    "staged above": [{**ANY, "staged": "../../outside/secret"}],
    "staged absolute": [{**ANY, "staged": "/outside/secret"}],
    "staged behind a link": [{**ANY, "staged": "link/secret"}],
    "behind a link that comes first": [{**ANY, "target": "d", "staged": "link"}, {**ANY, "target": "d/t"}],
    "the same in capitals": [{**ANY, "target": "d", "staged": "link"}, {**ANY, "target": "D/t"}],
    "removed and yet there": [{**ANY, "staged": None}],
    "a number": [{**ANY, "target": 1}],
    "one thing too little": [{"target": "t"}],
    "no list": "t",
}


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    """Return a folder with a working folder in it; both hold links to a folder outside, as far as there are links."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret").write_text("secret", encoding="utf-8")
    root = tmp_path / "root"
    work = root / ".reportdoc-work-1"
    work.mkdir(parents=True)
    (root / "mine").write_text("mine", encoding="utf-8")
    for folder in (root, work) if LINKS else ():
        (folder / "link").symlink_to(tmp_path / "outside")
    (work / "s").write_text("forged", encoding="utf-8")
    return root


def _untouched(root: Path) -> bool:
    """Tell whether what was in the handed-over folder and outside is as it was, and nothing else is there."""
    inside = sorted(path.name for path in root.iterdir() if not path.name.startswith(".reportdoc"))
    outside = found(root.parent / "outside")
    return (
        inside == [*(["link"] if LINKS else []), "mine"]
        and outside == {"secret": "secret"}
        and (root / "mine").read_text() == "mine"
    )


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_journal_is_refused(name: str, handed_over: Path) -> None:
    if "link" in name and not LINKS:
        pytest.skip("no symbolic links can be made here")
    journal = json.dumps({"changes": FORGED[name], "folders": []})
    (handed_over / ".reportdoc-work-1/journal.json").write_text(journal, encoding="utf-8")
    with pytest.raises(OperationError, match="no command can have written"):
        settle(handed_over)
    assert _untouched(handed_over)


@pytest.mark.parametrize("journal", [b"", b"\xff", b"{}", b"[" * 100_000, b" " * 5_000_000])
def test_a_journal_that_is_none_is_refused(journal: bytes, handed_over: Path) -> None:
    (handed_over / ".reportdoc-work-1/journal.json").write_bytes(journal)
    with pytest.raises(OperationError, match="no command can have written"):
        settle(handed_over)
    assert _untouched(handed_over)


@pytest.mark.parametrize("folders", [["../made"], ["/made"], pytest.param(["link/made"], marks=needs_links)])
def test_a_forged_journal_makes_no_folder_outside(folders: list[str], handed_over: Path) -> None:
    journal = json.dumps({"changes": [], "folders": folders})
    (handed_over / ".reportdoc-work-1/journal.json").write_text(journal, encoding="utf-8")
    with pytest.raises(OperationError):
        settle(handed_over)
    assert _untouched(handed_over) and not (handed_over.parent / "made").exists()


@needs_posix
def test_a_journal_that_is_a_pipe_or_a_link_is_refused(handed_over: Path) -> None:
    journal = handed_over / ".reportdoc-work-1/journal.json"
    os.mkfifo(journal)
    with pytest.raises(OperationError):
        settle(handed_over)
    journal.unlink()
    journal.symlink_to(handed_over.parent / "outside/secret")
    with pytest.raises(OperationError):
        settle(handed_over)
    assert _untouched(handed_over)


@needs_links
def test_links_in_the_place_of_our_folders_are_not_followed(handed_over: Path) -> None:
    (handed_over / ".reportdoc-work-2").symlink_to(handed_over.parent / "outside")
    work = handed_over / ".reportdoc-work-1"
    (work / ".kept").symlink_to(handed_over.parent / "outside")
    changes = [{"target": "mine", "staged": None, "before": identity(handed_over / "mine"), "after": None}]
    (work / "journal.json").write_text(json.dumps({"changes": changes, "folders": []}), encoding="utf-8")
    with pytest.raises(OperationError):
        settle(handed_over)
    assert _untouched(handed_over)


def test_a_forged_journal_removes_nothing_whose_content_it_does_not_know(handed_over: Path) -> None:
    changes = [{"target": "mine", "staged": None, "before": "file 0", "after": None}]
    journal = json.dumps({"changes": changes, "folders": []})
    (handed_over / ".reportdoc-work-1/journal.json").write_text(journal, encoding="utf-8")
    settle(handed_over)
    assert _untouched(handed_over)
    assert not (handed_over / ".reportdoc-work-1").exists()


def test_temporary_folders_of_dead_processes_go_and_those_of_living_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", "pass"]) as dead:
        pass
    for process in (dead.pid, os.getpid()):
        (tmp_path / f"reportdoc-{process}-abc").mkdir()
    (tmp_path / "reportdoc-mine").mkdir()
    begin()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"reportdoc-{os.getpid()}-abc", "reportdoc-mine"]
