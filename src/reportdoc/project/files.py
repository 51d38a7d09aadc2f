"""The way from a path an author wrote to a file that is safe to read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from reportdoc.project.folders import CONTENT
from reportdoc.project.portable import fault, otherwise_spelled
from reportdoc.project.text import ILLEGAL
from reportdoc.report.message import Message, cause, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.suggest import suggest


@dataclass(frozen=True, slots=True)
class Source:
    """A regular file inside the project."""

    path: Path
    """Absolute, without symbolic links."""
    file: str
    """Path relative to the project, for `Place`."""
    place: Place
    """Where the author named it."""
    folder: Folder

    def read(self, limit: int) -> bytes:
        """Return the bytes of the file.

        Raises ContentError where it cannot be read, holds more than `limit` bytes, or was read before with other ones.
        """
        try:
            with self.path.open("rb") as stream:
                data = stream.read(limit + 1)
        except OSError as error:
            raise _wrong(self.place, _unreadable(self.file, error)) from None
        if len(data) > limit:
            text = message("the file is larger than {limit} MB", limit=limit // 1_000_000)
            raise _wrong(Place(self.file), text)
        identity = self.folder.identity(self.path, hashlib.sha256(data).hexdigest())
        if self.folder.read.setdefault(self.file, identity) != identity:
            raise changed(Place(self.file))
        return data


@dataclass(frozen=True, slots=True)
class Folder:
    """A project's folder, which remembers what was read from it."""

    root: Path
    """Absolute path."""
    read: dict[str, str] = field(default_factory=dict)
    """Every file that was read, as in `Source.file`, and what it was then (see `identity`)."""
    base: str = ""
    """Folder in `content/` that paths start at: empty, or that of last year's content."""
    _real: list[Path] = field(default_factory=list, compare=False, repr=False)

    @property
    def real(self) -> Path:
        """Where the folder really is, without symbolic links; looked up once, for every file is held against it."""
        if not self._real:
            self._real.append(self.root.resolve())
        return self._real[0]

    def find(self, name: str, place: Place) -> Source:
        """Return the file that a path relative to `content/` names.

        `place` is where the path was written. Raises ContentError where the path is absolute or leads out of the
        project, by `..` or by a symbolic link, and where there is no such regular file.
        """
        refuse_unsafe(name, place)
        relative = PurePosixPath(CONTENT, self.base, name)
        try:
            real = (self.real / relative).resolve()
            if not real.is_relative_to(self.real):
                raise _wrong(place, message('"{name}" is a link that leads out of the project', name=name))
            if real.is_file():
                if true := otherwise_spelled(PurePosixPath(name), real):
                    raise _wrong(place, message('"{name}" is called "{true}"', name=name, true=true))
                return Source(real, str(relative), place, self)
            exists = real.exists()
        except (OSError, RuntimeError) as error:
            raise _wrong(place, _unreadable(name, error)) from None
        if exists:
            raise _wrong(place, message('"{name}" is not a regular file', name=name))
        near = _near(self.root / CONTENT / self.base, PurePosixPath(name))
        hint = message('did you mean "{name}"?', name=near) if near else None
        raise _wrong(place, message('there is no file "{name}" in content/', name=name), hint)

    def now(self, file: str) -> str | None:
        """Return what a file that was read is now, to compare with `read`; None where it could not be read again."""
        try:
            source = self.find(str(PurePosixPath(file).relative_to(CONTENT)), Place(file))
            with source.path.open("rb") as stream:
                return self.identity(source.path, hashlib.file_digest(stream, "sha256").hexdigest())
        except (ContentError, OSError, ValueError):
            return None

    def unchanged(self, read: Mapping[str, str], seen: dict[str, str | None]) -> bool:
        """Tell whether every file that was read is still the same; what has been looked up stays in `seen`."""
        for file, identity in read.items():
            if file not in seen:
                seen[file] = self.now(file)
            if seen[file] != identity:
                return False
        return True

    def identity(self, real: Path, digest: str) -> str:
        """Return the SHA-256 of a file and where it really is, for a link may come to lead elsewhere."""
        return f"{digest} {real.relative_to(self.real).as_posix()}"


def changed(place: Place) -> ContentError:
    """Return the error of a file that is not what it was a moment ago."""
    return _wrong(place, message("the file was changed while it was being read"), message("build again"))


def refuse_unsafe(name: str, place: Place) -> None:
    """Raise ContentError, at `place`, where a path that an author wrote could lead out of `content/`."""
    if wrong := _unsafe(name):
        raise _wrong(place, *wrong)


@lru_cache(maxsize=1000)
def _unsafe(name: str) -> tuple[Message, Message | None] | None:
    windows = PureWindowsPath(name)
    if not name.strip() or ILLEGAL.search(name) or "\n" in name:
        return message("a path must be a line of text"), None
    if name.startswith("/") or windows.drive or windows.root:
        return message('"{name}" is an absolute path', name=name), message("write it relative to content/")
    if "\\" in name:
        return message('"{name}" holds a backslash', name=name), message("write / between folders")
    if ".." in PurePosixPath(name).parts:
        return message('"{name}" leads out of its folder', name=name), message("paths start at content/ and hold no ..")
    if reason := fault(name):
        return reason, message("rename it, so that the project can be opened on every system")
    return None


def _near(folder: Path, name: PurePosixPath) -> str | None:
    for index, part in enumerate(name.parts):
        if not (folder / part).exists():
            try:
                close = suggest(part, sorted(os.listdir(folder)), cutoff=0.7)  # endings make all names alike
            except OSError:
                return None
            return "/".join((*name.parts[:index], close, *name.parts[index + 1 :])) if close else None
        folder /= part
    return None


def _unreadable(name: str, error: Exception) -> Message:
    reason = cause(error) if isinstance(error, OSError) else str(error)
    return message('"{name}" cannot be read: {reason}', name=name, reason=reason)


def _wrong(place: Place, text: Message, hint: Message | None = None) -> ContentError:
    return ContentError([Problem(place, text, hint)])
