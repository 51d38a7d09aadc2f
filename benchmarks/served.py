"""A copy of the sample, built and served, for those who measure what a workbench answers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

PROGRAM = Path(sys.executable).with_name("reportdoc")
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Served:
    """A workbench, and somebody of the office who has entered it."""

    project: Path
    base: str
    """Its address, without a path."""
    opener: OpenerDirector
    process: int


@contextmanager
def served() -> Generator[Served]:
    """Serve a copy of the sample while a block runs."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        subprocess.run([sys.executable, str(ROOT / "scripts/workbench.py"), str(project)], check=True)
        subprocess.run([str(PROGRAM), "build", str(project)], check=True, stdout=subprocess.DEVNULL)
        command = [str(PROGRAM), "serve", str(project), "--no-open", "--json", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            told = json.loads(server.stdout.readline())
            opener = build_opener(HTTPCookieProcessor())
            try:
                opener.open(told["url"]).read()
                yield Served(project, f"http://127.0.0.1:{told['port']}", opener, server.pid)
            finally:
                server.terminate()


def build(one: Served) -> None:
    """Have the report built, as the button of the overview does."""
    page = one.opener.open(f"{one.base}/departments").read().decode()
    token = re.search(r'name="form_token" value="([^"]+)"', page)
    assert token
    one.opener.open(f"{one.base}/build", f"form_token={token[1]}".encode()).read()
