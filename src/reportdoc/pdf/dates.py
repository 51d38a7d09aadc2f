"""The dates that a document gives itself in XMP."""

from __future__ import annotations

from datetime import datetime

from pikepdf import Pdf

from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def check_dates(pdf: Pdf) -> None:
    """Look at every date in the packet, so that none is signed that is no date (ISO 16684-1, 8.2.1.2).

    Raises InputError with the first that is none, such as 0000-00-00, which one engine writes as `MetadataDate`.
    """
    for name, value in pdf.open_metadata().items():
        if name.endswith("Date") and not _is_date(str(value)):
            raise InputError(message("the PDF holds a date that is none: {name} {date}", name=_plain(name), date=value))


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _plain(name: str) -> str:
    """Return the name of a property without its namespace."""
    return name.rpartition("}")[2]
