"""What the content was when a Word file was built: kept with the project, found again by the file's identity.

    .reportdoc/built/records/content-<identity>.json   path of each file that was read → SHA-256
    .reportdoc/built/objects/<SHA-256>                 the files

Files of several builds that are alike are kept once. It may be deleted; then a returned file is compared with the
content of today.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from reportdoc.cache.key import KEEPSAKE
from reportdoc.cache.store import Store
from reportdoc.project.digest import digest_of
from reportdoc.project.folders import CONTENT, OWN

_STAGE = "content"
_RECORDS = 200
"""So many builds are remembered."""
_log = logging.getLogger(__name__)


def content_of(read: Mapping[str, str]) -> str:
    """Return the digest of all files that were read, as `Folder` keeps them; 32 hexadecimal digits."""
    return digest_of("\0".join(f"{file} {said.split(' ', 1)[0]}" for file, said in sorted(read.items())).encode())[:32]


def keep(project: Path, read: Mapping[str, str]) -> None:
    """Keep the content that was built, unless it is kept; where nothing can be written nothing is."""
    content = content_of(read)
    store = _store(project)
    if store.record(_STAGE, content) is not None:
        return
    with suppress(OSError):
        data = {file: (project / file).read_bytes() for file in read}
        if any(digest_of(one) != read[file].split(" ", 1)[0] for file, one in data.items()):
            return  # saved meanwhile: the next build keeps it
        files = {file: store.put(one) for file, one in data.items()}
        store.write(_STAGE, content, {"files": files, "objects": sorted(set(files.values()))})
        store.prune()
        return
    _log.info("the content of this build could not be kept")


def files_of(project: Path, content: str) -> dict[str, str]:
    """Return the SHA-256 of each file that a build read, by path; nothing where that is not known."""
    record = _store(project).record(_STAGE, content)
    files = record.get("files") if record else None
    return files if isinstance(files, dict) and all(map(_inside, files)) else {}


def restore(project: Path, content: str, folder: Path) -> bool:
    """Put the content of a build into a folder; tell whether it is known."""
    store = _store(project)
    record = store.record(_STAGE, content)
    files = record.get("files") if record else None
    if not isinstance(files, dict):
        return False
    found = {name: store.get(digest) for name, digest in files.items()}
    if any(data is None or not _inside(name) for name, data in found.items()):
        return False
    for name, data in found.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data or b"")
    return True


def _inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[:1] == (CONTENT,) and ".." not in parts and "\\" not in name


def _store(project: Path) -> Store:
    return Store(project / OWN / "built", KEEPSAKE, _RECORDS)
