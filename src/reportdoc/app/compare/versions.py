"""The two versions that a comparison names: projects, which are built first, built Word files, or snapshots."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.build.result import Step
from reportdoc.diff import Comparison, Names, compare, read
from reportdoc.project.folders import CONTENT, OUTPUT
from reportdoc.project.project import REPORT
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.text.suggest import did_you_mean

_WORD = ".docx"
_SNAPSHOTS = "snapshots"
_LISTED = 10
"""Names of snapshots that a hint lists at most."""


class VersionKind(StrEnum):
    """What a version was named by."""

    PROJECT = "project"
    DOCX = "docx"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison."""

    kind: VersionKind
    name: str
    """As it was named on the command line."""
    docx: Path
    content: Path | None
    """The project folder with its content, where there is one."""
    folder: Path
    """Where a file made from it goes if nobody says otherwise."""
    warnings: tuple[Message, ...] = ()


@contextmanager
def versions(old: str, new: str, step: Step) -> Generator[tuple[Version, Version]]:
    """Yield the two versions; what was built for them is gone afterwards.

    A name is that of an existing `.docx` file or project folder, or else of a snapshot: of the project that the other
    name is the folder of, or of that in the current folder.

    Raises InputError where a name means nothing, ContentError where a project or snapshot is broken, OperationError and
    OSError as a build does.
    """
    with scratch() as work:
        yield (
            _version(old, new, Path(work, "old"), step),
            _version(new, old, Path(work, "new"), step),
        )


def compared(old: Version, new: Version) -> Comparison:
    """Return what differs; figures have names where both versions have their content."""
    names = Names(), Names()
    if old.content and new.content:
        from reportdoc.app.compare.figure_names import figure_names

        names = figure_names(old.content), figure_names(new.content)
    return compare(read(old.docx), read(new.docx), *names)


def is_project(path: Path) -> bool:
    """Tell whether a folder is a project."""
    return (path / CONTENT / REPORT).is_file()


def _version(name: str, other: str, work: Path, step: Step) -> Version:
    path = Path(name)
    begin(path, path.parent)
    if path.suffix.lower() == _WORD and path.is_file():
        return Version(VersionKind.DOCX, name, path, None, path.parent)
    if is_project(path):
        return _built(name, path, work, step)
    here = Path(".")
    return _snapshot(name, [Path(other), here] if is_project(Path(other)) else [here])


def _built(name: str, project: Path, work: Path, step: Step) -> Version:
    from reportdoc.app.build.build import build
    from reportdoc.cache.store import CACHE

    output = project / OUTPUT
    built = build(project, work, pdf=True, step=step, cache=output / CACHE if output.is_dir() else None, audit=False)
    return Version(VersionKind.PROJECT, name, built.docx, project, output, built.warnings)


def _snapshot(name: str, homes: list[Path]) -> Version:
    from reportdoc.app.compare.snapshots import find, names

    home = next((home for home in homes if name in names(home)), None)
    if home is None:
        raise _unknown(name, homes[0], list(names(homes[0])))
    found = find(home, name)
    return Version(VersionKind.SNAPSHOT, name, found.docx, found.folder, home / OUTPUT)


def _unknown(name: str, home: Path, known: list[str]) -> InputError:
    path = Path(name)
    if path.is_dir():
        text = message('there is no content/report.yaml in "{folder}"', folder=name)
    elif path.exists():
        text = message('"{name}" is neither a project, a .docx file nor a snapshot', name=name)
    elif path.suffix.lower() == _WORD or path.name != name:
        text = message('there is no "{name}"', name=name)
    else:
        text = message('there is no snapshot "{name}" in {folder}', name=name, folder=str(home / _SNAPSHOTS))
    near = did_you_mean(name, known)
    if near is None and known:
        near = message("there are the snapshots {names}", names=", ".join(known[:_LISTED]))
    return InputError(text, near)
