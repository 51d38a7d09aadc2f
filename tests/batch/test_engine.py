"""Workers of Dask: the same bytes as one after another, whatever dies meanwhile, and nothing left running."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from benchmarks.province.generate import generate
from tests.batch.conftest import Inbox
from tests.support.programs import ROOT, ends, interruptible, reportdoc, wait_until

COMMAND = [sys.executable, "-c", "from reportdoc.cli import main; main()", "province", "check"]
MANY = int(os.environ.get("TESTS_PROVINCE", "16"))
"""Submissions of the tests with faults."""


def start(submissions: Path, output: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a run in a process of its own."""
    arguments: list[str | Path] = [*COMMAND, submissions, "--output", output, *options]
    with said(output).open("wb") as told:
        return subprocess.Popen(
            arguments, stdout=told, stderr=told, preexec_fn=interruptible, cwd=ROOT, env=os.environ | {"LANGUAGE": "en"}
        )


def said(output: Path) -> Path:
    """Return the file with what a run says."""
    return output.with_suffix(".log")


def contents(output: Path) -> dict[str, bytes]:
    """Return all results and tables by name."""
    files = [*(output / "data").iterdir(), *(output / "results").iterdir()]
    return {path.name: path.read_bytes() for path in files}


def results(output: Path) -> int:
    """Return how many results there are."""
    return len(list((output / "results").glob("*.json")))


def workers(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Return the workers of a run, without what they started."""
    try:
        children = psutil.Process(process.pid).children()
        return [one for one in children if "spawn_main" in " ".join(one.cmdline())]
    except psutil.NoSuchProcess:
        return []


def family(process: subprocess.Popen[bytes]) -> list[int]:
    """Return all processes that come from one."""
    try:
        return [one.pid for one in psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def few(inbox: Inbox, folder: Path) -> Path:
    """Return a copy of an inbox with one report alone, and what is none."""
    return shutil.copytree(inbox.submissions, folder, ignore=shutil.ignore_patterns("10100-*"))


@pytest.mark.long
def test_two_workers_that_are_stopped_leave_what_one_gives_and_no_process(inbox: Inbox, tmp_path: Path) -> None:
    submissions, output = few(inbox, tmp_path / "submissions"), tmp_path / "out"
    process = start(submissions, output, "--workers", "2")
    wait_until(lambda: (output / "results").is_dir() and results(output) >= 2)
    children = family(process)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    assert all(ends(child) for child in children)
    told = said(output).read_text(encoding="utf-8")
    assert "http://127.0.0.1:" in told
    assert "Run it again" in told
    assert "Traceback" not in told
    alone = contents(inbox.output)
    for path in (output / "results").glob("*.json"):
        assert path.read_bytes() == alone[path.name]


@pytest.mark.long
def test_two_workers_give_the_bytes_that_one_gives(inbox: Inbox, tmp_path: Path) -> None:
    process = start(inbox.submissions, tmp_path / "out", "--workers", "2")
    assert process.wait() == 1, said(tmp_path / "out").read_text(encoding="utf-8")
    assert contents(tmp_path / "out") == contents(inbox.output)


@pytest.mark.long
def test_a_run_that_is_killed_leaves_no_process(inbox: Inbox, tmp_path: Path) -> None:
    process = start(inbox.submissions, tmp_path / "out", "--workers", "2")
    wait_until(lambda: len(workers(process)) >= 2 and len(family(process)) > 5)
    children = family(process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert all(ends(child) for child in children)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    """Return submissions with what an undisturbed run made of them; among them one that cannot be read."""
    folder = tmp_path_factory.mktemp("many")
    generate(MANY, folder, seals=False)
    (folder / "submissions/10999-damaged.docx").touch()
    made = Inbox(folder / "submissions", folder / "out")
    assert start(made.submissions, made.output, "--workers", "2").wait() == 1
    return made


@pytest.mark.long
def test_workers_that_are_killed_thirty_times_lose_nothing(many: Inbox, tmp_path: Path) -> None:
    chance, killed = random.Random(3), 0
    process = start(many.submissions, tmp_path / "out", "--workers", "2")
    seen: set[int] = set()
    while process.poll() is None:
        seen.update(family(process))
        there = workers(process)
        # The scheduler's own start, with the first workers, is told by the address of its page.
        if there and killed < 30 and "http://" in said(tmp_path / "out").read_text(encoding="utf-8"):
            chance.choice(there).send_signal(signal.SIGKILL)
            killed += 1
        time.sleep(1.5)
    assert process.returncode == 1
    assert killed >= 5
    assert contents(tmp_path / "out") == contents(many.output)
    assert all(ends(child) for child in seen)


def cluster(folder: Path) -> tuple[str, Callable[[], subprocess.Popen[bytes]], Callable[[], subprocess.Popen[bytes]]]:
    """Return an address, and what starts a scheduler at it and a worker of it."""
    address = "tcp://127.0.0.1:8997"
    program = [sys.executable, "-m", "distributed.cli"]

    def run(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        script = f"from distributed.cli.dask_{name} import main; main()"
        with (folder / f"{name}.log").open("ab") as log:
            return subprocess.Popen([program[0], "-c", script, *arguments], stdout=log, stderr=log, cwd=folder)

    scheduler = ("--host", "127.0.0.1", "--port", "8997", "--no-dashboard")
    worker = ("--nthreads", "1", "--nworkers", "2", "--memory-limit", "0", "--death-timeout", "60", "--no-dashboard")
    return address, lambda: run("scheduler", *scheduler), lambda: run("worker", address, *worker)


@pytest.mark.long
def test_a_scheduler_that_is_killed_and_comes_back_loses_nothing(many: Inbox, tmp_path: Path) -> None:
    address, scheduler, worker = cluster(tmp_path)
    first, nanny = scheduler(), worker()
    try:
        process = start(many.submissions, tmp_path / "out", "--scheduler", address)
        wait_until(lambda: (tmp_path / "out/results").is_dir() and results(tmp_path / "out") >= 2)
        first.kill()
        first.wait()
        nanny.terminate()
        nanny.wait()
        first, nanny = scheduler(), worker()
        assert process.wait() == 1
        assert contents(tmp_path / "out") == contents(many.output)
    finally:
        for one in (nanny, first):
            one.terminate()
            one.wait()


@pytest.mark.long
@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_stops_the_run_and_once_there_is_room_it_goes_on(many: Inbox, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", output], check=True)
    try:
        process = start(many.submissions, output, "--workers", "2")
        assert process.wait() == 1
        told = said(output).read_text(encoding="utf-8")
        assert "the machine failed" in told or "No space left" in told
        subprocess.run(["mount", "-o", "remount,size=200m", output], check=True)
        assert start(many.submissions, output, "--workers", "2").wait() == 1
        assert contents(output) == contents(many.output)
    finally:
        subprocess.run(["umount", output], check=True)


@pytest.mark.long
def test_what_is_too_big_or_too_slow_is_a_row_and_touches_no_other(inbox: Inbox, tmp_path: Path) -> None:
    submissions = shutil.copytree(inbox.submissions, tmp_path / "in")
    ran = reportdoc("province", "check", submissions, "--output", tmp_path / "a", "--workers", "1", "--seconds", "1")
    assert "太慢：超过 1 秒" in ran.stdout
    ran = reportdoc(
        "province", "check", submissions, "--output", tmp_path / "b", "--workers", "1", "--megabytes", "500"
    )
    assert ran.returncode == 1
    assert results(tmp_path / "b") == 5
