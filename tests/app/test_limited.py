"""What strangers send is read in a process of its own, which is ended when it takes too much."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportdoc.app.limited import Limited, Limits
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, InputError, OperationError, Problem
from tests.support.programs import ROOT, ends


@pytest.fixture(autouse=True)
def findable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the other process find the functions below."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def halved(number: int) -> float:
    """Return the half."""
    print("a library says something")
    return number / 2


def hangs(note: Path) -> None:
    """Hang, with a child that hangs."""
    child = os.fork()
    if not child:
        time.sleep(300)
    note.write_text(f"{os.getpid()} {child}")
    time.sleep(300)


def dies() -> None:
    """End without a word, as after a fault in a library."""
    os.abort()


def swallows() -> int:
    """Take more memory than there may be."""
    return len(bytearray(3_000_000_000))


def objects(kind: str) -> None:
    """Raise what use cases raise."""
    problem = Problem(Place("a.md", 3), message("{what} is wrong", what="this"), message("mend it"))
    raise ContentError([problem]) if kind == "content" else InputError(message("no {what}", what="file"), None)


class Forged:
    """An answer of somebody who has taken the process over."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def forges() -> Forged:
    """Answer with what would run a command."""
    return Forged()


def test_a_function_returns_what_it_returns() -> None:
    assert Limited().call(halved, 9) == 4.5


def test_what_is_raised_there_is_raised_here() -> None:
    with pytest.raises(ContentError) as problems:
        Limited().call(objects, "content")
    assert [str(one) for one in problems.value.problems] == ["a.md:3: this is wrong (mend it)"]
    with pytest.raises(InputError, match="no file"):
        Limited().call(objects, "input")


def test_a_reader_that_hangs_is_ended_with_all_it_has_started(tmp_path: Path) -> None:
    note = tmp_path / "processes"
    with pytest.raises(OperationError, match="took longer than 8 seconds"):
        Limited(Limits(seconds=8)).call(hangs, note)
    assert [ends(int(process)) for process in note.read_text().split()] == [True, True]


@pytest.mark.parametrize(
    ("function", "told"),
    [(dies, "has died"), (swallows, "needs more memory"), (forges, "has died")],
)
def test_a_reader_that_dies_or_takes_too_much_is_one_clear_message(function: Callable[[], object], told: str) -> None:
    with pytest.raises(OperationError, match=told):
        Limited(Limits(memory=2_000_000_000)).call(function)
