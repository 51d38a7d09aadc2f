"""The process that reads one submission: `python -m reportdoc.batch.child JOB`; its exit code says what came of it."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.batch.job import Job, shown

if TYPE_CHECKING:
    from reportdoc.app.province.rows import Record
    from reportdoc.present.language import Language

KEPT = "read.json"
"""What is known before pages are laid out: all but these, should a layout engine hang or crash."""
DONE, FAILED, MEMORY, UNREAD = 0, 75, 76, 77
"""Result written; the machine failed; too much memory was asked for; the submission cannot be read."""
MACHINE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EMFILE, errno.ENFILE})
"""Errors that say nothing of the submission: disk full, too many files open."""
NO_DISK = 16_000_000
"""Bytes left on a disk from which on a failure may be its."""


def main() -> None:
    """Read the submission of a job; why not goes to standard output, in Chinese as all that the tables say."""
    job = Job.parsed(sys.argv[1])
    work = Path.cwd() / "work"
    work.mkdir()
    try:
        _read(job, work)
    except MemoryError:
        os._exit(MEMORY)
    except OSError as error:
        if error.errno == errno.ENOMEM:
            os._exit(MEMORY)
        _tell(f"{error.strerror}: {Path(str(error.filename)).name}" if error.filename else str(error.strerror), job)
        sys.exit(FAILED if error.errno in MACHINE else UNREAD)


def _read(job: Job, work: Path) -> None:
    from reportdoc.batch.results import write_result
    from reportdoc.batch.storage import StorageFailed
    from reportdoc.layout.engine import EngineMissing
    from reportdoc.present.language import language
    from reportdoc.present.problems import error_text, line
    from reportdoc.report.message import Message
    from reportdoc.report.problem import ContentError, OperationError

    chinese, kept = language("zh_CN"), Path.cwd() / KEPT
    try:
        read = _record(chinese, job, work, kept)
    except ContentError as error:
        more = f"（共 {len(error.problems)} 处）" if len(error.problems) > 1 else ""
        _tell(line(chinese, error.problems[0]) + more, job)
        sys.exit(UNREAD)
    except OperationError as error:
        # What the engine said beside that names processes and folders, and would make two runs differ.
        known = error.message.arguments.get("problem")
        _tell(chinese.translated(known) if isinstance(known, Message) else error_text(chinese, error), job)
        lacking = isinstance(error, EngineMissing) and kept.is_file()
        sys.exit(FAILED if lacking or isinstance(error, StorageFailed) else UNREAD)
    write_result(read, job.target)


def _record(chinese: Language, job: Job, work: Path, kept: Path) -> Record:
    from reportdoc.app.province.reading import read_submission

    reading = read_submission(_fetched(job, work), work, job.trust)
    # Imported once there is something to read: what is damaged or no report costs next to nothing.
    from reportdoc.app.province.layout import lay_out
    from reportdoc.batch.fingerprint import signed
    from reportdoc.batch.results import write_result
    from reportdoc.present.province.record import record, with_pages

    read = record(chinese, reading, job.submission)
    read = replace(read, paragraphs=signed(read.paragraphs))
    if read.college.kind in job.laid_out:
        write_result(read, kept)
        read = with_pages(read, lay_out(reading, work))
    return read


def _fetched(job: Job, work: Path) -> Path:
    from reportdoc.batch.storage import fetch

    if not job.stored:
        return job.path
    address, entry = job.stored
    folder = work / "fetched"
    folder.mkdir()
    return fetch(address, entry, folder)


def _tell(text: str, job: Job) -> None:
    # Where the folders are says nothing of the submission, and would make two runs differ.
    for folder in (*(Path.cwd() / "work" / name for name in ("unpacked", "project", "fetched")), job.path.parent):
        text = text.replace(f"{folder}{os.sep}", "")
    sys.stdout.buffer.write(shown(text).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
