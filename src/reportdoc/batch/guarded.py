"""Running a command with limits, so that nothing of it outlives us: one function, whatever the system."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from reportdoc.batch.job import Limits

_GUARD = Path(__file__).with_name("guard.py")


def run(command: Sequence[str], limits: Limits, folder: Path) -> str:
    """Run a command in a working folder, where it writes `stdout` and `stderr`, and return how it ended.

    That is `exit N`, `exit -N` after a signal, `time`, or `memory`; empty where the guard itself was ended.
    Raises OSError.
    """
    with (folder / "stdout").open("wb") as printed, (folder / "stderr").open("wb") as said:
        environment = os.environ | {
            "TMPDIR": str(folder),
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
        }
        if sys.platform == "win32":
            from reportdoc.batch.windows import run_in_job

            return run_in_job(command, limits, folder, environment, printed, said)
        told = folder / "told"
        guard = [sys.executable, "-I", "-S", str(_GUARD), str(told), str(limits.seconds), str(limits.megabytes)]
        process = subprocess.Popen(
            [*guard, *command], stdin=subprocess.PIPE, stdout=printed, stderr=said, cwd=folder, env=environment
        )
        try:
            process.wait()
        finally:
            # The guard ends all that it started when this end of its pipe is closed.
            assert process.stdin
            process.stdin.close()
            process.wait()
    return told.read_text(encoding="ascii") if told.is_file() else ""
