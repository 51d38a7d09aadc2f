"""Timing sealing, which builds anew what it seals."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.projects import times
from benchmarks.timing import Clock, run

SPECIMENS = Path(__file__).parents[1] / "scripts/specimens.py"
_APART = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"
"""Runs a command apart from us: a child counts the memory of the process it came from."""
_MEASURED = """
import resource, sys
from reportdoc.cli import main
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def sealing(program: Path, content: Path) -> Clock:
    """Return what times `seal` as a whole process: scan, two stamps, edge stamp, one signature, package."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project, specimens = prepared(program, content, folder, environment)
        return _timed(seal(program, project, specimens), folder, {**environment, **secret(specimens)})

    return clock


def prepared(program: Path, content: Path, folder: Path, environment: Mapping[str, str]) -> tuple[Path, Path]:
    """Build the report and make its specimens; return the project and the folder of the specimens."""
    project, specimens = times(content, 1, folder / "project"), folder / "specimens"
    run([program, "build", project], folder, environment)
    run([sys.executable, SPECIMENS, project / "output", specimens], folder, environment)
    return project, specimens


def seal(program: Path, project: Path, specimens: Path) -> list[Any]:
    """Return the command that seals a project with its specimens; the first stamp is the look of the signature."""
    picture = specimens / "seal.png"
    stamps = ["--stamp", picture, "--stamp", f"{picture}@cover", "--edge-stamp", picture]
    declaration, key = ["--declaration", specimens / "scan.jpg"], ["--sign", specimens / "key.p12"]
    return [program, "seal", project, *declaration, *stamps, *key]


def secret(specimens: Path) -> dict[str, str]:
    """Return the environment that holds the passphrase of the key."""
    return {"REPORTDOC_PASSPHRASE": (specimens / "passphrase").read_text(encoding="ascii").strip()}


def sealing_memory(program: Path, content: Path, folder: Path) -> float:
    """Seal in an empty folder, and return the megabytes that our own process took at most, without the engine."""
    folder.mkdir()
    project, specimens = prepared(program, content, folder, os.environ)
    command = [sys.executable, "-c", _APART, sys.executable, "-c", _MEASURED, *seal(program, project, specimens)[1:]]
    environment = {**os.environ, **secret(specimens)}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    return float(done.stderr.splitlines()[-1]) / 1024


def _timed(command: list[Any], folder: Path, environment: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    run(command, folder, environment)
    return time.perf_counter() - begin
