"""The second process: it does what the first would, and is gone with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import ParamSpec, TypeVar

import pikepdf
import pytest

from reportdoc.app.second_process import SecondProcess
from reportdoc.pdf.proofreading.finished import read
from reportdoc.pdf.text import page_texts
from reportdoc.report.problem import InputError

PARENT = """
import os, signal
from reportdoc.app.second_process import SecondProcess
print(SecondProcess().submit(os.getpid).result(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


_P = ParamSpec("_P")
_T = TypeVar("_T")


class Counting(SecondProcess):
    """Counts what it is asked to do."""

    calls = 0

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        self.calls += 1
        return super().submit(fn, *args, **kwargs)


def test_functions_are_called_in_another_process_one_after_another(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A module of that name in the current folder is not the one that it needs.
    (tmp_path / "pickle.py").write_text("raise SystemExit", encoding="ascii")
    monkeypatch.chdir(tmp_path)
    with SecondProcess() as beside:
        first, second, third = beside.submit(os.getpid), beside.submit(int, "7"), beside.submit(os.getpid)
    assert (second.result(), first.result()) == (7, third.result())
    assert first.result() != os.getpid()


def test_what_fails_there_is_raised_here(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7\n")
    with SecondProcess() as beside:
        failed = beside.submit(page_texts, tmp_path / "report.pdf")
        with pytest.raises(InputError, match=r"report\.pdf is damaged"):
            failed.result()


def test_a_killed_process_leaves_no_second_one() -> None:
    done = subprocess.run([sys.executable, "-c", PARENT], capture_output=True, encoding="ascii", check=False)
    second = int(done.stdout)
    end = time.monotonic() + 60
    while _runs(second):
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.long
def test_two_readers_of_a_long_report_read_what_one_does(sample_pdf: Path) -> None:
    with Counting() as beside:
        assert page_texts(sample_pdf, beside) == page_texts(sample_pdf)
        assert beside.calls == 1


@pytest.mark.long  # as two readers do
def test_two_proofreaders_of_a_long_report_read_what_one_does(sample_pdf: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.pdf"
    with pikepdf.open(sample_pdf) as pdf:
        del pdf.pages[33:]
        pdf.save(part)
    with Counting() as beside:
        assert read(part, beside) == read(part)
        assert beside.calls == 1


def test_what_is_printed_there_does_not_get_between_the_answers() -> None:
    with SecondProcess() as beside:
        process = beside.submit(os.getpid).result()
        assert beside.submit(os.write, 1, b"said by a library\n").result() == 18
        assert beside.submit(os.getpid).result() == process != os.getpid()


def test_what_is_being_done_is_given_up_where_the_first_process_fails() -> None:
    begun = time.monotonic()
    with pytest.raises(InterruptedError), SecondProcess() as beside:
        assert beside.submit(abs, -1).result() == 1
        long = beside.submit(time.sleep, 600)
        while not long.running():
            time.sleep(0.01)
        raise InterruptedError
    assert time.monotonic() - begun < 300


def _runs(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(") ")[2][0]
    except FileNotFoundError:
        return False
    return state != "Z"
