"""Timing two commands side by side."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Prepare = Callable[[Path], list[Any]]
"""Given an empty folder, makes what a command needs in it, off the clock, and returns the command."""
Clock = Callable[[Path, Mapping[str, str]], float]
"""Given an empty folder and an environment, does something there and returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commands to compare."""

    name: str
    ours: tuple[str, Clock]
    """What it is called in the table, and what times it."""
    other: tuple[str, Clock] | None
    """What it is compared with; nothing where the limit is in seconds."""
    limit: float | None
    """The ratio, or the seconds, that ours should stay within; none where the figure is for information."""


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured, in seconds."""

    pair: Pair
    ours: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def row(self) -> str:
        """The row of the table: what was compared, both medians, their ratio and its limit."""
        pair = self.pair
        cells = [pair.name, f"{pair.ours[0]}: {_seconds(self.ours)}"]
        if pair.other:
            ratio = statistics.median(self.ours) / statistics.median(self.other)
            cells += [f"{pair.other[0]}: {_seconds(self.other)}", f"{ratio:.2f}"]
            cells.append(f"{pair.limit:g}" if pair.limit else "none")
        else:
            cells += ["", "", f"{pair.limit:g} s" if pair.limit else "none"]
        return f"| {' | '.join(cells)} |"


def measure(pair: Pair, rounds: int) -> Result:
    """Run both in turns, so that whatever else the machine does falls on both alike."""
    times = [(_once(pair.ours[1]), _once(pair.other[1]) if pair.other else 0.0) for _ in range(rounds)]
    ours, other = zip(*times, strict=True)
    return Result(pair, ours, other)


def table(results: list[Result]) -> str:
    """Return the results as a Markdown table."""
    return "\n".join(
        ["| what | ours | beside | ratio | limit |", "|---|---|---|---|---|", *(result.row for result in results)]
    )


def command(prepare: Prepare) -> Clock:
    """Return what times a command as a whole process."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        arguments = prepare(folder)
        begin = time.perf_counter()
        run(arguments, folder, environment)
        return time.perf_counter() - begin

    return clock


def run(arguments: list[Any], folder: Path, environment: Mapping[str, str]) -> None:
    """Run a command that must succeed."""
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{arguments[0]} failed:\n{done.stdout}{done.stderr}")


def _once(clock: Clock) -> float:
    """Time something in a folder of its own, which is also its home: nothing is left from the run before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "home").mkdir()
        environment = os.environ | {"HOME": f"{folder}/home", "XDG_CACHE_HOME": f"{folder}/home/.cache"}
        return clock(folder, environment)


def _seconds(times: tuple[float, ...]) -> str:
    return f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
