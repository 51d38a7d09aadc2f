"""`-v` and `--log-file`: nothing unless asked for; then each program, cache decision and retry is a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.folder import project
from tests.support.programs import reportdoc

LINE = r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} reportdoc\.[a-z_.]+: "


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project that was built with a log file, and what the command wrote to the error stream."""
    folder = tmp_path_factory.mktemp("logs")
    # No other test has this text: what another has laid out is not laid out again.
    project(folder, "# 人才培养\n\n毕业生就业的这一段只在这里。\n")
    done = reportdoc("build", "--log-file", "build.log", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder, done.stderr


def test_nothing_of_it_shows_unless_it_is_asked_for(built: tuple[Path, str]) -> None:
    assert "reportdoc." not in built[1]


def test_a_file_tells_of_programs_caches_and_what_was_published(built: tuple[Path, str]) -> None:
    lines = (built[0] / "build.log").read_text(encoding="utf-8").splitlines()
    told = [
        "record built-pages: none",
        "handed a document of ",
        "answered: done",
        "made anew: assemble, layout, finish",
        "publishing into output: ",
        "record built-pages: kept",
    ]
    places = [next(at for at, line in enumerate(lines) if part in line) for part in told]
    assert places == sorted(places)
    assert re.match(LINE, lines[0])


def test_the_screen_shows_that_a_second_build_finds_what_the_first_kept(built: tuple[Path, str]) -> None:
    before = (built[0] / "build.log").read_bytes()
    done = reportdoc("-v", "build", folder=built[0])
    assert "record built-pages: found" in done.stderr
    assert "starting" not in done.stderr
    assert "record" not in done.stdout
    assert (built[0] / "build.log").read_bytes() == before


def test_a_second_command_adds_to_the_file(built: tuple[Path, str], tmp_path: Path) -> None:
    log = tmp_path / "both.log"
    for _ in range(2):
        assert reportdoc("build", "--log-file", log, folder=built[0]).returncode == 0
    assert log.read_text(encoding="utf-8").count("record built-pages: found") == 2


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_done(built: tuple[Path, str], tmp_path: Path) -> None:
    done = reportdoc("build", "--log-file", tmp_path / "none" / "a.log", folder=built[0])
    assert done.returncode == 2
    assert "No such file or directory" in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_no_log_is_not_added_to(built: tuple[Path, str]) -> None:
    (pdf,) = (built[0] / "output").glob("*.pdf")
    before = pdf.read_bytes()
    done = reportdoc("build", "--log-file", pdf, folder=built[0])
    assert done.returncode == 2
    assert "is there already and is no log; name another file" in done.stderr
    assert pdf.read_bytes() == before


def test_a_line_is_shown_once_however_often_it_is_asked_for(built: tuple[Path, str]) -> None:
    done = reportdoc("-v", "build", "-v", folder=built[0])
    assert done.stderr.count("record built-pages: found") == 1
