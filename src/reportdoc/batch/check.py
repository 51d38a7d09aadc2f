"""`province check`: every submission is read once, and the tables are made of all results."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportdoc import __version__
from reportdoc.app.begin import begin
from reportdoc.app.province.rows import READ, College, Run
from reportdoc.batch.engine import EngineContext
from reportdoc.batch.folder import ABOUT, DATA, RESULTS, begin_output, open_output
from reportdoc.batch.job import Job, Limits, Outcome
from reportdoc.batch.results import FORMAT, read_result
from reportdoc.batch.standing import judged
from reportdoc.batch.storage import local_folder
from reportdoc.batch.submissions import Handed, code_digest, handed_in
from reportdoc.batch.tables.write import tables
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be checked, and how."""

    submissions: str
    """A folder, or an address such as `s3://…`."""
    output: Path
    trust: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    laid_out: tuple[str, ...] = ()
    """Kinds of submissions whose pages are laid out."""
    retry: bool = False
    """What could not be read, or laid out, is tried again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a run."""

    colleges: tuple[College, ...]
    """Every submission, by name."""
    done: int
    """Submissions that were read now and not taken from an earlier run."""

    @property
    def unread(self) -> tuple[College, ...]:
        """The submissions that could not be read."""
        return tuple(one for one in self.colleges if one.status != READ)


class Progress:
    """What is called as a run goes on; this one says nothing."""

    def begin(self, total: int, known: int, dashboard: str) -> None:
        """There are so many submissions, so many of them with a result of an earlier run."""

    def done(self, job: Job, outcome: Outcome) -> None:
        """One more was read, or could not be."""


def check(order: Order, engine: Callable[[], EngineContext], progress: Progress) -> Checked:
    """Read what was handed in, as far as there is no result of it, and write the tables.

    Raises InputError where a folder cannot be used or there is no scheduler, EngineMissing where there is nothing to
    lay out pages with, OperationError where the machine fails; what is done by then stays done. OSError.
    """
    begin(order.output)
    open_output(order.output, made=False)
    _refuse_no_certificates(order.trust)
    folder = local_folder(order.submissions)
    if folder and order.output.resolve().is_relative_to(folder.resolve()):
        text = message('"{name}" is in the folder of submissions', name=str(order.output))
        raise InputError(text, message("name a folder outside it"))
    ours = (order.output / ABOUT).exists()
    handed = handed_in(folder or order.submissions, order.output / RESULTS, order.trust, order.limits, order.laid_out)
    with workplace(order.output) as place:
        begin_output(order.output)
        _forget_half(order.output / RESULTS)
        waiting = [one.job for one in handed if not _is_known(one.job, order.retry)]
        if waiting:
            with _undone(order.output, ours), engine() as running:
                progress.begin(len(handed), len(handed) - len(waiting), running.dashboard)
                for job, outcome in running.outcomes(waiting):
                    progress.done(job, outcome)
        made = place.folder / DATA
        made.mkdir()
        colleges = write_tables(handed, made)
        place.publish({DATA: made})
    return Checked(colleges, len(waiting))


def _refuse_no_certificates(trust: Sequence[Path]) -> None:
    """Raise InputError where a file of an authority is none: every package would be told to be unreadable for it."""
    if trust:
        from reportdoc.pdf.signing.certificates import read_certificates

        for path in trust:
            read_certificates(path)


@contextmanager
def _undone(output: Path, ours: bool) -> Generator[None]:
    """Leave no beginning of a folder behind where there is no scheduler, or one with another program."""
    try:
        yield
    except InputError:
        if not ours:
            (output / ABOUT).unlink(missing_ok=True)
            (output / RESULTS).rmdir()
        raise


def _forget_half(results: Path) -> None:
    """Remove what killed workers were writing."""
    for path in results.glob(".*"):
        path.unlink(missing_ok=True)


def _is_known(job: Job, retry: bool) -> bool:
    try:
        known = read_result(job.target)
    except (OSError, ValueError):
        job.target.unlink(missing_ok=True)
        return False
    if retry and (known.college.status != READ or known.college.pages_unknown):
        job.target.unlink()
        return False
    return True


def write_tables(handed: Sequence[Handed], folder: Path) -> tuple[College, ...]:
    """Write the tables of the results into a folder; return the rows of `colleges`."""
    colleges = []
    with tables(folder) as written:
        for one in handed:
            record = read_result(one.job.target)
            colleges.append(replace(record.college, modified=one.modified, result=one.result))
            written.add_record(record)
        standing = tuple(judged(colleges))
        written.add("colleges", standing)
        read = sum(one.status == READ for one in standing)
        run = Run(FORMAT, __version__, code_digest(), len(standing), read, len(standing) - read)
        written.add("runs", [run])
    return standing
