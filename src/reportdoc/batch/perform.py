"""What a worker does for a submission: reads it in a process of its own, and keeps the result or why there is none."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from reportdoc.app.province.rows import READ, UNREAD, College, Record
from reportdoc.app.province.submission import code_in
from reportdoc.batch import child
from reportdoc.batch.guarded import run
from reportdoc.batch.job import Job, Outcome
from reportdoc.batch.results import read_result, write_result
from reportdoc.layout.engines import end_programs
from reportdoc.present.language import language
from reportdoc.project.publishing.scratch import PREFIX, scratch
from reportdoc.report.message import Message, message
from reportdoc.report.problem import OperationError

_KILLED = -9
"""Exit code of a process that the system ended for want of memory (SIGKILL)."""
_SAID = 2000
"""Bytes that are read of what the process said."""


@dataclass(frozen=True, slots=True)
class Failure:
    """That the machine failed, as something that goes from one process to another; errors of ours do not."""

    message: Message
    hint: Message | None


def attempted(job: Job) -> Outcome | Failure:
    """Do a job as `perform` does, and return what it raises."""
    try:
        return perform(job)
    except OperationError as error:
        return Failure(error.message, error.hint)


def perform(job: Job) -> Outcome:
    """Read a submission unless its result is there already; its file tells what came of it, readable or not.

    Raises OperationError where it is the machine that failed, as a full disk: that says nothing of the submission.
    """
    if known := _known(job):
        return known
    with scratch() as name:
        folder = Path(name)
        command = [sys.executable, "-P", "-m", "reportdoc.batch.child", job.arguments()]
        try:
            ended = run(command, job.limits, folder)
        except OSError as error:
            raise _machine(error.strerror or str(error)) from None
        reason = _reason(ended, job, folder)
        _end_programs(folder)
        if reason is None:
            return _known(job) or Outcome(False)
        return _failed(job, language("zh_CN").translated(reason), folder / child.KEPT)


def _known(job: Job) -> Outcome | None:
    try:
        college = read_result(job.target).college
    except (OSError, ValueError):
        return None
    return Outcome(college.status == READ, college.reason)


def _reason(ended: str, job: Job, folder: Path) -> Message | None:
    """Return why there is no result; None where there is one. Raises OperationError where the machine failed."""
    said = _said(folder / "stdout")
    match ended.split():
        case ["exit", code] if int(code) == child.DONE and job.target.is_file():
            return None
        case ["exit", code] if int(code) == child.UNREAD:
            _refuse_full_disk(folder, job.target.parent)
            return message("{reason}", reason=said)
        case ["exit", code] if int(code) == child.FAILED:
            raise _machine(said)
        case ["time"]:
            return message("too slow: it takes more than {seconds} seconds", seconds=job.limits.seconds)
        case ["memory"]:
            return _too_big(job)
        case ["exit", code] if int(code) in (child.MEMORY, _KILLED):
            return _too_big(job)
        case ["exit", code]:
            _refuse_full_disk(folder, job.target.parent)
            told = _said(folder / "stderr", last=True)
            if "MemoryError" in told:
                return _too_big(job)
            return message("the program failed on it (exit code {code}): {error}", code=code, error=told)
        case _:
            raise _machine("the process that watches was ended")


def _too_big(job: Job) -> Message:
    return message("too big: it takes more than {megabytes} MB of memory", megabytes=job.limits.megabytes)


def _said(path: Path, last: bool = False) -> str:
    text = path.read_bytes()[-_SAID:].decode("utf-8", "replace").strip() if path.is_file() else ""
    return text.rpartition("\n")[2] if last else text


def _refuse_full_disk(*folders: Path) -> None:
    """Raise OperationError where a disk is full: that may be why something failed, and says nothing of who sent it."""
    for folder in folders:
        if shutil.disk_usage(folder).free < child.NO_DISK:
            raise _machine(f"{folder}: {os.strerror(errno.ENOSPC)}")


def _machine(reason: str) -> OperationError:
    text = message("the machine failed: {reason}", reason=reason)
    return OperationError(text, message("run the command again: it goes on where it stopped"))


def _end_programs(folder: Path) -> None:
    """End what layout engines left that were ended themselves: their sockets, which stand outside the folder."""
    for left in folder.glob(f"{PREFIX}*"):
        end_programs(left)


def _failed(job: Job, reason: str, kept: Path) -> Outcome:
    """Write the result of what could not be read, or could be but for its pages."""
    try:
        if kept.is_file():
            read = read_result(kept)
            write_result(replace(read, college=replace(read.college, pages_unknown=reason)), job.target)
            return Outcome(True)
        write_result(Record(College(job.submission, UNREAD, reason, code_in(job.submission))), job.target)
    except OSError as error:
        raise _machine(error.strerror or str(error)) from None
    return Outcome(False, reason)
