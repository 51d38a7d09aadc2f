"""What a submission is: a sealed package, a Word file, or a project."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reportdoc.app.province.unpacking import is_word_file, unpack
from reportdoc.profiles.naming import MANIFEST
from reportdoc.project.folders import CONTENT
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_PROJECT = f"{CONTENT}/report.yaml"
_WORD = (".docx", ".doc", ".wps", ".rtf", ".odt")
ENTRIES = 20_000
"""Files and folders of a submission."""
_CODE = re.compile(r"(?<!\d)(\d{5})(?!\d)")


class Kind(Enum):
    """What a submission is."""

    PACKAGE = "package"
    """What `reportdoc seal` makes: sealed PDF, Word file and manifest."""
    WORD = "word"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission that was opened."""

    kind: Kind
    path: Path
    """The package's folder, the Word file, or the project's folder."""
    word: Path | None
    """The Word file; None in a project."""
    pdf: Path | None
    """The sealed PDF of a package."""


def code_in(name: str) -> str:
    """Return the five digits of a college's code in the name of a file or folder; empty where there are none."""
    found = _CODE.search(name)
    return found[1] if found else ""


def open_submission(path: Path, work: Path) -> Submission:
    """Return what a file or folder that a college handed in is; a zip file is unpacked into an empty folder.

    Raises InputError where it holds no report, or more than one, links that lead out of it, or what cannot be read.
    """
    if path.is_symlink():
        raise InputError(message('"{name}" is a link; send the file itself', name=path.name))
    if path.is_dir():
        _look_through(path)
        return _of_folder(path, path.name)
    with path.open("rb") as stream:
        zipped = stream.read(4) == b"PK\x03\x04"
    if zipped and not is_word_file(path):
        unpack(path, work)
        return _of_folder(work, path.name)
    if not zipped and path.suffix.lower() not in (*_WORD, ".xml", ".html", ".mht"):
        raise InputError(message('"{name}" is no report: neither Word file nor zip file nor folder', name=path.name))
    return Submission(Kind.WORD, path, path, None)


def _look_through(folder: Path) -> None:
    """Raise InputError where a folder holds links out of it, or things that are neither file nor folder."""
    root = folder.resolve()
    for count, path in enumerate(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if count > ENTRIES:
            raise InputError(message("the folder holds more than {count} files", count=ENTRIES))
        if path.is_symlink() and not path.resolve().is_relative_to(root):
            raise InputError(message('"{name}" is a link that leads out of its folder', name=name))
        mode = path.lstat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISLNK(mode)):
            raise InputError(message('"{name}" is not a regular file', name=name))


def _of_folder(folder: Path, name: str) -> Submission:
    """Return what a folder is, or the one folder in it; the file of a package with its zip beside it is one, too."""
    for place in _candidates(folder):
        if (place / _PROJECT).is_file():
            return Submission(Kind.PROJECT, place, None, None)
        files = sorted(path for path in place.iterdir() if path.is_file() and not path.name.startswith((".", "~")))
        words = [path for path in files if path.suffix.lower() in _WORD]
        if (place / MANIFEST).is_file():
            return _package(place, words, [path for path in files if path.suffix.lower() == ".pdf"])
        if len(words) > 1:
            names = "、".join(path.name for path in words[:3])
            raise InputError(message("there is more than one Word file: {names}", names=names))
        if words:
            return Submission(Kind.WORD, words[0], words[0], None)
    raise InputError(message('"{name}" holds no report: no package, no Word file, no project', name=name))


def _candidates(folder: Path) -> list[Path]:
    """Return a folder and, as long as there is but one in it, that."""
    found = [folder]
    for _ in range(3):
        inner = [path for path in found[-1].iterdir() if path.is_dir() and not path.name.startswith(".")]
        if len(inner) != 1:
            break
        found.append(inner[0])
    return found


def _package(folder: Path, words: list[Path], pdfs: list[Path]) -> Submission:
    if len(words) != 1 or len(pdfs) != 1:
        raise InputError(message("the package does not hold one PDF and one Word file"))
    return Submission(Kind.PACKAGE, folder, words[0], pdfs[0])
