"""The small project that a newcomer starts from."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile, copytree

from reportdoc.app.begin import begin
from reportdoc.app.scaffold.looks import put_templates
from reportdoc.app.scaffold.notes import NAME, notes
from reportdoc.app.scaffold.particulars import Particulars, fill_in
from reportdoc.profiles.profile import load_profile
from reportdoc.project import resources
from reportdoc.project.folders import CONTENT, WORKBENCH
from reportdoc.project.project import load_project
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import OperationError

_NOTHING = Particulars()


def make(directory: Path, known: Particulars = _NOTHING, guide: str = "") -> None:
    """Put the starter project and a copy of the official templates into a folder, which is made if need be.

    `guide` is as `put_templates` takes it.

    Raises OperationError where the folder holds anything already, InputError and ContentError where what is known of
    the college cannot be so, OSError where the folder cannot be written.
    """
    begin(directory)
    check_empty(directory)
    with workplace(directory) as place:
        made = place.folder / "made"
        # Contents alone: an installed package may be read-only, and the project must not be.
        copytree(resources.starter(), made, copy_function=copyfile)
        put_templates(made, guide)
        fill_in(made, known)
        settings = load_project(made).settings
        (made / CONTENT / "annex" / NAME).write_bytes(notes(load_profile(settings.profile)))
        place.publish({path.name: path for path in sorted(made.iterdir())})


def check_empty(directory: Path) -> None:
    """Raise OperationError where a folder holds anything already but what `serve` keeps there."""
    if directory.exists() and not is_empty(directory):
        hint = message("name a new folder or an empty one")
        raise OperationError(message('"{folder}" exists already', folder=directory), hint)


def is_empty(directory: Path) -> bool:
    """Tell whether a folder holds nothing but what `serve` keeps there."""
    return directory.is_dir() and all(one.name == WORKBENCH for one in directory.iterdir())
