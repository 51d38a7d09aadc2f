"""The file system as it is before each operation of a command that changes it: what a kill at that moment leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from click.testing import CliRunner

from reportdoc.layout.libreoffice.cleanup import PROFILE
from tests.support.laid_out import VARIABLE, lay_out_once
from tests.support.programs import ROOT

_CHANGING = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate"})
"""Events of the operations (Python's audit events table); `open` is one of them where it writes."""

KILL = "kill"
"""In the place of a folder for copies: the process is killed."""


def killed_everywhere(base: Path, *arguments: str | Path, environment: Mapping[str, str] = {}) -> tuple[int, int]:
    """Run `reportdoc` in a folder, and see what a kill at each operation leaves once the next command has been.

    That is, in every file of the folder, what was there before or what the command makes, and no file besides. Most
    next commands do what every command does first; one is run whole. Projects are folders in `base`.

    Returns how many moments there were, and how many had some files of before and some of after.
    """
    into = base.with_name("states")
    moments = states(base, into, *arguments, environment=environment)
    before, after = _files(moments[0]), _files(moments[-1])
    assert before != after
    mixed, ends = 0, []
    for number, moment in enumerate(moments):
        mixed += _shown(_files(moment)) not in (before, after)
        _next_command(moment, whole=number == len(moments) // 2)
        now = _files(moment)
        assert now in (before, after), _difference(moment, now, before, after)
        ends.append(now == after)
    assert ends == sorted(ends), "once it is done, it stays done"
    return len(moments), mixed


def _next_command(base: Path, whole: bool) -> None:
    from reportdoc.app.begin import begin
    from reportdoc.cli.group import reportdoc

    projects = [path for path in sorted(base.iterdir()) if path.is_dir() and path.name not in ("tmp", "home")]
    before, tempfile.tempdir = tempfile.tempdir, str(base / "tmp")
    try:
        for project in projects:
            if whole:
                CliRunner().invoke(reportdoc, ["status", str(project)])
            begin(project, project / "output", project / "snapshots")
    finally:
        tempfile.tempdir = before


def _files(base: Path) -> dict[str, bytes]:
    """Return every file, and every folder of ours or among temporary files."""
    found = {}
    for path in base.rglob("*"):
        name = path.relative_to(base).as_posix()
        if path.is_file():
            found[name] = path.read_bytes()
        elif path.name.startswith(".reportdoc") or name.startswith("tmp/"):
            found[name] = b""
    return found


def _shown(files: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what nobody looks at."""
    return {name: data for name, data in files.items() if "/.reportdoc" not in name and not name.startswith("tmp/")}


def _difference(moment: Path, now: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> str:
    sides = {"before": before.items() ^ now.items(), "after": after.items() ^ now.items()}
    return f"{moment.name}: {[(side, sorted({name for name, _ in items})) for side, items in sides.items()]}"


def states(base: Path, into: Path, *arguments: str | Path, environment: Mapping[str, str]) -> list[Path]:
    """Run `reportdoc` in `base`, and return a copy of that folder for each moment at which it could be killed.

    The folder `tmp` in it is the command's folder for temporary files. The last copy is what the command left.
    """
    done = _run(base, into, *arguments, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return sorted(into.iterdir(), key=lambda path: int(path.name))


def killed_between(base: Path, *arguments: str | Path) -> None:
    """Run `reportdoc` in `base`, and kill it after the first rename that puts something in its place, by SIGKILL."""
    done = _run(base, KILL, *arguments, environment={})
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def _run(
    base: Path, how: str | Path, *arguments: str | Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", __spec__.name, str(how), *map(str, arguments)]
    (base / "tmp").mkdir(exist_ok=True)
    (base / "home").mkdir(exist_ok=True)
    own = {"TMPDIR": str(base / "tmp"), "HOME": str(base / "home"), "LANGUAGE": "en", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=base, env={**os.environ, **own, **environment}, capture_output=True, encoding="utf-8", timeout=600
    )


def changes_files(event: str, given: Sequence[object]) -> bool:
    """Tell whether an audit event is an operation that changes files."""
    flags = given[2] if event == "open" else 0
    return event in _CHANGING or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))


def _watch(base: Path, into: Path) -> None:
    """Copy the base before each operation in it from now on, unless nothing has changed since the last one."""
    count, busy, last = 0, False, None

    def note(event: str, given: tuple[object, ...]) -> None:
        nonlocal count, busy, last
        if busy or not changes_files(event, given):
            return
        busy = True
        now = _listed(base)
        if now != last:
            _copy(base, into / str(count))
            count, last = count + 1, now
        busy = False

    sys.addaudithook(note)


def _kill(base: Path) -> None:
    """Be killed before the second operation after a journal is there."""
    passed = 0

    def note(event: str, given: tuple[object, ...]) -> None:
        nonlocal passed
        if changes_files(event, given) and any(base.rglob("journal.json")):
            passed += 1
            if passed == 2:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)


def _copy(base: Path, target: Path) -> None:
    """Copy a folder by links, for what has been published is never written to again.

    The cache, which heals, is left out, and what LibreOffice has for itself, which comes and goes meanwhile.
    """
    apart = shutil.ignore_patterns("home", ".reportdoc-cache", PROFILE, "lu*.tmp")
    shutil.copytree(base, target, symlinks=True, copy_function=_link, ignore=apart)


def _link(source: str, target: str) -> None:
    with suppress(FileNotFoundError):
        os.link(source, target)


def _listed(base: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    for place, folders, names in os.walk(base):
        for name in (*folders, *names):
            with suppress(FileNotFoundError):
                status = os.lstat(os.path.join(place, name))
                found[os.path.join(place, name)] = (status.st_ino, status.st_size, status.st_mtime_ns)
    return found


def _main(how: str, arguments: list[str]) -> None:
    from reportdoc.cli.group import reportdoc

    if os.environ.get(VARIABLE):
        lay_out_once(Path(os.environ[VARIABLE]))
    tempfile.gettempdir()  # asks by a file that it makes and removes
    base, into = Path.cwd(), Path(how)
    if how == KILL:
        _kill(base)
        reportdoc(arguments)
    into.mkdir()
    _watch(base, into)
    try:
        reportdoc(arguments)
    finally:
        _copy(base, into / "1000000")


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
