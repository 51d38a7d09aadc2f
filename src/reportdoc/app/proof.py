"""A finished PDF is read before anybody relies on it; where it does not say what it should, work stops."""

from __future__ import annotations

import logging
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.second_process import SecondProcess
from reportdoc.report.message import message
from reportdoc.report.problem import InputError, InputErrors, OperationError, OperationErrors

if TYPE_CHECKING:
    from reportdoc.ooxml.passages import Wording

_log = logging.getLogger(__name__)
_TOLD = 20
"""Disagreements that are named one by one: a label off by one makes hundreds."""


class SameWords:
    """The comparison of a Word file and its PDF, which begins when the first of both is there."""

    def __init__(self, beside: Executor) -> None:
        """Take who reads along where the document is long."""
        self._beside = beside
        self._wording: Future[Wording] | None = None

    def begin(self, docx: Path, pages: int) -> None:
        """Have the Word file of a document of so many pages read, if that is worth while."""
        from reportdoc.ooxml.passages import wording
        from reportdoc.pdf.text import LONG

        if pages >= LONG:
            self._wording = self._beside.submit(wording, docx)

    def require(self, docx: Path, pdf: Path) -> None:
        """Have the PDF read by PDFium, and raise OperationErrors where it does not say what the Word file says.

        Raises InputError where it cannot be read, OSError.
        """
        from reportdoc.app.wording.compare import differences
        from reportdoc.ooxml.passages import wording
        from reportdoc.pdf.text import page_texts

        pages = page_texts(pdf, self._beside)
        found = differences(self._wording.result() if self._wording else wording(docx), pages)
        _log.info("compared the words of %s and %s: %d differences", docx.name, pdf.name, len(found))
        if found:
            hint = message(
                "nothing was replaced; take out what no font has; put a long table in a case box before or behind the"
                " box, or divide it; or else please report this, with the paragraph"
            )
            formula = message(
                "nothing was replaced; formulas need LibreOffice Math: install it, such as libreoffice-math"
            )
            raise OperationErrors(OperationError(one.message, formula if one.formula else hint) for one in found)


def require_agreement(pdf: Path, name: str) -> None:
    """Have a PDF read by `pdf.proofreading`; `name` is what the file is called in messages.

    Raises InputErrors with what its outline, links, page labels and directories say otherwise than its pages show,
    InputError where it cannot be read, OSError.
    """
    from reportdoc.pdf.proofreading.proofread import proofread

    with SecondProcess() as beside:
        found = proofread(pdf, beside)
    _log.info("read %s a second time: %d disagreements", name, len(found))
    if not found:
        return
    text = message("{file} does not agree with its own pages, in {count} places", file=name, count=len(found))
    hint = message("nothing was replaced; unless your own template numbers its pages otherwise, please report this")
    told = [InputError(text, hint), *(InputError(one.message) for one in found[:_TOLD])]
    if len(found) > _TOLD:
        told.append(InputError(message("… and in {count} more", count=len(found) - _TOLD)))
    raise InputErrors(told)
