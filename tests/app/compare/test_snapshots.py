"""`reportdoc snapshot`: a built version is kept whole, with its content, and noticed when it is not whole any more."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.app.build.edits import append
from tests.app.build.outcome import good_files
from tests.support.programs import reportdoc


def test_a_snapshot_keeps_both_files_and_the_content_and_can_be_built(project: Path) -> None:
    kept = good_files(project)
    done = reportdoc("snapshot", "校长审定稿", project)
    assert (done.returncode, done.stdout) == (0, f"Kept 校长审定稿 in {project}/snapshots/校长审定稿\n"), done.stderr
    append(project, "后来又写了一段。")
    assert reportdoc("build", project).returncode == 0
    folder = project / "snapshots/校长审定稿"
    assert {path.name: path.read_bytes() for path in folder.glob("0*")} == kept
    assert "后来" not in (folder / "content/chapters/2-service.md").read_text(encoding="utf-8")
    assert reportdoc("build", folder).returncode == 0
    assert good_files(folder) == kept


def test_what_has_not_been_built_yet_is_built_first(project: Path) -> None:
    append(project, "刚刚写的一段。")
    before = good_files(project)
    assert reportdoc("snapshot", "v1", project).returncode == 0
    folder = project / "snapshots/v1"
    assert {path.name: path.read_bytes() for path in folder.glob("0*")} == good_files(project) != before


def test_a_name_is_taken_once_unless_forced(project: Path) -> None:
    assert reportdoc("snapshot", "v1", project).returncode == 0
    append(project, "又一段。")
    again = reportdoc("snapshot", "v1", project)
    assert again.returncode == 2
    assert 'snapshots/v1: there is already a snapshot "v1" (choose another name' in again.stderr
    assert reportdoc("snapshot", "v1", project, "--force").returncode == 0
    assert "又一段。" in (project / "snapshots/v1/content/chapters/2-service.md").read_text(encoding="utf-8")
    assert [path.name for path in (project / "snapshots").iterdir()] == ["v1"]


@pytest.mark.parametrize("name", ["../out", "a/b", ".hidden", "con", "LPT1.txt", "end.", "", "x" * 61, "a b"])
def test_a_name_that_is_no_folder_everywhere_is_refused(name: str, project: Path) -> None:
    done = reportdoc("snapshot", name, project)
    assert done.returncode == 2
    assert "cannot be the name of a snapshot" in done.stderr
    assert not (project / "snapshots").exists()


def test_the_snapshots_are_listed(project: Path) -> None:
    assert reportdoc("snapshot", "--list", project).stdout == ""
    for name in ("v2", "v1"):
        assert reportdoc("snapshot", name, project).returncode == 0
    lines = reportdoc("snapshot", "--list", folder=project).stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["v1", "v2"]


def test_a_changed_snapshot_is_noticed(project: Path) -> None:
    assert reportdoc("snapshot", "v1", project).returncode == 0
    append(project / "snapshots/v1", "补了一段。")
    done = reportdoc("snapshot", "--list", project)
    assert done.returncode == 2
    assert "has been changed since it was made: content/chapters/2-service.md" in done.stderr


def test_a_damaged_manifest_is_noticed(project: Path) -> None:
    assert reportdoc("snapshot", "v1", project).returncode == 0
    (project / "snapshots/v1/snapshot.json").write_text(json.dumps({"files": []}), encoding="utf-8")
    done = reportdoc("snapshot", "--list", project)
    assert done.returncode == 2
    assert "snapshot.json cannot be read" in done.stderr


def test_a_link_out_of_the_project_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (project / "content/secret").symlink_to(tmp_path / "secret")
    assert reportdoc("snapshot", "v1", project).returncode == 0
    assert not (project / "snapshots/v1/content/secret").exists()


def test_broken_content_is_no_snapshot(project: Path) -> None:
    append(project, "见@tbl-nowhere。")
    assert reportdoc("snapshot", "v1", project).returncode == 2
    assert not (project / "snapshots").exists()
    shutil.rmtree(project / "content")
    assert reportdoc("snapshot", "v1", project).returncode == 2
