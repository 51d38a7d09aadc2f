"""Whether a report may be sealed: nothing wrong stands in it, and its PDF is that of today's content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pipeline import check, current
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from reportdoc.pipeline import Audited, Current


@dataclass(frozen=True, slots=True)
class Ready:
    """A report that may be sealed."""

    audited: Audited
    current: Current

    @property
    def pdf(self) -> Path:
        """Return the PDF as it was built."""
        assert self.current.built.pdf is not None
        return self.current.built.pdf


def audited(project: Path) -> Audited:
    """Return the audit of a project; raises InputError where errors stand that nobody has accepted, ContentError."""
    found = check(project)
    open_ = [one for one in found.audit.results if not one.acceptance and one.finding.severity.name == "ERROR"]
    if open_:
        text = message("the audit has {count} errors that nobody has accepted", count=len(open_))
        raise InputError(text, message("reportdoc check shows them; correct them, or accept them with a reason"))
    return found


def ready(project: Path, output: Path) -> Ready:
    """Return what is to be sealed; raises InputError where it may not be, ContentError, EngineMissing, OSError."""
    found = audited(project)
    now = current(project, output)
    if now is not None:
        return Ready(found, now)
    name = found.name.removesuffix("-audit") + "年度质量报告.pdf"
    pdf = output / name
    if not pdf.is_file():
        text = message("the report has not been built: there is no {file}", file=name)
    elif _signed(pdf):
        text = message("{file} is signed already; a signed file is never sealed again", file=name)
    else:
        text = message("{file} is older than the content, or was changed after it was built", file=name)
    raise InputError(text, message("run reportdoc build, look at it, and seal again"))


def unchecked(project: Path, output: Path) -> Path:
    """Return the PDF of a project as it lies there, for a draft; raises InputError where there is none."""
    found = check(project)
    pdf = output / (found.name.removesuffix("-audit") + "年度质量报告.pdf")
    if not pdf.is_file():
        text = message("the report has not been built: there is no {file}", file=pdf.name)
        raise InputError(text, message("run reportdoc build first"))
    return pdf


def _signed(pdf: Path) -> bool:
    import pikepdf

    try:
        with pikepdf.open(pdf) as opened:
            return "/AcroForm" in opened.Root and "/SigFlags" in opened.Root.AcroForm
    except pikepdf.PdfError:
        return False
