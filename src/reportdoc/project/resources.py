"""The folders that come with the program: the official templates and the starter project."""

from __future__ import annotations

from pathlib import Path

_DATA = Path(__file__).parent / "data"
_REPOSITORY = Path(__file__).parents[3]


def templates() -> Path:
    """Return the folder of the official Word templates: in the package in a wheel, at the top of a checkout."""
    carried = _DATA / "templates"
    return carried if carried.is_dir() else _REPOSITORY / "templates"


def starter() -> Path:
    """Return the small project that `reportdoc new` copies."""
    return _DATA / "starter"
