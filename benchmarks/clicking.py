"""Thirty people click in the workbench of the sample while it is built: how long their answers take, and its memory.

`python -m benchmarks.clicking` prints it; run it on an idle machine, or go by the processor time of an answer alone.
"""

from __future__ import annotations

import os
import random
import subprocess
import threading
import time
from pathlib import Path
from statistics import median, quantiles
from urllib.request import OpenerDirector

from benchmarks.served import build, served

PEOPLE, SECONDS, PAUSE = 30, 30.0, 3.0
"""Each clicks on something every three seconds, as somebody does who looks at what is shown."""
ADDRESSES = ("/overview", "/findings", "/numbers", "/departments", "/versions", "/handover", "/pages/40")


def main() -> None:
    """Serve a copy of the sample, build it, click, and print what was seen."""
    with served() as one:
        for address in ADDRESSES:
            one.opener.open(one.base + address).read()
        chapter = one.project / "content/chapters/2-service.md"
        chapter.write_text(chapter.read_text("utf-8") + "\n又一段。\n", encoding="utf-8")
        build(one)
        before = _processor(one.process)
        waits = _clicked(one.base, one.opener)
        used = _processor(one.process) - before
        memory = _memory(one.process)
    for address in ADDRESSES:
        print(f"{address}: {_told([seconds for asked, seconds in waits if asked == address])}")
    print(f"all: {_told([seconds for _, seconds in waits])}")
    print(f"the server used {used / len(waits) * 1000:.0f} ms of processor an answer, and holds {memory:.0f} MB")


def _told(waits: list[float]) -> str:
    return f"{len(waits)} answers, median {median(waits):.3f} s, 95 % below {quantiles(waits, n=20)[-1]:.3f} s"


def _clicked(base: str, opener: OpenerDirector) -> list[tuple[str, float]]:
    waits: list[tuple[str, float]] = []
    until = time.monotonic() + SECONDS

    def person(number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.uniform(0, PAUSE))
        while time.monotonic() < until:
            begin = time.perf_counter()
            address = chance.choice(ADDRESSES)
            opener.open(base + address).read()
            waits.append((address, time.perf_counter() - begin))
            time.sleep(chance.uniform(0, 2 * PAUSE))

    people = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return waits


def _processor(process: int) -> float:
    """Return the processor time of the server itself in seconds (proc_pid_stat(5), fields 14 and 15)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """Return the resident memory of the server and its own helpers in MB, the layout engine and the build aside."""
    pids, found = [process], 0.0
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(process)], capture_output=True, text=True).stdout
    pids += [int(line.split()[0]) for line in listed.splitlines() if "build_process" not in line]
    for pid in pids:
        status = Path(f"/proc/{pid}/status")
        if status.exists():
            found += sum(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return found / 1000


if __name__ == "__main__":
    main()
