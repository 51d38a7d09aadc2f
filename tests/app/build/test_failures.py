"""Whatever fails outside the content: a clear message, no traceback, and the last good files as they were."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.app.build.outcome import edit, good_files, leftovers
from tests.support.programs import PATIENCE, ends, interruptible, program, reportdoc, wait_until


def _program(folder: Path, script: str) -> tuple[str, str]:
    """Write a program that stands where LibreOffice should, and return the setting that names it."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return "REPORTDOC_SOFFICE", str(path)


def _start(project: Path, *settings: tuple[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from reportdoc.cli import main; main()", "build", str(project)],
        env=os.environ | {"LANGUAGE": "en"} | dict(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=interruptible,
    )


def _wait_for_work(project: Path) -> None:
    """Wait until a build has begun to write into the output folder."""
    wait_until(lambda: bool(leftovers(project)))


def _wait_for(mark: Path) -> None:
    """Wait until a program has written something into a file."""
    wait_until(lambda: mark.exists() and bool(mark.read_text(encoding="ascii")))


def test_a_missing_engine_still_gives_the_word_file(project: Path) -> None:
    before = good_files(project)
    edit(project)
    done = reportdoc("build", project, environment=[("REPORTDOC_SOFFICE", "/nowhere/soffice")])
    assert done.returncode == 3
    assert "page numbers" in done.stderr
    after = good_files(project)
    (word,) = [name for name in after if name.endswith(".docx")]
    assert after[word] != before[word]


def test_an_engine_that_crashes_leaves_the_last_good_files(project: Path, tmp_path: Path) -> None:
    before = good_files(project)
    edit(project)
    done = reportdoc("build", project, environment=[_program(tmp_path, "echo out of luck >&2; exit 77")])
    assert done.returncode == 1
    assert "77" in done.stderr and "out of luck" in done.stderr
    assert "Traceback" not in done.stderr
    assert good_files(project) == before
    assert leftovers(project) == []


@pytest.mark.slow
def test_an_engine_that_crashes_once_is_tried_again(project: Path, tmp_path: Path) -> None:
    real = program("soffice")
    mark = tmp_path / "crashed"
    script = f'if [ ! -e "{mark}" ]; then touch "{mark}"; exit 1; fi\nexec "{real}" "$@"'
    edit(project)
    done = reportdoc("build", project, environment=[_program(tmp_path, script)])
    assert done.returncode == 0, done.stderr
    assert mark.exists()


def test_an_output_folder_that_is_a_file(project: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    done = reportdoc("build", project, "--no-pdf", "--output", tmp_path / "taken")
    assert done.returncode == 1
    assert "taken" in done.stderr and "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that no one can write to")
def test_an_output_folder_that_cannot_be_written(project: Path) -> None:
    done = reportdoc("build", project, "--no-pdf", "--output", "/proc/reportdoc")
    assert done.returncode == 1
    assert "/proc/reportdoc" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.long
def test_a_disk_without_room(project: Path) -> None:
    before = good_files(project)
    edit(project)
    command = (
        f'ulimit -f 8; exec "{sys.executable}" -c "from reportdoc.cli import main; main()" build "{project}" --no-pdf'
    )
    done = subprocess.run(
        ["bash", "-c", command],
        env=os.environ | {"LANGUAGE": "en"},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    assert done.returncode == 1
    assert "Error:" in done.stderr and "Traceback" not in done.stderr
    assert good_files(project) == before
    assert leftovers(project) == []


def test_a_second_build_at_the_same_time_is_refused(project: Path, tmp_path: Path) -> None:
    first = _start(project, _program(tmp_path, "sleep 60"))
    try:
        _wait_for_work(project)
        second = reportdoc("build", project, "--no-pdf")
        assert second.returncode == 1
        assert "another command is writing" in second.stderr
    finally:
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_no_trace(project: Path, tmp_path: Path, number: signal.Signals) -> None:
    before = good_files(project)
    edit(project)
    mark = tmp_path / "pid"
    build = _start(project, _program(tmp_path, f'echo $$ > "{mark}"; exec sleep 60'))
    _wait_for(mark)
    build.send_signal(number)
    _, complaint = build.communicate(timeout=PATIENCE)
    assert build.returncode == 130
    assert "Traceback" not in complaint
    assert good_files(project) == before
    assert leftovers(project) == []
    assert ends(int(mark.read_text(encoding="ascii")))


def test_after_a_build_is_killed_the_next_command_leaves_nothing_of_libreoffice(project: Path, tmp_path: Path) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    before = good_files(project)
    edit(project)
    build = _start(project, ("TMPDIR", str(temporary)))
    office, socket = _listening(str(temporary))
    os.kill(office, signal.SIGSTOP)  # else it may notice that nobody waits for it any more
    build.kill()
    build.communicate(timeout=PATIENCE)
    assert list(temporary.iterdir()) != [] and leftovers(project) != [] and socket.exists()
    done = reportdoc("status", project, environment=[("TMPDIR", str(temporary))])
    assert done.returncode == 0, done.stderr
    assert ends(office)
    assert not socket.exists()
    assert list(temporary.iterdir()) == []
    assert leftovers(project) == []
    assert good_files(project) == before


def _listening(mark: str) -> tuple[int, Path]:
    """Return a process that has a word in its command line, and the socket it listens at, as soon as there is one."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        sockets = {line.split()[6]: line.split()[-1] for line in Path("/proc/net/unix").read_text().splitlines()[1:]}
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if mark in (process / "cmdline").read_text(encoding="utf-8", errors="replace"):
                    opened = [os.readlink(path) for path in (process / "fd").iterdir()]
                    for path in (sockets.get(one[len("socket:[") : -1], "") for one in opened):
                        if "OSL_PIPE" in path:
                            return int(process.name), Path(path)
        time.sleep(0.01)
    raise TimeoutError
