"""A command with limits: it ends in time, in its memory, and with all that it started, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportdoc.batch import guard
from reportdoc.batch.guarded import run
from reportdoc.batch.job import Limits
from tests.support.programs import ends, wait_until

LIMITS = Limits(seconds=2, megabytes=600)
LEAVES = "import subprocess, sys; subprocess.Popen(['sleep', '600'], start_new_session=True); {then}"


def ended(folder: Path, script: str, limits: Limits = LIMITS) -> str:
    """Return how a script ended."""
    return run([sys.executable, "-I", "-S", "-c", script], limits, folder)


def sleepers() -> set[int]:
    """Return the processes that sleep for so long."""
    found = subprocess.run(["pgrep", "-f", "^sleep 600$"], capture_output=True, encoding="ascii", check=False)
    return set(map(int, found.stdout.split()))


def test_an_ending_is_told(tmp_path: Path) -> None:
    assert ended(tmp_path, "print('said'); raise SystemExit(7)") == "exit 7"
    assert (tmp_path / "stdout").read_text() == "said\n"


def test_one_that_computes_for_ever_is_ended(tmp_path: Path) -> None:
    assert ended(tmp_path, "while True: pass", Limits(1, 600)) == "time"


def test_one_that_waits_for_ever_is_ended(tmp_path: Path) -> None:
    assert ended(tmp_path, "import time; time.sleep(600)", Limits(1, 600)) == "time"


def test_one_process_gets_no_more_memory_than_its_limit(tmp_path: Path) -> None:
    assert ended(tmp_path, "bytearray(8_000_000_000)") == "exit 1"
    assert "MemoryError" in (tmp_path / "stderr").read_text()


def test_several_processes_have_one_limit_together(tmp_path: Path) -> None:
    hog = "import time; held = bytearray(b'x' * 250_000_000); time.sleep(600)"
    script = f"import subprocess, sys; [subprocess.Popen([sys.executable, '-S', '-c', {hog!r}]) for _ in range(3)]"
    assert ended(tmp_path, f"{script}; import time; time.sleep(600)", Limits(60, 600)) == "memory"


def test_nothing_outlives_a_command_that_has_ended(tmp_path: Path) -> None:
    before = sleepers()
    assert ended(tmp_path, LEAVES.format(then="")) == "exit 0"
    assert sleepers() <= before


def test_a_process_is_found_whose_parent_ended_after_it_was_read() -> None:
    # 3 was read as a child of 2; when 2 was read it had ended and was not collected yet.
    assert guard.below(1, {2: 1, 3: 2, 4: 3, 9: 8}, {2}) == [3, 4]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_outlives_whoever_started_it(tmp_path: Path, number: signal.Signals) -> None:
    before = sleepers()
    script = LEAVES.format(then="print(__import__('os').getpid(), flush=True); __import__('time').sleep(600)")
    starter = (
        "import sys; from pathlib import Path; from reportdoc.batch.guarded import run;"
        "from reportdoc.batch.job import Limits; run(sys.argv[2:], Limits(), Path(sys.argv[1]))"
    )
    process = subprocess.Popen([sys.executable, "-c", starter, tmp_path, sys.executable, "-S", "-c", script])
    said = tmp_path / "stdout"
    wait_until(lambda: said.is_file() and said.read_text().endswith("\n") and bool(sleepers() - before))
    (sleeper,) = sleepers() - before
    os.kill(process.pid, number)
    process.wait()
    assert ends(int(said.read_text()))
    assert ends(sleeper)


def test_the_guard_needs_nothing_of_ours() -> None:
    check = "assert not [name for name in sys.modules if name.startswith('reportdoc')]"
    script = f"import runpy, sys; runpy.run_path({guard.__file__!r}); {check}"
    subprocess.run([sys.executable, "-I", "-S", "-c", script], check=True)
