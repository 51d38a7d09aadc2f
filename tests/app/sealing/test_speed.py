"""Sealing the sample takes little time and memory, besides what the layout engine takes to build it anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.seals import prepared, seal, secret
from tests.support.programs import ROOT

SECONDS = 6.0
"""Processor time of sealing, reading and judging the content among it; the engine, a process of its own, is not."""
MEGABYTES = 400
MEASURED = """
import resource, sys
from reportdoc.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
"""Runs the command and says what it took, without the processes that it started."""
APART = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
"""Runs a command apart from us: a child counts the memory of the process it came from."""
REPORTDOC = Path(sys.executable).with_name("reportdoc")


def test_sealing_the_sample_is_quick_and_small(tmp_path: Path) -> None:
    project, specimens = prepared(REPORTDOC, ROOT / "content", tmp_path, os.environ)
    _, *arguments = seal(REPORTDOC, project, specimens)
    command = [sys.executable, "-c", APART, sys.executable, "-c", MEASURED, *arguments]
    environment = {**os.environ, **secret(specimens)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    seconds, kilobytes = map(float, done.stderr.splitlines()[-1].split())
    # Twice as much, for tests share the processors with other work.
    assert seconds < 2 * SECONDS
    assert kilobytes / 1024 < MEGABYTES
