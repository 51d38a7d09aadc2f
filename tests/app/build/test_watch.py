"""`reportdoc watch` as an author sees it: save, and look."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.app.build.edits import append
from tests.app.build.outcome import good_files
from tests.support import word
from tests.support.programs import alive, interruptible, reportdoc

PATIENCE = 40.0
CHAPTER = "content/chapters/2-service.md"


class Watch:
    """A running watch and what it has said so far."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process, self._log, self._read = process, log, 0

    def wait_for(self, text: str) -> str:
        """Wait until a text is said that was not said before, and return what was said up to it."""
        return self._wait(lambda said: text in said, text)

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def _wait(self, reached: Callable[[str], bool], what: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            new = self.said()[self._read :]
            if reached(new):
                self._read += len(new)
                return new
            time.sleep(0.02)
        raise AssertionError(f"{what!r} was not said in {PATIENCE} s, but: {self.said()}")


@contextmanager
def watching(project: Path, log: Path, *options: str, **environment: str) -> Iterator[Watch]:
    """Run `reportdoc watch` until the block ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", "from reportdoc.cli import main; main()", "watch", project, *options],
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=interruptible,
            env=os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"} | environment,
        )
    try:
        yield Watch(process, log)
    finally:
        process.kill()
        process.wait()


def test_a_saved_file_is_built_and_the_result_is_that_of_a_build(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        append(project, "边写边看。")
        watch.wait_for(" pages, 7 chapters")
        (document,) = (project / "output").glob("*.docx")
        assert "边写边看。" in word.paragraphs(document)
        seen = good_files(project)
    assert reportdoc("build", project, "--clean").returncode == 0
    assert good_files(project) == seen


def test_problems_are_shown_with_their_places_and_cleared_when_mended(project: Path, tmp_path: Path) -> None:
    good = good_files(project)
    chapter = project / CHAPTER
    text = chapter.read_text(encoding="utf-8")
    with watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        chapter.write_text(text + "\n见@tbl-nowhere。\n", encoding="utf-8")
        told = watch.wait_for("stay as they are")
        assert f"{CHAPTER}:{text.count(chr(10)) + 2}: " in told and "tbl-nowhere" in told
        assert good_files(project) == good
        assert watch.process.poll() is None
        chapter.write_text(text, encoding="utf-8")
        watch.wait_for("All problems are mended.")
        assert good_files(project) == good


def test_a_burst_of_saves_is_one_build(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log", "--no-pdf") as watch:
        watch.wait_for(" in ")
        for number in range(20):
            append(project, f"第 {number} 次保存。")
        watch.wait_for("7 chapters")
        time.sleep(1)
        assert watch.said().count("7 chapters") <= 3  # the first build, that of the burst, at most one in between
        (document,) = (project / "output").glob("*.docx")
        assert "第 19 次保存。" in word.paragraphs(document)


def test_a_new_folder_of_templates_is_noticed(project: Path, tmp_path: Path) -> None:
    (project / "templates").rename(tmp_path / "templates")
    with watching(project, tmp_path / "log", "--no-pdf") as watch:
        watch.wait_for(" in ")
        (tmp_path / "templates/case.docx").write_bytes(b"no Word file")
        (tmp_path / "templates").rename(project / "templates")
        assert "templates/case.docx" in watch.wait_for("stay as they are")


def test_a_file_beside_that_an_editor_keeps_is_not_built(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log", "--no-pdf") as watch:
        watch.wait_for(" in ")
        before = watch.said()
        (project / "content/~$report.docx").write_bytes(b"x")
        (project / "content/chapters/.2-service.md.swp").write_bytes(b"x")
        time.sleep(2)
        assert watch.said() == before


def test_a_viewer_that_holds_the_pdf_open_keeps_its_pages(project: Path, tmp_path: Path) -> None:
    (pdf,) = (project / "output").glob("*.pdf")
    old = pdf.read_bytes()
    with pdf.open("rb") as viewer, watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        append(project, "又一段。")
        watch.wait_for(" pages, 7 chapters")
        assert viewer.read() == old
    assert pdf.read_bytes() != old


def test_open_shows_the_pdf_once(project: Path, tmp_path: Path) -> None:
    viewer, shown = tmp_path / "bin/xdg-open", tmp_path / "shown"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\necho "$1" >> "{shown}"\n', encoding="utf-8")
    viewer.chmod(0o755)
    path = f"{viewer.parent}{os.pathsep}{os.environ['PATH']}"
    with watching(project, tmp_path / "log", "--open", PATH=path) as watch:
        watch.wait_for("Nothing has changed")
        append(project, "又一段。")
        watch.wait_for(" pages, 7 chapters")
    (pdf,) = (project / "output").glob("*.pdf")
    assert shown.read_text(encoding="utf-8").splitlines() == [str(pdf)]


def test_an_interrupt_ends_it_and_leaves_nothing_running(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        time.sleep(1)  # the engine for the next edit is being started
        engines = _engines_of(watch.process.pid)
        watch.process.send_signal(signal.SIGINT)
        assert watch.process.wait(20) == 0
        assert engines and not any(map(alive, engines))
        assert "Stopped watching." in watch.said()


def test_a_killed_watch_takes_its_engine_along(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        time.sleep(1)
        engines = _engines_of(watch.process.pid)
        watch.process.kill()
        watch.process.wait()
        end = time.monotonic() + PATIENCE
        while any(map(alive, engines)):
            assert time.monotonic() < end
            time.sleep(0.1)
        assert engines


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    done = reportdoc("watch", tmp_path)
    assert done.returncode == 2
    assert "report.yaml" in done.stderr


def _engines_of(process: int) -> list[int]:
    """Return the processes whose command line names the process as their sign of life."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if f'/proc/{process}"'.encode() in command:
            found.append(int(folder.name))
    return found
