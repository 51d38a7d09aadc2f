"""The build that sealing makes anew, and the proof of its pages: once for all tests that look at what comes after.

Each is a real one: the first test with a project waits for LibreOffice, the others get copies of what it made.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reportdoc.app.build.cached_counts import Counted
from reportdoc.app.build.fresh import fresh
from reportdoc.app.build.result import Fresh
from reportdoc.app.proof import require_agreement


class BuiltOnce:
    """Takes the place of `reportdoc.app.build.fresh` and `reportdoc.app.proof`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, tuple[Fresh, str, Counted]] = {}
        self._read: set[str] = set()

    def fresh(self, project: Path, work: Path, meanwhile: Callable[[str, Counted], None]) -> Fresh:
        """Build a project, or copy what was built of the same files."""
        key = _digest(project)
        if key in self._made:
            made, name, judged = self._made[key]
            meanwhile(name, judged)
            return _copied(made, work)
        told: list[tuple[str, Counted]] = []

        def tell(name: str, judged: Counted) -> None:
            told.append((name, judged))
            meanwhile(name, judged)

        made = fresh(project, work, tell)
        kept = self._folder / key
        kept.mkdir()
        self._made[key] = (_copied(made, kept), *told[0])
        return made

    def require_agreement(self, pdf: Path, name: str) -> None:
        """Have the first PDF of a name read a second time, not those that differ from it by scan, stamps and keys."""
        if name not in self._read:
            require_agreement(pdf, name)
            self._read.add(name)


def _copied(made: Fresh, folder: Path) -> Fresh:
    docx, pdf = (Path(shutil.copy(path, folder)) for path in (made.docx, made.pdf))
    return replace(made, docx=docx, pdf=pdf)


def _digest(project: Path) -> str:
    digest = hashlib.sha256()
    for folder in ("content", "templates", "fonts"):
        for path in sorted((project / folder).rglob("*")):
            if path.is_file():
                digest.update(f"\0{path.relative_to(project)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
