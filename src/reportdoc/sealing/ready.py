"""Whether a report may be sealed: nothing wrong stands in it, and its PDF is that of today's content."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pipeline import check, current
from reportdoc.project.publishing.recovery import settle
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from reportdoc.pipeline import Current


def ready(project: Path, output: Path) -> Current:
    """Return the build to seal; raises InputError where it may not be sealed, ContentError, EngineMissing, OSError."""
    now = current(project, output)
    if now is None:
        raise _stale(project, output)
    if now.built.audit and now.built.audit.errors:
        raise _wrong(now.built.audit.errors)
    return now


def unchecked(project: Path, output: Path) -> Path:
    """Return the PDF of a project as it lies there, for a draft; raises InputError where there is none."""
    settle(output)
    pdf = output / f"{check(project).file_name}.pdf"
    if not pdf.is_file():
        raise _unbuilt(pdf)
    return pdf


def _stale(project: Path, output: Path) -> InputError:
    """Return why there is nothing to seal."""
    found = check(project)
    errors = sum(not one.acceptance and one.finding.severity.name == "ERROR" for one in found.audit.results)
    if errors:
        return _wrong(errors)
    pdf = output / f"{found.file_name}.pdf"
    if not pdf.is_file():
        return _unbuilt(pdf)
    if _signed(pdf):
        text = message("{file} is signed already; a signed file is never sealed again", file=pdf.name)
    else:
        text = message("{file} is older than the content, or was changed after it was built", file=pdf.name)
    return InputError(text, message("run reportdoc build, look at it, and seal again"))


def _unbuilt(pdf: Path) -> InputError:
    text = message("the report has not been built: there is no {file}", file=pdf.name)
    return InputError(text, message("run reportdoc build first"))


def _wrong(errors: int) -> InputError:
    text = message("the audit has errors that nobody has accepted: {count}", count=errors)
    return InputError(text, message("reportdoc check shows them; correct them, or accept them with a reason"))


def _signed(pdf: Path) -> bool:
    import pikepdf

    try:
        with pikepdf.open(pdf) as opened:
            return "/AcroForm" in opened.Root and "/SigFlags" in opened.Root.AcroForm
    except pikepdf.PdfError:
        return False
