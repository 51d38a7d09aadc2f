"""Where LibreOffice is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from reportdoc.layout.engine import EngineMissing
from reportdoc.report.message import message

VARIABLE = "REPORTDOC_SOFFICE"
"""Environment variable that names the program, where it is not to be searched for."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


def find() -> Path:
    """Return the program: the one the variable names, else one on the path, else one in a usual place.

    Raises EngineMissing.
    """
    named = os.environ.get(VARIABLE)
    found = [shutil.which(named)] if named else [shutil.which(name) for name in _NAMES]
    if not named:
        found += [place for place in _PLACES if Path(place).is_file()]
    program = next(filter(None, found), None)
    if program is None:
        text = message("LibreOffice is not installed; the page numbers and the PDF await it")
        raise EngineMissing(text, message("install LibreOffice Writer, or name the program in {name}", name=VARIABLE))
    return Path(program)
