"""Whether a report may be sealed: nothing wrong stands in it, and what lies there is what its content gives today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.build.fresh import fresh
from reportdoc.app.sealing.gathering import Gathering
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from reportdoc.app.build.cached_counts import Counted
    from reportdoc.app.build.result import Fresh


def ready(project: Path, output: Path, work: Path, wrong: Gathering, meanwhile: Callable[[], None]) -> Fresh:
    """Return the build to seal, made anew in a folder that nobody else writes to; the one that lies there is its like.

    That one is what was looked at, and nothing is taken from it: where it differs in a byte, that is gathered.
    `meanwhile` is called while the engine works. Where errors or open numbers stand in the report, or it was
    never built, nothing is waited for.

    Raises InputError or InputErrors, ContentError, EngineMissing, OperationError, OSError.
    """

    def aside(name: str, judged: Counted) -> None:
        pdf = output / f"{name}.pdf"
        if judged.found.errors:
            wrong.add(_wrong(judged.found.errors))
        if judged.unanswered:
            wrong.add(_open(judged.unanswered))
        if judged.found.errors or judged.unanswered:
            wrong.raise_any()
        if not pdf.is_file():
            wrong.add(_unbuilt(pdf))
            wrong.raise_any()
        meanwhile()

    made = fresh(project, work, aside)
    for file in (made.pdf, made.docx):
        if not _same(file, output / file.name):
            wrong.add(_stale(output / file.name))
            break
    return made


def _same(made: Path, lying: Path) -> bool:
    """Tell whether a file is, byte for byte, what was made; raises OSError where it is there and cannot be read."""
    if not lying.is_file():
        return False
    wanted = made.read_bytes()
    with lying.open("rb") as file:
        return file.read(len(wanted) + 1) == wanted


def _stale(file: Path) -> InputError:
    if file.suffix == ".pdf" and _signed(file):
        text = message("{file} is signed already; a signed file is never sealed again", file=file.name)
    else:
        text = message("{file} is older than the content, or was changed after it was built", file=file.name)
    return InputError(text, message("build the report again, look at it, and seal that"))


def _unbuilt(pdf: Path) -> InputError:
    text = message("the report has not been built: there is no {file}", file=pdf.name)
    return InputError(text, message("build the report first"))


def _wrong(errors: int) -> InputError:
    text = message("the audit has errors that nobody has accepted: {count}", count=errors)
    return InputError(text, message("look at the findings; correct them, or accept them with a reason"))


def _open(count: int) -> InputError:
    text = message("nobody answers for {count} numbers, and the report asks for it (confirm: required)", count=count)
    return InputError(
        text,
        message(
            "have the departments answer for them, on the page Numbers of the workbench or in the workbook of the audit"
        ),
    )


def _signed(pdf: Path) -> bool:
    import pikepdf

    try:
        with pikepdf.open(pdf) as opened:
            return "/AcroForm" in opened.Root and "/SigFlags" in opened.Root.AcroForm
    except pikepdf.PdfError:
        return False
