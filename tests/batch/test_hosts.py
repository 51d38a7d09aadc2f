"""A cluster of three hosts, each with a network of its own, of which one is cut off in mid-run: nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from benchmarks.province.generate import generate
from tests.batch.test_engine import COMMAND, contents, results, said
from tests.support.programs import ROOT, wait_until

COUNT = 10
BRIDGE = f"rd{os.getpid() % 100_000}"
ADDRESS = "tcp://10.213.0.1:8786"


@dataclass
class Host:
    """A host with an address, on a wire to the bridge."""

    number: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Of its namespace; that of its wire's end at the bridge has `w` before it."""
        return f"{BRIDGE}-{self.number}"

    def start(self, log: Path, *command: str | Path) -> subprocess.Popen[bytes]:
        """Start a program on this host."""
        # A scheduler gives a worker up that has said nothing for so long, and its work to another.
        environment = os.environ | {"LANGUAGE": "en", "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL": "15 s"}
        with log.open("ab") as told:
            made = subprocess.Popen(
                ["ip", "netns", "exec", self.name, *command], stdout=told, stderr=told, cwd=ROOT, env=environment
            )
        self.processes.append(made)
        return made

    def cut_off(self) -> None:
        """Take the wire out."""
        ip("link", "set", f"{BRIDGE}w{self.number}", "down")


def ip(*arguments: str) -> None:
    """Run `ip`; raises CalledProcessError where it may not."""
    subprocess.run(["ip", *arguments], check=True, capture_output=True)


@pytest.fixture
def hosts() -> Iterator[list[Host]]:
    """Return three hosts on one bridge; the test is left out where no network may be made."""
    with ExitStack() as stack:
        try:
            ip("link", "add", BRIDGE, "type", "bridge")
            stack.callback(ip, "link", "del", BRIDGE)
            ip("link", "set", BRIDGE, "up")
            made = [_host(number, stack) for number in (1, 2, 3)]
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            pytest.skip(f"no network namespaces: {error}")
        yield made


def _host(number: int, stack: ExitStack) -> Host:
    host, wire = Host(number), f"{BRIDGE}w{number}"
    ip("netns", "add", host.name)
    stack.callback(ip, "netns", "del", host.name)
    ip("link", "add", wire, "type", "veth", "peer", "name", "eth0", "netns", host.name)
    ip("link", "set", wire, "master", BRIDGE, "up")
    inside = ("netns", "exec", host.name, "ip")
    ip(*inside, "link", "set", "lo", "up")
    ip(*inside, "addr", "add", f"10.213.0.{number}/24", "dev", "eth0")
    ip(*inside, "link", "set", "eth0", "up")
    stack.callback(_end, host)
    return host


def _end(host: Host) -> None:
    for process in host.processes:
        process.terminate()
        process.wait()


def dask(name: str, *arguments: str) -> list[str]:
    """Return the command line of one of Dask's programs."""
    return [sys.executable, "-c", f"from distributed.cli.dask_{name} import main; main()", *arguments]


@pytest.mark.long
def test_a_host_that_is_cut_off_in_mid_run_changes_no_byte(hosts: list[Host], tmp_path: Path) -> None:
    generate(COUNT, tmp_path, seals=False)
    submissions, alone, spread = tmp_path / "submissions", tmp_path / "alone", tmp_path / "spread"
    undisturbed = subprocess.run([*COMMAND, submissions, "--output", alone, "--workers", "2"], cwd=ROOT, check=False)
    assert undisturbed.returncode in (0, 1)
    head, *others = hosts
    log = tmp_path / "cluster.log"
    head.start(log, *dask("scheduler", "--host", "10.213.0.1", "--port", "8786", "--no-dashboard"))
    for host in others:
        address = f"10.213.0.{host.number}"
        host.start(
            log,
            *dask("worker", ADDRESS, "--host", address, "--nthreads", "1", "--nworkers", "1", "--memory-limit", "0"),
            *("--no-dashboard", "--local-directory", str(tmp_path / address)),
        )
    wait_until(lambda: log.read_text().count("Registered to") >= len(others))
    run = head.start(said(spread), *COMMAND, submissions, "--output", spread, "--scheduler", ADDRESS)
    wait_until(lambda: (spread / "results").is_dir() and results(spread) >= 2)
    left = results(spread)
    others[0].cut_off()
    assert run.wait() == undisturbed.returncode, said(spread).read_text()
    assert left < COUNT - 2
    assert contents(spread) == contents(alone)
