"""A server as the command starts it, and browsers as people have them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, sync_playwright

from tests.support.programs import program

COMMAND = [str(Path(sys.executable).with_name("reportdoc")), "serve", "--no-open", "--json", "--port", "0"]
PATIENCE = 120_000.0
"""Milliseconds that a step may take: other tests have the processors, too."""


@dataclass(slots=True)
class Desk:
    """A running server, and what went wrong in any browser."""

    start: str
    """The address that lets the office in."""
    base: str
    faults: list[str] = field(default_factory=list)
    """Errors of a console, and requests to other hosts."""

    def watched(self, context: BrowserContext) -> Page:
        """A page whose faults are noted."""
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda asked: self._requested(asked))
        return page

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(request.url)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Desk]]:
    """A function that serves a folder until the test is over."""
    running: list[subprocess.Popen[str]] = []

    def served(folder: Path) -> Desk:
        process = subprocess.Popen([*COMMAND, str(folder)], stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout
        told = json.loads(process.stdout.readline())
        return Desk(told["url"], f"http://127.0.0.1:{told['port']}")

    yield served
    for process in running:
        process.terminate()
        process.communicate(timeout=60)


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that opens one more browser, at the size of an office's screen unless told otherwise."""
    opened: list[BrowserContext] = []

    def new(width: int = 1366, height: int = 768, script: bool = True) -> BrowserContext:
        size = ViewportSize(width=width, height=height)
        context = chromium.new_context(locale="zh-CN", viewport=size, java_script_enabled=script, accept_downloads=True)
        opened.append(context)
        return context

    yield new
    for one in opened:
        one.close()
