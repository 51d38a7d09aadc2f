"""The folders that come with the program: the official templates, the starter project, and the documents."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).parent / "data"
_REPOSITORY = Path(__file__).parents[3]


def templates() -> Path:
    """Return the folder of the official Word templates: in the package in a wheel, at the top of a checkout."""
    carried = _DATA / "templates"
    return carried if carried.is_dir() else _REPOSITORY / "templates"


def docs() -> Path:
    """Return the folder of the documents, the handbook's among them: in the package in a wheel, as `templates`."""
    carried = _DATA / "docs"
    return carried if carried.is_dir() else _REPOSITORY / "docs"


def starter() -> Path:
    """Return the small project that `reportdoc new` copies."""
    return _DATA / "starter"
