"""A second build does what the edit in between calls for, and no more; its files are those of a build from nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.app.build import edits
from tests.app.build.outcome import good_files
from tests.support.kinds import first
from tests.support.programs import program, reportdoc


def rebuild(project: Path, *options: str, **environment: str) -> dict[str, Any]:
    """Build again and return the summary."""
    done = reportdoc("build", "--json", project, *options, environment=list(environment.items()))
    assert done.returncode == 0, done.stdout + done.stderr
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def clean(project: Path, tmp_path: Path, *options: str) -> dict[str, bytes]:
    """Build a copy of the project in an empty folder."""
    copy = tmp_path / "clean"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns("output"))
    rebuild(copy, *options)
    return good_files(copy)


def test_where_nothing_has_changed_nothing_is_done_and_that_is_said(project: Path) -> None:
    before = {path.name: path.stat() for path in (project / "output").iterdir() if path.suffix in (".docx", ".pdf")}
    done = reportdoc("build", project)
    assert done.returncode == 0
    assert done.stdout.startswith("Nothing has changed since the last build: 7 pages")
    after = {name: (project / "output" / name).stat() for name in before}
    assert {n: (s.st_ino, s.st_mtime_ns) for n, s in after.items()} == {
        n: (s.st_ino, s.st_mtime_ns) for n, s in before.items()
    }


def test_finding_that_out_waits_for_no_heavy_library(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from reportdoc.cli import main; main()", "build", project],
        env=os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert done.stdout.startswith("Nothing has changed")
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "reportdoc.app.build.build" in imported
    assert imported & {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pandas", "pikepdf", "PIL", "pydantic"} == set()


def test_the_time_of_a_file_is_no_change(project: Path) -> None:
    edits.touch(project)
    for path in (project / "templates").glob("*.docx"):
        os.utime(path, (0, 0))
    assert rebuild(project)["rebuilt"] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "rebuilt"),
    first(
        2,
        [
            (edits.comment, ["assemble", "finish"]),
            (edits.caption, ["assemble", "layout", "finish"]),
            (edits.cell, ["assemble", "layout", "finish"]),
            (edits.template, ["assemble", "layout", "finish"]),
        ],
    ),
)
def test_an_edit_reaches_the_stages_that_depend_on_it(
    edit: Callable[[Path], None], rebuilt: list[str], project: Path, tmp_path: Path
) -> None:
    edit(project)
    assert rebuild(project)["rebuilt"] == rebuilt
    assert good_files(project) == clean(project, tmp_path)
    assert rebuild(project)["rebuilt"] == []


@pytest.mark.long  # tests/layout/test_fonts.py sees fonts that come
def test_a_font_that_comes_moves_lines_and_nothing_else(project: Path) -> None:
    fonts = project / "fonts"
    fonts.mkdir()
    (path,) = Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf")
    shutil.copy(path, fonts)
    assert rebuild(project)["rebuilt"] == ["layout", "finish"]
    (fonts / path.name).write_bytes(path.read_bytes() + b"\0\0\0\0")
    assert rebuild(project)["rebuilt"] == ["layout", "finish"]


@pytest.mark.long  # starts an engine more
def test_another_version_of_the_engine_lays_out_again(project: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    newer.mkdir()
    (newer / "soffice").write_text(f'#!/bin/sh\nexec "{program("soffice")}" "$@"\n', encoding="utf-8")
    (newer / "soffice").chmod(0o755)
    (newer / "bootstraprc").write_text("[Bootstrap]\nProductKey=LibreOffice 99.1\n", encoding="utf-8")
    before = good_files(project)
    assert rebuild(project, REPORTDOC_SOFFICE=str(newer / "soffice"))["rebuilt"] == ["layout", "finish"]
    assert good_files(project) == before


@pytest.mark.long  # test_cache.py takes edits back as well
def test_what_was_built_before_an_edit_is_found_again_when_the_edit_is_taken_back(project: Path) -> None:
    chapter = project / "content" / edits.TALENT
    text, before = chapter.read_bytes(), good_files(project)
    edits.caption(project)
    rebuild(project)
    chapter.write_bytes(text)
    assert rebuild(project)["rebuilt"] == ["finish"]
    assert good_files(project) == before


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"spoiled")])
def test_an_output_that_is_gone_or_was_changed_is_made_again(spoil: Callable[[Path], object], project: Path) -> None:
    before = good_files(project)
    for path in (project / "output").glob("*.pdf"):
        spoil(path)
    assert rebuild(project)["rebuilt"] == ["finish"]
    assert good_files(project) == before


def test_a_build_without_pages_does_not_pass_for_one_with_them(project: Path) -> None:
    before = good_files(project)
    assert rebuild(project, "--no-pdf")["rebuilt"] == ["finish"]
    assert good_files(project) != before
    assert rebuild(project)["rebuilt"] == ["finish"]
    assert good_files(project) == before


def test_clean_starts_from_nothing(project: Path) -> None:
    before = good_files(project)
    assert rebuild(project, "--clean")["rebuilt"] == ["assemble", "layout", "finish"]
    assert good_files(project) == before


def test_a_link_that_leads_elsewhere_is_a_change(project: Path) -> None:
    picture = project / "content/pictures/activity.jpg"
    picture.rename(picture.with_name("one.jpg"))
    shutil.copy(picture.with_name("one.jpg"), picture.with_name("two.jpg"))
    picture.symlink_to("one.jpg")
    assert rebuild(project, "--no-pdf")["rebuilt"] == ["assemble", "finish"]
    picture.unlink()
    picture.symlink_to("two.jpg")
    assert rebuild(project, "--no-pdf")["rebuilt"] == ["assemble", "finish"]
    picture.unlink()
    picture.symlink_to("/etc/hostname")
    assert reportdoc("build", project).returncode == 2
