"""LibreOffice, headless: started early, handed the document when it is ready (docs/decisions/0010)."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep
from types import TracebackType
from typing import Self

from reportdoc.layout.engine import EngineFailed
from reportdoc.layout.fonts import configure
from reportdoc.layout.process import end, launch
from reportdoc.layout.profile import MACRO, write_profile
from reportdoc.layout.program import find
from reportdoc.report.message import Message, message

TIMEOUT = 180.0
"""Seconds a conversion may take; a hundred pages take two to three."""
ATTEMPTS = 2
_PAUSE = 0.01
_PDF_HEAD, _SMALLEST_PDF = b"%PDF-", 200
_TAIL = 600


@dataclass(slots=True)
class _Running:
    """One started program with its profile and the folder through which it is handed jobs."""

    process: subprocess.Popen[bytes]
    home: Path

    @property
    def jobs(self) -> Path:
        return self.home / "jobs"

    def complaint(self) -> str:
        """Return the end of what the program printed."""
        try:
            return (self.home / "stderr").read_text(encoding="utf-8", errors="replace")[-_TAIL:].strip()
        except OSError:
            return ""


class LibreOffice:
    """A LibreOffice of our own, with a throw-away profile and the build's fonts."""

    def __init__(self, fonts: Path | None = None, timeout: float = TIMEOUT) -> None:
        """Take the folder of the project's own fonts, if any, and the seconds a conversion may take."""
        self._fonts = fonts
        self._timeout = timeout
        self._running: _Running | None = None

    def prepare(self) -> None:
        """Start the program without waiting for it. Raises EngineMissing."""
        if self._running:
            return
        program = find()
        home = Path(mkdtemp(prefix="reportdoc-"))
        (home / "jobs").mkdir()
        write_profile(home / "profile")
        command = [
            str(program),
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            MACRO.format(folder=f'"{(home / "jobs").as_posix()}/"'),
        ]
        self._running = _Running(launch(command, home / "stderr", _environment(configure(home, self._fonts))), home)

    def convert(self, docx: Path, pdf: Path) -> None:
        """Write a Word file as PDF; tried a second time with a fresh program. Raises EngineMissing, EngineFailed."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self.prepare()
                assert self._running is not None
                self._convert(self._running, docx, pdf)
                return
            except EngineFailed:
                self.close()
                if attempt == ATTEMPTS:
                    raise

    def close(self) -> None:
        """End the program and all its children, and remove its profile."""
        if self._running:
            end(self._running.process)
            shutil.rmtree(self._running.home, ignore_errors=True)
            self._running = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _convert(self, running: _Running, docx: Path, pdf: Path) -> None:
        pdf.unlink(missing_ok=True)
        answer = running.jobs / "answer"
        answer.unlink(missing_ok=True)
        draft = running.jobs / "draft"
        draft.write_text(f"{docx.resolve().as_uri()}\n{pdf.resolve().as_uri()}\n", encoding="utf-8")
        draft.replace(running.jobs / "job")
        self._await(running, answer)
        complaint = answer.read_text(encoding="utf-8", errors="replace").strip()
        if complaint:
            raise _failed(running, message("LibreOffice could not convert the document: {reason}", reason=complaint))
        if not _is_pdf(pdf):
            raise _failed(running, message("LibreOffice wrote no sound PDF"))

    def _await(self, running: _Running, answer: Path) -> None:
        deadline = monotonic() + self._timeout
        while not answer.exists():
            if running.process.poll() is not None and not answer.exists():
                text = message("LibreOffice ended with code {code}", code=running.process.returncode)
                raise _failed(running, text)
            if monotonic() > deadline:
                raise _failed(running, message("LibreOffice gave no answer in {seconds:.0f} s", seconds=self._timeout))
            sleep(_PAUSE)


def _environment(fonts: Path) -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(fonts), "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_PDF_HEAD)) == _PDF_HEAD and path.stat().st_size > _SMALLEST_PDF
    except OSError:
        return False


def _failed(running: _Running, text: Message) -> EngineFailed:
    complaint = running.complaint()
    return EngineFailed(text, message("it printed: {text}", text=complaint) if complaint else None)
