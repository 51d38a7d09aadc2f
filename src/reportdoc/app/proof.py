"""A finished PDF is read before anybody relies on it; where it does not say what it should, work stops."""

from __future__ import annotations

import logging
from pathlib import Path

from reportdoc.report.message import message
from reportdoc.report.problem import InputError, InputErrors, OperationError, OperationErrors

_log = logging.getLogger(__name__)
_TOLD = 20
"""Disagreements that are named one by one: a label off by one makes hundreds."""


def require_same_words(docx: Path, pdf: Path) -> None:
    """Have a PDF read by PDFium, and raise OperationErrors where it does not say what the Word file says.

    Raises InputError where it cannot be read, OSError.
    """
    from reportdoc.app.wording.compare import differences
    from reportdoc.ooxml.passages import wording
    from reportdoc.pdf.text import page_texts

    found = differences(wording(docx), page_texts(pdf))
    _log.info("compared the words of %s and %s: %d differences", docx.name, pdf.name, len(found))
    if found:
        hint = message(
            "nothing was replaced; take out what no font has, or else please report this, with the paragraph"
        )
        formula = message("nothing was replaced; formulas need LibreOffice Math: install it, such as libreoffice-math")
        raise OperationErrors(OperationError(one.message, formula if one.formula else hint) for one in found)


def require_agreement(pdf: Path, name: str) -> None:
    """Have a PDF read by `pdf.proofreading`; `name` is what the file is called in messages.

    Raises InputErrors with what its outline, links, page labels and directories say otherwise than its pages show,
    InputError where it cannot be read, OSError.
    """
    from reportdoc.pdf.proofreading.proofread import proofread

    found = proofread(pdf)
    _log.info("read %s a second time: %d disagreements", name, len(found))
    if not found:
        return
    text = message("{file} does not agree with its own pages, in {count} places", file=name, count=len(found))
    hint = message("nothing was replaced; unless your own template numbers its pages otherwise, please report this")
    told = [InputError(text, hint), *(InputError(one.message) for one in found[:_TOLD])]
    if len(found) > _TOLD:
        told.append(InputError(message("… and in {count} more", count=len(found) - _TOLD)))
    raise InputErrors(told)
