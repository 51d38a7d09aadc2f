"""`reportdoc watch` as an author sees it: save, and look."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest

from reportdoc.app.build.result import Built
from reportdoc.app.build.watch import BURST
from reportdoc.app.build.watch import watch as run
from reportdoc.report.message import Message
from reportdoc.report.problem import ContentError
from tests.app.build.edits import append
from tests.app.build.outcome import good_files
from tests.support import word
from tests.support.programs import PATIENCE, ends, interruptible, reportdoc, reportdoc_process, wait_until

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
def watching(project: Path, log: Path, *options: str, **environment: str) -> Generator[Watch]:
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


@dataclass(frozen=True, slots=True)
class Seen:
    """What a watch with `--open` did when a paragraph was saved, and a viewer had the PDF open; it was interrupted."""

    project: Path
    paragraphs: list[str]
    """Of the Word file, while the watch ran."""
    before: bytes
    viewed: bytes
    """The PDF before, and as the viewer saw it afterwards."""
    after: dict[str, bytes]
    shown: list[str]
    """What was opened."""
    engines: list[int]
    """Processes of the engine that waited for the next edit."""
    code: int
    said: str


@pytest.fixture(scope="module")
def seen(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("watch")
    project = Path(shutil.copytree(built_once, folder / "project"))
    viewer, shown = folder / "bin/xdg-open", folder / "shown"
    viewer.parent.mkdir()
    viewer.write_text(f'#!/bin/sh\necho "$1" >> "{shown}"\n', encoding="utf-8")
    viewer.chmod(0o755)
    path = f"{viewer.parent}{os.pathsep}{os.environ['PATH']}"
    (pdf,) = (project / "output").glob("*.pdf")
    before = pdf.read_bytes()
    with pdf.open("rb") as file, watching(project, folder / "log", "--open", PATH=path) as watch:
        watch.wait_for("Nothing has changed")
        append(project, "边写边看。")
        watch.wait_for(" pages, 2 chapters")
        (document,) = (project / "output").glob("*.docx")
        paragraphs, viewed, after = word.paragraphs(document), file.read(), good_files(project)
        wait_until(lambda: bool(_engines_of(watch.process.pid)))
        engines = _engines_of(watch.process.pid)
        watch.process.send_signal(signal.SIGINT)
        code = watch.process.wait(PATIENCE)
        opened = shown.read_text(encoding="utf-8").splitlines()
        return Seen(project, paragraphs, before, viewed, after, opened, engines, code, watch.said())


@pytest.mark.long
@pytest.mark.slow
def test_a_saved_file_is_built_and_the_result_is_that_of_a_build(seen: Seen) -> None:
    assert "边写边看。" in seen.paragraphs
    # In a LibreOffice of its own, as the watch has: one that is kept for several documents names fonts otherwise.
    assert reportdoc_process("build", seen.project, "--clean").returncode == 0
    assert good_files(seen.project) == seen.after


@pytest.mark.long
@pytest.mark.slow
def test_a_viewer_that_holds_the_pdf_open_keeps_its_pages(seen: Seen) -> None:
    assert seen.viewed == seen.before
    assert seen.before not in seen.after.values()


@pytest.mark.long
@pytest.mark.slow
def test_open_shows_the_pdf_once(seen: Seen) -> None:
    (pdf,) = (seen.project / "output").glob("*.pdf")
    assert seen.shown == [str(pdf)]


@pytest.mark.long
@pytest.mark.slow
def test_an_interrupt_ends_it_and_leaves_nothing_running(seen: Seen) -> None:
    assert seen.code == 0
    assert seen.engines and all(map(ends, seen.engines))
    assert "Stopped watching." in seen.said


@pytest.mark.slow
def test_a_killed_watch_takes_its_engine_along(project: Path, tmp_path: Path) -> None:
    with watching(project, tmp_path / "log") as watch:
        watch.wait_for("Nothing has changed")
        wait_until(lambda: bool(_engines_of(watch.process.pid)))
        engines = _engines_of(watch.process.pid)
        watch.process.kill()
        watch.process.wait()
        assert all(map(ends, engines))


def test_problems_are_shown_with_their_places_and_cleared_when_mended(project: Path, tmp_path: Path) -> None:
    chapter = project / CHAPTER
    text = chapter.read_text(encoding="utf-8")
    with watching(project, tmp_path / "log", "--no-pdf") as watch:
        watch.wait_for(" in ")
        good = good_files(project)
        chapter.write_text(text + "\n见@tbl-nowhere。\n", encoding="utf-8")
        told = watch.wait_for("stay as they are")
        assert f"{CHAPTER}:{text.count(chr(10)) + 2}: " in told and "tbl-nowhere" in told
        assert good_files(project) == good
        assert watch.process.poll() is None
        chapter.write_text(text, encoding="utf-8")
        watch.wait_for("All problems are mended.")
        assert good_files(project) == good


class Listener:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told = Queue[Built | Exception]()

    def step(self, stage: Message, index: int, stages: int) -> None:
        """Keep nothing of the stages."""

    def built(self, built: Built) -> None:
        self.told.put(built)

    def failed(self, error: Exception) -> None:
        self.told.put(error)

    def next(self, seconds: float = PATIENCE) -> Built | Exception:
        """Return what is told next; raises Empty where that is nothing for so long."""
        return self.told.get(timeout=seconds)


@contextmanager
def watched(project: Path) -> Generator[Listener]:
    """Watch in this process, without the PDF, from the two builds of its beginning until the block ends."""
    stop, listener = Event(), Listener()
    thread = Thread(target=run, args=(project, project / "output", False, listener, stop))
    thread.start()
    try:
        assert [isinstance(listener.next(), Built) for _ in range(2)] == [True, True]
        yield listener
    finally:
        stop.set()
        thread.join()


@pytest.mark.long
def test_a_burst_of_saves_is_one_build(project: Path) -> None:
    with watched(project) as listener:
        for number in range(20):
            append(project, f"第 {number} 次保存。")
        (document,) = (project / "output").glob("*.docx")
        builds = 0
        while "第 19 次保存。" not in word.paragraphs(document):
            listener.next()
            builds += 1
        assert builds <= 2  # that of the burst, at most one in between
    assert listener.told.qsize() <= 1


@pytest.mark.long
def test_a_new_folder_of_templates_is_noticed(project: Path, tmp_path: Path) -> None:
    (project / "templates").rename(tmp_path / "templates")
    with watched(project) as listener:
        (tmp_path / "templates/case.docx").write_bytes(b"no Word file")
        (tmp_path / "templates").rename(project / "templates")
        told = listener.next()
        assert isinstance(told, ContentError)
        assert [problem.place.file for problem in told.problems] == ["templates/case.docx"]


@pytest.mark.long
def test_a_file_beside_that_an_editor_keeps_is_not_built(project: Path) -> None:
    with watched(project) as listener:
        (project / "content/~$report.docx").write_bytes(b"x")
        (project / "content/chapters/.2-service.md.swp").write_bytes(b"x")
        with pytest.raises(Empty):
            listener.next(2 * BURST / 1000)
        append(project, "又一段。")
        assert isinstance(listener.next(), Built)


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
