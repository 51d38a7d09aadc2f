"""A change of several files and folders whose process is killed, or whose operation fails, at each point in turn.

Run as a program in an empty folder; prints how many points there were. The processes are real, and so is SIGKILL.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

from pydantic import TypeAdapter

from reportdoc.project.publishing.journal import Journal
from reportdoc.project.publishing.recovery import settle
from reportdoc.project.publishing.workplace import workplace
from tests.support.fuzzing import FUZZING
from tests.support.operations import changes_files

BEFORE = {"kept": "k", "replaced": "old", "folder/old": "old", "gone/x": "old", "turned": "a file"}
AFTER = {"kept": "k", "replaced": "new", "folder/new": "new", "made/deep/y": "new", "turned/z": "a folder"}
NEVER = 1_000_000


def change(root: Path) -> None:
    """Turn `BEFORE` into `AFTER`."""
    with workplace(root) as place:
        for name in ("replaced", "folder/new", "y", "turned/z"):
            path = place.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(AFTER.get(name, "new"), encoding="utf-8")
        made = {"made/deep/y": "y", "replaced": "replaced", "folder": "folder", "turned": "turned"}
        place.publish({target: place.folder / name for target, name in made.items()}, removed=["gone", "never-there"])


def fill(root: Path) -> None:
    """Write `BEFORE` into a new folder."""
    for name, text in BEFORE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def found(root: Path) -> dict[str, str]:
    """Return the files of a folder, and its empty folders."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") if path.is_file() else "empty folder"
        for path in root.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def apart(work: Callable[[], object], point: int, fails: bool = False) -> bool:
    """Do something in a process of its own that is killed before its operation number `point`; tell if it came to that.

    Or the operation `fails`, as it does on Windows where another program has the file open.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    passed = 0

    def note(event: str, given: tuple[object, ...]) -> None:
        nonlocal passed
        if changes_files(event, given):
            passed += 1
            if passed == point + 1:
                if fails:
                    raise PermissionError(13, "Permission denied", str(given[0]))
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)
    with suppress(PermissionError):
        work()
    os._exit(passed > point)


def kill_everywhere(base: Path) -> int:
    """Kill the change before each of its operations, and what comes next before every twelfth; return how many.

    Whoever comes then, unharmed, leaves the state before or the state after.
    """
    for point in count():
        root = base / f"{point}"
        fill(root)
        if not apart(partial(change, root), point):
            assert found(root) == AFTER
            return point
        for second in count(0 if FUZZING else point % 12, 1 if FUZZING else 12):
            copy = base / f"{point}-{second}"
            shutil.copytree(root, copy)
            again = apart(partial(settle, copy), second)
            assert not apart(partial(settle, copy), NEVER)
            assert found(copy) in (BEFORE, AFTER), (point, second, found(copy))
            if not again:
                break
    raise AssertionError


def fail_everywhere(base: Path) -> int:
    """Let each operation of the change fail; return how many there are. All is taken back, or has been done."""
    for point in count():
        root = base / f"{point}"
        fill(root)
        failed = apart(partial(change, root), point, fails=True)
        assert shown(root) in (BEFORE, AFTER), (point, shown(root))
        assert not apart(partial(settle, root), NEVER)
        assert found(root) in (BEFORE, AFTER), (point, found(root))
        if not failed:
            return point
    raise AssertionError


def shown(root: Path) -> dict[str, str]:
    """Return what `found` does, without what is ours."""
    return {name: text for name, text in found(root).items() if not name.startswith(".reportdoc")}


if __name__ == "__main__":
    TypeAdapter(Journal)  # imports what the children need, once
    print({"kill": kill_everywhere, "fail": fail_everywhere}[sys.argv[1]](Path.cwd()))
