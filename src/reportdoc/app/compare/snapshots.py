"""Snapshots: built versions of a project, kept with the content they were built from."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportdoc import __version__
from reportdoc.app.begin import begin
from reportdoc.app.build.build import build
from reportdoc.app.build.result import Step
from reportdoc.project.digest import file_digest
from reportdoc.project.folders import OUTPUT, SOURCES
from reportdoc.project.portable import is_device
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, OperationError, Problem
from reportdoc.text.suggest import suggest

FOLDER = "snapshots"
"""Folder of a project that holds its snapshots, one folder each."""
MANIFEST = "snapshot.json"
"""What a snapshot holds: name, time, version of the program, and the SHA-256 of every file."""
LENGTH = 60
"""Characters of a name: with Chinese ones, what every file system takes (255 bytes)."""

_NAME = re.compile(rf"\w[\w.-]{{0,{LENGTH - 1}}}(?<!\.)")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A kept version; its folder is itself a project that can be built."""

    name: str
    folder: Path
    docx: Path
    pdf: Path | None
    made: datetime


def make(project: Path, name: str, step: Step, force: bool = False) -> Snapshot:
    """Build a project into its output folder, and keep both files and the sources under a name.

    Raises ContentError where the name cannot be that of a folder everywhere, or is taken and `force` is not set;
    OperationError where the content is saved meanwhile; and whatever a build raises.
    """
    _check_free(project, name, force)
    built = build(project, project / OUTPUT, pdf=True, step=step, audit=False)
    files = tuple(file for file in (built.docx, built.pdf) if file)
    with workplace(project / FOLDER) as place:
        made = place.folder / "made"
        made.mkdir()
        _copy(project, made, files)
        _describe(made, name, files)
        if not built.engine_missing and build(project, project / OUTPUT, pdf=True, step=step, audit=False).rebuilt:
            raise OperationError(message("the content changed while it was being kept"), message("try again"))
        place.publish({name: made})
    return find(project, name)


def find(project: Path, name: str) -> Snapshot:
    """Return a snapshot whose files are as they were kept.

    Raises ContentError where there is none of that name, or where it has been changed since.
    """
    begin(project / FOLDER)
    folder = project / FOLDER / name
    if not _NAME.fullmatch(name) or not folder.is_dir():
        known = names(project)
        near = suggest(name, known)
        hint = message('did you mean "{name}"?', name=near) if near else _listed(known)
        raise _wrong(name, message('there is no snapshot "{name}"', name=name), hint)
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        changed = [file for file, digest in manifest["files"].items() if file_digest(folder / file) != digest]
        snapshot = Snapshot(name, folder, *_built(folder, manifest), datetime.fromisoformat(manifest["made"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _wrong(name, message("the snapshot is damaged: its {file} cannot be read", file=MANIFEST)) from None
    if changed:
        text = message("the snapshot has been changed since it was made: {files}", files=", ".join(changed))
        raise _wrong(name, text, message("make it anew, or compare with another"))
    return snapshot


def names(project: Path) -> tuple[str, ...]:
    """Return the names of the snapshots of a project, sorted."""
    folder = project / FOLDER
    begin(folder)
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(path.name for path in found if _NAME.fullmatch(path.name) and path.is_dir()))


def is_name(name: str) -> bool:
    """Tell whether a snapshot may be called so."""
    return _NAME.fullmatch(name) is not None and not is_device(name)


def _check_free(project: Path, name: str, force: bool) -> None:
    """Raise ContentError where a new snapshot cannot have a name."""
    if not is_name(name):
        text = message('"{name}" cannot be the name of a snapshot', name=name)
        raise _wrong(name, text, message("use letters, digits, - _ and ., at most {count} in all", count=LENGTH))
    begin(project / FOLDER)
    if (project / FOLDER / name).exists() and not force:
        text = message('there is already a snapshot "{name}"', name=name)
        raise _wrong(name, text, message("choose another name; only the command snapshot replaces one"))


def _copy(project: Path, target: Path, files: tuple[Path, ...]) -> None:
    root = project.resolve()

    def left_out(folder: str, entries: list[str]) -> list[str]:
        return [entry for entry in entries if not Path(folder, entry).resolve().is_relative_to(root)]

    for source in SOURCES:
        if (project / source).is_dir():
            shutil.copytree(project / source, target / source, ignore=left_out, copy_function=shutil.copyfile)
    for file in files:
        shutil.copyfile(file, target / file.name)


def _describe(folder: Path, name: str, files: tuple[Path, ...]) -> None:
    manifest = {
        "name": name,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "tool": f"reportdoc {__version__}",
        "built": [file.name for file in files],
        "files": {path.relative_to(folder).as_posix(): file_digest(path) for path in _files(folder)},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _built(folder: Path, manifest: dict[str, Any]) -> tuple[Path, Path | None]:
    docx, *rest = (folder / Path(name).name for name in manifest["built"])
    return docx, rest[0] if rest else None


def _listed(known: tuple[str, ...]) -> Message:
    if not known:
        return message("keep the version of today under a name first")
    return message("there are: {names}", names=", ".join(known))


def _wrong(name: str, text: Message, hint: Message | None = None) -> ContentError:
    return ContentError([Problem(Place(f"{FOLDER}/{name}"), text, hint)])
