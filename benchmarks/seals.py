"""Timing sealing, which builds anew what it seals."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.projects import times
from benchmarks.timing import Clock, run

SPECIMENS = Path(__file__).parents[1] / "scripts/specimens.py"


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


def _timed(command: list[Any], folder: Path, environment: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    run(command, folder, environment)
    return time.perf_counter() - begin
