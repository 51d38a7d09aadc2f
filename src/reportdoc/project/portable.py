"""Names that are names on every system: a project that is made on one is opened on others.

Windows keeps some names for devices, whatever their ending, drops dots and spaces at the end of a name, forbids some
characters, and like macOS takes two names for one that differ only in capital letters (Naming Files, Paths, and
Namespaces, learn.microsoft.com).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath, PurePosixPath

from reportdoc.report.message import Message, message

LONGEST = 259
"""Characters of a path on Windows, unless long paths are switched on (MAX_PATH without its end)."""
BELOW = 130
"""Characters that the program's own files take below a project, at most: records of the cache, kept content."""
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]")
"""Characters that show nothing, or turn the text around them."""
_NAME, _ENDING = 80, 8
"""Characters of a stranger's name and of its ending: Linux takes 255 bytes, three a Chinese character."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')


def is_device(name: str) -> bool:
    """Tell whether Windows keeps the name of a file or folder for a device: `CON`, `aux.md`."""
    return _DEVICE.fullmatch(name) is not None


def fault(path: str) -> Message | None:
    """Return why a path with slashes cannot be one on every system; None where it can."""
    for name in PurePosixPath(path).parts:
        if is_device(name):
            return message('"{name}" is the name of a device on Windows', name=name)
        if name.endswith((".", " ")):
            return message('"{name}" ends with a dot or a space, which Windows drops', name=name)
        if found := _FORBIDDEN.search(name):
            return message('"{name}" holds the character {character}', name=name, character=found[0])
    return None


def portable(name: str) -> str:
    """Return a name for a file, made of an author's, that is one on every system."""
    safe = _FORBIDDEN.sub("-", name).rstrip(". ")
    stem, dot, ending = safe.partition(".")
    return f"{stem}-{dot}{ending}" if is_device(safe) or not safe else safe


def fit(name: str, instead: str = "file") -> str:
    """Return a name for a file near to one that a stranger gave: its last part, short, with nothing that shows nothing.

    The ending stays; `instead` is for what leaves nothing of the name.
    """
    last = " ".join(_UNSEEN.sub("", re.split(r"[\\/]", name)[-1]).split())
    stem, dot, ending = _FORBIDDEN.sub("", last).strip(" .").rpartition(".")
    if not dot or len(ending) > _ENDING:
        stem, dot, ending = f"{stem}{dot}{ending}", "", ""
    return portable(f"{stem[: _NAME - len(ending) - 1].strip(' .') or instead}{dot}{ending}")


def one_file(path: str) -> str:
    """Return a path in a form that is the same for all paths that are one file on some system."""
    return unicodedata.normalize("NFC", path).casefold()


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each two paths that differ, and that Windows or macOS takes for one file, sorted."""
    known: dict[str, str] = {}
    for path in sorted(paths):
        first = known.setdefault(one_file(path), path)
        if first != path:
            yield first, path


def otherwise_spelled(asked: PurePath, real: PurePath) -> str | None:
    """Return how a path ends really, where a system has found it although it was written otherwise.

    `asked` is relative; `real` is what the system says it has found, absolute. On other systems it would not be found.
    """
    tail = real.parts[len(real.parts) - len(asked.parts) :]
    same = [one_file(part) for part in tail] == [one_file(part) for part in asked.parts]
    return "/".join(tail) if same and tail != asked.parts else None


def too_deep(folder: PurePath) -> bool:
    """Tell whether a project in a folder would have paths that are too long for Windows."""
    return len(str(folder)) + BELOW > LONGEST
