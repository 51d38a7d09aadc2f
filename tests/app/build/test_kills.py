"""Commands killed at every file operation: files are those of before or those of after, and nothing else is left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.app.build.outcome import good_files
from tests.support.operations import killed_between, killed_everywhere
from tests.support.programs import reportdoc

pytestmark = pytest.mark.slow


@pytest.fixture
def base(project: Path, tmp_path: Path) -> Path:
    """Return a folder with a built project `p`."""
    folder = tmp_path / "base"
    folder.mkdir()
    project.rename(folder / "p")
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return an empty folder."""
    folder = tmp_path / "base"
    folder.mkdir()
    return folder


@pytest.mark.long  # publishes as `take` does
def test_new(empty: Path) -> None:
    moments, mixed = killed_everywhere(empty, "new", "p")
    assert moments > 30 and mixed > 0


@pytest.mark.long  # publishes as `take` does
def test_new_from_last_year(base: Path) -> None:
    moments, mixed = killed_everywhere(base, "new", "q", "--from", "p", "--year", "2031")
    assert moments > 30 and mixed > 0


@pytest.mark.long  # publishes as `take` does
def test_import_over_a_project(empty: Path) -> None:
    manuscript = Document()
    manuscript.add_heading("人才培养", 1)
    manuscript.add_paragraph("一段话。")
    manuscript.save(str(empty / "稿.docx"))
    (empty / "p/content").mkdir(parents=True)
    (empty / "p/content/old.md").write_text("旧稿", encoding="utf-8")
    (empty / "p/import-report.md").write_text("旧", encoding="utf-8")
    moments, mixed = killed_everywhere(empty, "import", "稿.docx", "p", "--force")
    assert moments > 20 and mixed > 0


def test_build(base: Path) -> None:
    files = good_files(base / "p")
    assert len(files) == 2
    for name in files:
        (base / "p/output" / name).write_text("of last time", encoding="utf-8")
    moments, mixed = killed_everywhere(base, "build", "p")
    assert moments > 20 and mixed > 0
    assert good_files(base / "p") == files


@pytest.mark.long  # the next test kills it at the worst moment
def test_snapshot_that_replaces_one(base: Path) -> None:
    (base / "p/snapshots/v1").mkdir(parents=True)
    (base / "p/snapshots/v1/old").write_text("of last time", encoding="utf-8")
    moments, mixed = killed_everywhere(base, "snapshot", "v1", "p", "--force")
    assert moments > 30 and mixed > 0


def test_snapshot_killed_between_its_two_renames_is_there_again_when_next_asked_for(base: Path) -> None:
    assert reportdoc("snapshot", "v1", base / "p").returncode == 0
    kept = base / "p/snapshots/v1"
    killed_between(base, "snapshot", "v1", "p", "--force")
    assert not kept.exists()
    listed = reportdoc("snapshot", "--list", base / "p", environment=[("TMPDIR", str(base / "tmp"))])
    assert listed.stdout.startswith("v1 "), listed.stderr
    assert [path.name for path in kept.parent.iterdir()] == ["v1"]
    assert list((base / "tmp").iterdir()) == []


@pytest.mark.long  # the files themselves are killed anywhere in tests/project/test_publishing.py
def test_take(base: Path) -> None:
    table = (base / "p/content/tables/clubs.csv").read_text(encoding="utf-8")
    (base / "clubs.csv").write_text(table.replace("机器人社,40", "科技社,40"), encoding="utf-8")
    moments, mixed = killed_everywhere(base, "take", "clubs.csv", "p", "--table", "tbl-clubs")
    assert moments > 60 and mixed > 0


@pytest.mark.long  # publishes as `build` does
def test_check_into_a_new_folder(base: Path) -> None:
    moments, _ = killed_everywhere(base, "check", "p", "--output", "new/audit.xlsx", "--fail-on", "error")
    assert moments > 5


@pytest.mark.long  # publishes as `build` does
def test_diff(base: Path) -> None:
    (word,) = (base / "p/output").glob("*.docx")
    for name in ("old.docx", "new.docx"):
        shutil.copyfile(word, base / name)
    moments, _ = killed_everywhere(base, "diff", "old.docx", "new.docx", "--output", "out/changes.docx")
    assert moments > 5
