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
MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command and says what it took, apart from us: a child counts the memory of the process it came from."""
REPORTDOC = Path(sys.executable).with_name("reportdoc")


def test_sealing_the_sample_is_quick_and_small(tmp_path: Path) -> None:
    project, specimens = prepared(REPORTDOC, ROOT / "content", tmp_path, os.environ)
    command = [sys.executable, "-c", MEASURED, *seal(REPORTDOC, project, specimens)]
    environment = {**os.environ, **secret(specimens)}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    seconds, kilobytes = map(float, done.stdout.split())
    # Processor time of both processors, twice as much, for tests share them with other work.
    assert seconds < 2 * SECONDS
    assert kilobytes / 1024 < MEGABYTES
