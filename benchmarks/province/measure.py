"""A whole run measured: `python -m benchmarks.province.measure FOLDER`, where `generate` has made submissions."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

from benchmarks.province.judge import judge

REPORTDOC = Path(sys.executable).with_name("reportdoc")


def main() -> None:
    """Check, summarise and judge; print seconds, memory and verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", default="2")
    arguments = parser.parse_args()
    folder, output = arguments.folder, arguments.folder / f"out-{arguments.workers}"
    trust = [each for path in folder.glob("authority.pem") for each in ("--trust", path)]
    check = ["check", folder / "submissions", "--output", output, "--workers", arguments.workers, *trust]
    seconds, memory = _run([REPORTDOC, "province", *check])
    print(json.dumps({"check": {"seconds": seconds, "megabytes": memory}}), flush=True)
    seconds, memory = _run([REPORTDOC, "province", "summary", output])
    print(json.dumps({"summary": {"seconds": seconds, "megabytes": memory}}), flush=True)
    print(judge(folder, output))


def _run(command: list[Any]) -> tuple[float, dict[str, float]]:
    """Return how long a command took, and the most memory it had itself after each quarter of its time and in all."""
    begin, seen = time.perf_counter(), list[float]()
    process = subprocess.Popen(command)
    own = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            seen.append(own.memory_info().rss / 1e6)
        except psutil.NoSuchProcess:
            break
        time.sleep(0.5)
    process.wait()
    quarter = seen[: max(1, len(seen) // 4)]
    return round(time.perf_counter() - begin, 1), {"first quarter": round(max(quarter)), "all": round(max(seen))}


if __name__ == "__main__":
    main()
