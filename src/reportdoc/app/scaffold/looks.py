"""The official templates as a project of one's own has them."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile, copytree

from reportdoc.project import resources
from reportdoc.project.folders import TEMPLATES

GUIDE = "README.md"
"""Says how to change them."""


def put_templates(project: Path, guide: str = "") -> None:
    """Copy the templates into a project; `guide` is how to change them in the user's language, empty for English.

    Raises OSError.
    """
    # Contents alone: an installed package may be read-only, and the project must not be.
    copytree(resources.templates(), project / TEMPLATES, copy_function=copyfile)
    if guide:
        (project / TEMPLATES / GUIDE).write_text(guide, encoding="utf-8", newline="\n")
