"""Times answers of the workbench for the sample, within its process: what a page waits for the server."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.timing import Clock, run
from reportdoc.web.access.role import Role
from reportdoc.web.application import application
from reportdoc.web.desk import Desk, open_desk

_HOST = "127.0.0.1:8420"
_PAGE = 64
"""A page with text, a case, two pictures and bound figures."""


def picture_first(program: Path, content: Path) -> Clock:
    """Return what times a page's picture that nobody has asked for, drawn and sent; the PDF is open."""
    return _clock(program, content, lambda browser: browser.get("/pages/1/150.jpg"), f"/pages/{_PAGE}/1191.jpg")


def picture_again(program: Path, content: Path) -> Clock:
    """Return what times the same picture when it was drawn before."""
    address = f"/pages/{_PAGE}/1191.jpg"
    return _clock(program, content, lambda browser: browser.get(address), address)


def page(program: Path, content: Path, address: str) -> Clock:
    """Return what times a page that was shown once, so that templates are read and the project is known."""

    def shown(browser: TestClient) -> object:
        browser.get("/pages?find=none")
        return browser.get(address)

    return _clock(program, content, shown, address)


def _clock(program: Path, content: Path, before: Callable[[TestClient], object], address: str) -> Clock:
    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project = folder / "project"
        shutil.copytree(_built(program, content), project)
        with open_desk(project, 8420, network=False) as desk, _office(desk) as browser:
            desk.keeper.state()
            before(browser)
            begin = time.perf_counter()
            answer = browser.get(address)
            seconds = time.perf_counter() - begin
            assert answer.status_code == 200, answer.text
            return seconds

    return clock


def _office(desk: Desk) -> TestClient:
    browser = TestClient(application(desk, (_HOST,)), f"http://{_HOST}")
    browser.cookies.set(desk.cookie, desk.sessions.begin(Role.OFFICE))
    return browser


@cache
def _built(program: Path, content: Path) -> Path:
    """Build the sample once for all rows; the folder is left to the system."""
    project = Path(tempfile.mkdtemp(prefix="workbench-")) / "project"
    shutil.copytree(content, project / "content")
    shutil.copytree(content.parent / "templates", project / "templates")
    run([program, "build", project], project, dict(os.environ))
    return project
