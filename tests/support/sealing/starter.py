"""A built starter project with the scan of its declaration, printed and scanned as it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.programs import program, reportdoc
from tests.support.starter import make_short

DECLARATION = 2
"""Page of the declaration."""


def build(folder: Path) -> Path:
    """Make, build and scan a short starter project; return its folder."""
    assert reportdoc("build", make_short(folder)).returncode == 0
    pages = (f"-f {DECLARATION} -l {DECLARATION} -r 150 -png -singlefile").split()
    subprocess.run([program("pdftoppm"), *pages, built(folder), folder / "scan"], check=True)
    return folder


def built(project: Path) -> Path:
    """Return the PDF of a project."""
    (pdf,) = (project / "output").glob("*.pdf")
    return pdf


def copy(project: Path, folder: Path) -> Path:
    """Copy a project that a test is going to change; what its build keeps comes along."""
    shutil.copytree(project, folder)
    return folder
