"""Python, the packages, room and rights: what is looked at before anything of ours is imported."""

from __future__ import annotations

import platform
import re
import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from reportdoc.app.doctor.diagnosis import Check, State
from reportdoc.project.folders import OUTPUT
from reportdoc.project.portable import too_deep
from reportdoc.report.message import cause, message

TESTED = (3, 13)
"""The newest Python that tests have run on (docs/testing.md)."""
LEAST, COMFORTABLE = 200_000_000, 1_000_000_000
"""Bytes: a build of 130 pages takes 60 MB with what it keeps, twenty of them 400 MB (`cache.store.BYTES`)."""
PASSING = 60_000_000
"""Bytes that one build of 130 pages has among the temporary files, LibreOffice's among them, while it lasts."""
_COMPILED = ("lxml.etree", "numpy", "pikepdf", "PIL.Image", "pydantic", "pypdfium2", "yaml")
"""Packages with compiled parts, which load only where the system has what these need."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"\bextra\s*==")


def python() -> Check:
    """Return which Python this is."""
    found = message("{version}, {path}", version=platform.python_version(), path=sys.executable)
    if sys.version_info[:2] > TESTED:
        newest = ".".join(map(str, TESTED))
        return Check("python", State.NOTE, found, (message("tested are 3.11 to {newest}", newest=newest),))
    return Check("python", State.GOOD, found)


def packages() -> Check:
    """Return whether all that the package needs is installed and loads."""
    from reportdoc import __version__

    own = message("reportdoc {version}", version=__version__)
    if lacking := sorted(_lacking()):
        text = message("not installed: {packages}", packages=", ".join(lacking))
        return Check("packages", State.MISSING, text, (message("install reportdoc again"),))
    for module in _COMPILED:
        try:
            import_module(module)
        except ImportError as error:
            text = message("{module} does not load: {reason}", module=module, reason=str(error))
            hints = [message("install reportdoc again")]
            if sys.platform == "win32":
                hints.append(message("if that does not help: the Microsoft Visual C++ Redistributable (x64)"))
            return Check("packages", State.MISSING, text, tuple(hints))
    return Check("packages", State.GOOD, own)


def _lacking() -> Iterator[str]:
    """Yield the packages that ours names for every system and that are not there."""
    try:
        needed = requires("reportdoc") or ()
    except PackageNotFoundError:
        return
    for line in needed:
        found = _NAME.match(line)
        if found and not _EXTRA.search(line):
            try:
                version(found[0])
            except PackageNotFoundError:
                yield found[0]


def room(folder: Path) -> Check:
    """Return whether the disk of a folder has room for builds."""
    place = _existing(folder)
    free = shutil.disk_usage(place).free
    found = message("{free} MB free in {folder}", free=free // 1_000_000, folder=str(place))
    if free >= COMFORTABLE:
        return Check("disk", State.GOOD, found)
    advice = message("make room: a build with what it keeps takes up to {size} MB", size=LEAST // 1_000_000)
    return Check("disk", State.MISSING if free < LEAST else State.NOTE, found, (advice,))


def passing(folder: Path) -> Iterator[Check]:
    """Yield that temporary files have no room, where they lie on another disk than a folder."""
    place = Path(tempfile.gettempdir())
    free = shutil.disk_usage(place).free
    if free < PASSING and place.stat().st_dev != _existing(folder).stat().st_dev:
        found = message("{free} MB free in {folder}", free=free // 1_000_000, folder=str(place))
        advice = message(
            "make room there, or let TMPDIR (on Windows TEMP and TMP) name a folder that has {size} MB",
            size=PASSING // 1_000_000,
        )
        yield Check("disk", State.MISSING, found, (advice,))


def rights(project: Path | None) -> Iterator[Check]:
    """Yield whether files can be made where builds make them: among the temporary ones, and in the project."""
    for folder in (Path(tempfile.gettempdir()), *([project, project / OUTPUT] if project else [])):
        place = _existing(folder)
        try:
            with tempfile.TemporaryFile(dir=place):
                pass
        except OSError as error:
            text = message("{folder} cannot be written: {reason}", folder=str(place), reason=cause(error))
            advice = message("ask for the right to write there, or move the project to a folder of your own")
            yield Check("rights", State.MISSING, text, (advice,))
            return
    yield Check("rights", State.GOOD, message("files can be written"))


def depth(project: Path) -> Iterator[Check]:
    """Yield, on Windows, that a project lies too deep for the paths of its files."""
    folder = project.absolute()
    if sys.platform == "win32" and too_deep(folder):
        text = message("the path of {folder} is too long for Windows", folder=str(folder))
        yield Check("path", State.MISSING, text, (message("move the project nearer to the drive"),))
    yield from ()


def browser() -> Check:
    """Return whether a browser can be opened."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return Check("browser", State.NOTE, message("none was found"), (message("pages of the program open in one"),))
    return Check("browser", State.GOOD, message("there"))


def _existing(folder: Path) -> Path:
    """Return a folder, or the one nearest to it that is there."""
    whole = folder.absolute()
    return next(place for place in (whole, *whole.parents) if place.is_dir())
