"""The process that reads one submission: `python -m reportdoc.batch.child JOB`; its exit code says what came of it."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path

from reportdoc.batch.job import Job

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
    from reportdoc.app.province.reading import read_submission
    from reportdoc.batch.fingerprint import signed
    from reportdoc.batch.results import write_result
    from reportdoc.present.language import language
    from reportdoc.present.problems import error_text, line
    from reportdoc.present.province.record import record
    from reportdoc.report.problem import ContentError, OperationError

    chinese = language("zh_CN")
    try:
        read = record(chinese, read_submission(job.path, work, job.trust), job.submission)
    except ContentError as error:
        more = f"（共 {len(error.problems)} 处）" if len(error.problems) > 1 else ""
        _tell(line(chinese, error.problems[0]) + more, job)
        sys.exit(UNREAD)
    except OperationError as error:
        _tell(error_text(chinese, error), job)
        sys.exit(UNREAD)
    write_result(replace(read, paragraphs=signed(read.paragraphs)), job.target)


def _tell(text: str, job: Job) -> None:
    # Where the folders are says nothing of the submission, and would make two runs differ.
    for folder in (Path.cwd() / "work" / "unpacked", Path.cwd() / "work" / "project", job.path.parent):
        text = text.replace(f"{folder}{os.sep}", "")
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
