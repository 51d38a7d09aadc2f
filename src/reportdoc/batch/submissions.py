"""What colleges handed in: everything in a folder, each with the name of its result."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from reportdoc.app.province.layout import engine_identity
from reportdoc.batch.job import Job, Limits, shown
from reportdoc.batch.storage import Stored, listed
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


def handed_in(
    submissions: Path | str, results: Path, trust: Sequence[Path], limits: Limits, laid_out: tuple[str, ...]
) -> list[Handed]:
    """Return what is in a folder or at an address, by name.

    `results` is where results go, `laid_out` are the kinds that get pages. Raises InputError where there is nothing,
    EngineMissing, OSError.
    """
    trusted = tuple(path.resolve() for path in trust)
    digests = sorted(file_digest(path) for path in trusted)
    about = json.dumps([program(bool(laid_out)), asdict(limits), digests, laid_out])
    job = partial(Job, trust=trusted, limits=limits, laid_out=laid_out)
    made: list[Handed] = []
    names: set[str] = set()
    for one, path in _stored(submissions):
        identity = hashlib.sha256(about.encode())
        for part in (one.name, *one.parts):
            identity.update(f"\0{part}".encode("utf-8", "surrogateescape"))
        target = results.absolute() / f"{identity.hexdigest()[:40]}.json"
        name = shown(one.name)
        if name in names:
            name = f"{name} {target.stem[:8]}"
        names.add(name)
        stored = () if isinstance(submissions, Path) else (submissions, one.entry)
        made.append(Handed(job(name, path, target, stored=stored), one.modified))
    return made


def _stored(submissions: Path | str) -> Iterator[tuple[Stored, Path]]:
    """Yield what there is, each with its path on this machine; of what is fetched that is where it is not."""
    if isinstance(submissions, str):
        yield from ((one, Path(one.name)) for one in listed(submissions))
        return
    if not submissions.is_dir():
        raise InputError(message('there is no folder "{name}"', name=str(submissions)))
    entries = sorted(path for path in submissions.absolute().iterdir() if not path.name.startswith((".", "~$")))
    if not entries:
        raise InputError(message('there is no submission in "{name}"', name=str(submissions)))
    for path in entries:
        modified = datetime.fromtimestamp(path.lstat().st_mtime, UTC).isoformat(timespec="seconds")
        yield Stored(path.name, str(path), tuple(_parts(path)), modified), path


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


def program(lays_out: bool) -> str:
    """Return what results hang on besides submissions: this program and, for pages, engine and fonts.

    Raises EngineMissing.
    """
    return f"{code_digest()} {engine_identity()}" if lays_out else code_digest()


@cache
def code_digest() -> str:
    """Return a digest of this program with its profiles and catalogues, as it was when this process began."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"\0{path.relative_to(_PACKAGE).as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()
