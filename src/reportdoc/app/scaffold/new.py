"""The small project that a newcomer starts from."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile, copytree

from reportdoc.app.begin import begin
from reportdoc.project import resources
from reportdoc.project.folders import TEMPLATES, WORKBENCH
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError


def make(directory: Path) -> None:
    """Put the starter project and a copy of the official templates into a folder, which is made if need be.

    Raises OperationError where the folder holds anything already, OSError where it cannot be written.
    """
    begin(directory)
    check_empty(directory)
    with workplace(directory) as place:
        made = place.folder / "made"
        # Contents alone: an installed package may be read-only, and the project must not be.
        copytree(resources.starter(), made, copy_function=copyfile)
        copytree(resources.templates(), made / TEMPLATES, copy_function=copyfile)
        place.publish({path.name: path for path in sorted(made.iterdir())})


def check_empty(directory: Path) -> None:
    """Raise OperationError where a folder holds anything already but what `serve` keeps there."""
    if directory.exists() and not is_empty(directory):
        hint = message("name a new folder or an empty one")
        raise OperationError(message('"{folder}" exists already', folder=directory), hint)


def is_empty(directory: Path) -> bool:
    """Tell whether a folder holds nothing but what `serve` keeps there."""
    return directory.is_dir() and all(one.name == WORKBENCH for one in directory.iterdir())
