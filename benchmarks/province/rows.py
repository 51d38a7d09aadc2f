"""Timing a run over forty submissions, for the table of `make bench`."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from benchmarks.province.generate import generate
from benchmarks.timing import Clock

COUNT = 40


@cache
def _submissions() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    """Make the submissions, once for all rounds; the folder goes with the process."""
    kept = tempfile.TemporaryDirectory()
    generate(COUNT, Path(kept.name, "made"), seals=False)
    return Path(kept.name, "made/submissions"), kept


def checking(program: Path, workers: int) -> Clock:
    """Return what times `province check` as a whole process, with so many workers; nothing is known beforehand."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        submissions, _ = _submissions()
        out = folder / "out"
        command: list[str | Path] = [
            program,
            "province",
            "check",
            submissions,
            "--output",
            out,
            "--workers",
            str(workers),
        ]
        begin = time.perf_counter()
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
        # 1: some cannot be read, as planted
        if done.returncode not in (0, 1) or not (out / "data").is_dir():
            raise SystemExit(f"{program} failed:\n{done.stdout}{done.stderr}")
        return time.perf_counter() - begin

    return clock
