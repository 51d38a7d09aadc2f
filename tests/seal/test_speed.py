"""Sealing the sample takes little time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.seals import prepared, seal, secret
from tests.support.programs import ROOT

SECONDS = 2.0
"""What sealing may take beyond the build, as issue 6 asks of the clock."""
MEGABYTES = 300
REPORTDOC = Path(sys.executable).with_name("reportdoc")


def test_sealing_the_sample_is_quick_and_small(tmp_path: Path) -> None:
    project, specimens = prepared(REPORTDOC, ROOT / "content", tmp_path, os.environ)
    command = [str(one) for one in seal(REPORTDOC, project, specimens)]
    started = subprocess.Popen(command, env={**os.environ, **secret(specimens)}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0
    # Processor time of both processors, twice as much, for tests share them with other work.
    assert used.ru_utime + used.ru_stime < 2 * SECONDS
    assert used.ru_maxrss / 1024 < MEGABYTES
