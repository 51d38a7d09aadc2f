"""One run of LibreOffice: started early, handed one document, gone afterwards."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from reportdoc.layout.engine import EngineFailed
from reportdoc.layout.fonts import configure
from reportdoc.layout.libreoffice.cleanup import PROFILE, profile_argument, remove_socket
from reportdoc.layout.libreoffice.locate import Program
from reportdoc.layout.libreoffice.user_profile import MACRO, write_profile
from reportdoc.project.processes import apart, end_group
from reportdoc.project.publishing.moving import move
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import Message, message

_log = logging.getLogger(__name__)

FAREWELL = 2.0
"""Seconds that a program which has answered is given to end by itself, for it removes its socket then."""
PAUSE = 0.005
"""Seconds between looks for the answer."""
MEMORY = {"MALLOC_TRIM_THRESHOLD_": "1000000000", "MALLOC_MMAP_THRESHOLD_": "33554432", "MALLOC_TOP_PAD_": "16777216"}
"""Has glibc keep the memory that the program frees, which it soon asks for again (mallopt(3)); others do not look."""
TAIL = 600
"""Characters of the program's error output that go into a message."""


class OfficeEnded(EngineFailed):
    """The program crashed or hung; another run may do better."""


class Office:
    """A running LibreOffice with a folder of its own, readable by its owner only, that `close` removes."""

    def __init__(self, program: Program, project_fonts: Path | None = None) -> None:
        self._directory = scratch()
        self._folder = Path(self._directory.name)
        self.answered = False
        try:
            self._jobs = self._folder / "jobs"
            self._jobs.mkdir()
            write_profile(self._folder / PROFILE, program.build)
            self._process = self._start(program, configure(self._folder, project_fonts))
        except BaseException:
            self._directory.cleanup()
            raise

    def _start(self, program: Program, fonts: Path) -> subprocess.Popen[bytes]:
        temporary = self._folder / "tmp"
        temporary.mkdir()
        environment = {
            **os.environ,
            **MEMORY,
            "FONTCONFIG_FILE": str(fonts),
            "LC_ALL": "C.UTF-8",
            "SAL_USE_VCLPLUGIN": "svp",
            "TMPDIR": str(temporary),
        }
        command = [
            str(program.path),
            profile_argument(self._folder),
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            f'macro:///{MACRO}("{self._jobs.as_uri()}/","{_sign_of_life()}")',
        ]
        _log.info("starting %s", command)
        with (self._folder / "errors").open("wb") as errors:
            # A session of its own makes the program and its children one group that can be ended together.
            return subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=environment,
                **apart(),
            )

    @property
    def waiting(self) -> bool:
        """Tell whether the program runs and has not been handed its document yet."""
        return not self.answered and self._process.poll() is None

    def convert(self, docx: Path, pdf: Path, seconds: float, meanwhile: Callable[[], None]) -> None:
        """Hand over the document, do something else, wait for the PDF so many seconds at most, and put it in place.

        Raises OfficeEnded where the program crashed or hung, EngineFailed where it refused the document.
        """
        shutil.copyfile(docx, self._jobs / "document.part")
        (self._jobs / "document.part").rename(self._jobs / "document.docx")
        _log.info("handed a document of %d bytes to process %d", docx.stat().st_size, self._process.pid)
        meanwhile()
        complaint = self._answer(seconds)
        _log.info("process %d answered: %s", self._process.pid, complaint or "done")
        if complaint:
            raise self._failed(message("LibreOffice cannot lay out the document: {reason}", reason=complaint))
        made = self._jobs / "document.pdf"
        if not _is_pdf(made):
            raise self._failed(message("LibreOffice wrote no PDF"))
        beside = pdf.with_name(pdf.name + ".part")
        try:
            shutil.copyfile(made, beside)
            move(beside, pdf)
        finally:
            beside.unlink(missing_ok=True)

    def _answer(self, seconds: float) -> str:
        answer = self._jobs / "answer"
        end = time.monotonic() + seconds
        while not answer.exists():
            # Asked before the file is looked for again, so that a program that answers and ends is not taken for dead.
            code = self._process.poll()
            if code is not None and not answer.exists():
                raise OfficeEnded(self._explain(message("LibreOffice ended without a result (code {code})", code=code)))
            if time.monotonic() > end:
                limit = round(seconds)
                raise OfficeEnded(self._explain(message("LibreOffice did not answer in {limit} s", limit=limit)))
            time.sleep(PAUSE)
        self.answered = True
        return answer.read_text(encoding="utf-8", errors="replace").strip()

    def _failed(self, problem: Message) -> EngineFailed:
        return EngineFailed(self._explain(problem))

    def _explain(self, problem: Message) -> Message:
        lines = (self._folder / "errors").read_text(encoding="utf-8", errors="replace").splitlines()
        # The launcher remarks on every start that there is no Java; nothing here needs it.
        said = "\n".join(line for line in lines if "javaldx" not in line).strip()[-TAIL:]
        return message("{problem}; it said: {output}", problem=problem, output=said) if said else problem

    def close(self) -> None:
        """End the program and its children, and remove its folder."""
        if self.answered:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(FAREWELL)
        end_group(self._process.pid)
        self._process.wait()
        remove_socket(self._folder)
        self._directory.cleanup()


def _sign_of_life() -> str:
    """Return the URL of a file that is there as long as this process is; empty where the system has none (proc(5))."""
    own = Path("/proc", str(os.getpid()))
    return own.as_uri() if own.exists() else ""


def _is_pdf(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"
