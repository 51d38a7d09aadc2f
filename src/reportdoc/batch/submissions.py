"""What colleges handed in: everything in a folder, each with the name of its result."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from reportdoc.batch.job import Job, Limits
from reportdoc.project.digest import file_digest
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Handed:
    """One submission, with what tells it from others and from itself after a change."""

    job: Job
    modified: str
    """When the file handed in was last changed, UTC."""

    @property
    def result(self) -> str:
        """Name of its result without the ending."""
        return self.job.target.stem


def handed_in(folder: Path, results: Path, trust: Sequence[Path], limits: Limits) -> list[Handed]:
    """Return what is in a folder, by name; `results` is where results go.

    Raises InputError where it is no folder or holds nothing, OSError.
    """
    if not folder.is_dir():
        raise InputError(message('there is no folder "{name}"', name=str(folder)))
    entries = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~$")))
    if not entries:
        raise InputError(message('there is no submission in "{name}"', name=str(folder)))
    trusted = tuple(path.resolve() for path in trust)
    about = json.dumps([code_digest(), asdict(limits), sorted(file_digest(path) for path in trusted)])
    return [_handed(path.absolute(), results, trusted, limits, about) for path in entries]


def _handed(path: Path, results: Path, trust: tuple[Path, ...], limits: Limits, about: str) -> Handed:
    identity = hashlib.sha256(about.encode())
    for part in (path.name, *_parts(path)):
        identity.update(f"\0{part}".encode("utf-8", "surrogateescape"))
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    target = results.absolute() / f"{identity.hexdigest()[:40]}.json"
    modified = datetime.fromtimestamp(path.lstat().st_mtime, UTC).isoformat(timespec="seconds")
    return Handed(Job(name, path, target, trust, limits), modified)


def _parts(path: Path) -> Iterator[str]:
    """Yield what a file or folder consists of; links are what they say, and nothing is opened but regular files."""
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode):
        yield _readable_digest(path)
    elif stat.S_ISLNK(mode):
        yield f"link {os.readlink(path)}"
    elif stat.S_ISDIR(mode):
        for entry in sorted(path.iterdir()):
            yield entry.name
            yield from _parts(entry)
        yield "/"
    else:
        yield f"mode {mode}"


def _readable_digest(path: Path) -> str:
    try:
        return file_digest(path)
    except PermissionError:
        return "unreadable"


@cache
def code_digest() -> str:
    """Return a digest of this program with its profiles and catalogues, as it was when this process began."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()
