"""Builds that several people wish for: one at a time, and what is wished meanwhile is one more."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from reportdoc.web.work.builder import Builder
from reportdoc.web.work.events import Events
from tests.support.programs import wait_until

BUILD = """
import pathlib, sys, time
with pathlib.Path(sys.argv[-1], "log").open("a") as log:
    print("begun", file=log, flush=True)
    time.sleep(0.5)
    print("ended", file=log, flush=True)
"""
"""Notes when it begins and ends, and builds nothing."""


def test_wishes_that_come_while_a_build_runs_are_one_more_build(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with Builder(tmp_path, Events(), [sys.executable, "-c", BUILD]) as builder:
        builder.wish()
        wait_until(lambda: log.is_file() and "begun" in log.read_text())
        for _ in range(5):
            builder.wish()
        wait_until(lambda: log.read_text().count("ended") == 2 and not builder.state.running)
        time.sleep(0.5)
    assert log.read_text().splitlines() == ["begun", "ended"] * 2
