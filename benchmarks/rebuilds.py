"""Timing what comes after the first build: nothing changed, one word changed, also in `watch`, and what has changed."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.projects import times
from benchmarks.timing import Clock, run

CHAPTER = "chapters/1-talent.md"
"""The chapter that is edited: the longest, 55 of 133 pages."""
WORD, OTHER_WORD = "培养", "培育"
"""As long as one another, so that no page moves."""
PATIENCE = 60
"""Seconds after which a watch that does nothing is given up."""


def again(program: Path, content: Path, *options: str, edited: bool = False) -> Clock:
    """Return what times a second build, after an edit or after none."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project = times(content, 1, folder / "project")
        build = [program, "build", project, *options]
        run(build, folder, environment)
        if edited:
            edit(project)
        begin = time.perf_counter()
        run(build, folder, environment)
        return time.perf_counter() - begin

    return clock


def asking(program: Path, content: Path) -> Clock:
    """Return what times `status` of a built project that was asked about before."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project = times(content, 1, folder / "project")
        run([program, "build", "--no-pdf", project], folder, environment)
        run([program, "status", project], folder, environment)
        begin = time.perf_counter()
        run([program, "status", project], folder, environment)
        return time.perf_counter() - begin

    return clock


def watching(program: Path, content: Path) -> Clock:
    """Return what times a rebuild in `watch`, from the moment a file is saved until the new PDF is in its place."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project = times(content, 1, folder / "project")
        process = subprocess.Popen(
            [program, "watch", project], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            first = _new_pdf(project, None)
            time.sleep(5)  # as long as it takes an author to type; the next LibreOffice starts meanwhile
            edit(project)
            begin = time.perf_counter()
            _new_pdf(project, first)
            return time.perf_counter() - begin
        finally:
            process.terminate()
            process.wait()

    return clock


def redline(program: Path, content: Path) -> Clock:
    """Return what times the tracked changes between two built versions of the sample."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project = times(content, 1, folder / "project")
        old, new = folder / "old.docx", folder / "new.docx"
        for version in (old, new):
            run([program, "build", project, "--no-pdf"], folder, environment)
            (built,) = (project / "output").glob("*.docx")
            shutil.copy(built, version)
            edit(project)
        begin = time.perf_counter()
        run([program, "diff", old, new, "--output", folder / "redline.docx"], folder, environment)
        return time.perf_counter() - begin

    return clock


def edit(project: Path) -> None:
    """Change one word of a chapter."""
    path = project / "content" / CHAPTER
    text = path.read_text(encoding="utf-8")
    middle = text.index(WORD, len(text) // 2)
    path.write_text(text[:middle] + OTHER_WORD + text[middle + len(WORD) :], encoding="utf-8")


def _new_pdf(project: Path, known: int | None) -> int:
    """Wait for a PDF that is another file than the known one, and return its inode."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in (project / "output").glob("*.pdf"):
            if (number := path.stat().st_ino) != known:
                return number
        time.sleep(0.005)
    raise SystemExit("no new PDF")
