"""Where LibreOffice is, and which one it is."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from reportdoc.layout.engine import EngineMissing
from reportdoc.report.message import message

VARIABLE = "REPORTDOC_SOFFICE"
"""Environment variable that names the program; nothing else is looked for where it is set."""
NAMES = ("soffice", "libreoffice")
"""Names on the search path."""
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
"""Where the installers of macOS, Linux and Windows put it."""

_BUILD = re.compile(r"^buildid=(.+)$", re.MULTILINE | re.IGNORECASE)
_PRODUCT = re.compile(r"^ProductKey=(.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """A LibreOffice on this machine."""

    path: Path
    product: str
    """`LibreOffice 7.4`; its path where the installation does not say."""
    build: str
    """Identifier of the build; empty where the installation does not say."""


def find() -> Program:
    """Return the LibreOffice to use; raises EngineMissing."""
    named = os.environ.get(VARIABLE)
    if named:
        path = shutil.which(named)
        if path is None:
            text = message("{variable} names {path}, which is no program", variable=VARIABLE, path=named)
            raise EngineMissing(text, message("name LibreOffice's program soffice there, or take the variable away"))
        return _describe(Path(path).absolute())
    for name in (*NAMES, *PLACES):
        path = shutil.which(name)
        if path:
            return _describe(Path(path).absolute())
    raise EngineMissing(
        message("LibreOffice was not found; install it or name its program in {variable}", variable=VARIABLE)
    )


def _describe(path: Path) -> Program:
    folder = path.resolve().parent
    product = _read(_PRODUCT, folder / "bootstraprc", folder / "bootstrap.ini", folder / "../Resources/bootstraprc")
    build = _read(_BUILD, folder / "versionrc", folder / "version.ini", folder / "../Resources/versionrc")
    return Program(path, product or str(path), build)


def _read(pattern: re.Pattern[str], *places: Path) -> str:
    for place in places:
        if place.is_file() and (found := pattern.search(place.read_text(encoding="utf-8", errors="replace"))):
            return found[1].strip()
    return ""
