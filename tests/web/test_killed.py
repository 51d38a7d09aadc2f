"""A server that is killed at random moments while four clients work: what was answered is there, nothing is half."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from reportdoc.app.approving.approvals import FILE, read_approvals
from reportdoc.content.load import load
from reportdoc.web.access.database import Database
from reportdoc.web.access.invitations import Given, Invitations
from reportdoc.web.access.role import Role
from tests.support.programs import reportdoc
from tests.web.conftest import form_token
from tests.web.test_versions import seen

COMMAND = [str(Path(sys.executable).with_name("reportdoc")), "serve", "--no-open", "--json", "--port", "0"]
CLIENTS = 4
KILLS = 100
LONGEST = 4.0
"""Seconds until the latest kill: of every second server from its start, of the others from the first answer on."""
PATIENCE = 120.0


class Client(threading.Thread):
    """A signatory who gives the report back again and again, each time with another reason."""

    def __init__(self, number: int, base: str, given: Given, turn: int, first: threading.Event) -> None:
        super().__init__(daemon=True)
        self.answered: list[str] = []
        self.refused = ""
        """What the server said where it did not do it."""
        self._first = first
        self._number, self._base, self._given, self._turn = number, base, given, turn
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def run(self) -> None:
        try:
            name = f"审签人{self._number}"
            _post(self._opener, f"{self._base}/i/{self._given.token}", name=name, password=self._given.password)
            for count in range(1000):
                page = self._opener.open(f"{self._base}/versions").read().decode()
                reason = f"理由 {self._turn}-{self._number}-{count}"
                form = {"form_token": form_token(page), "seen": seen(page), "name": name, "decision": "return"}
                _post(self._opener, f"{self._base}/versions/decide", **form, reason=reason)
                self.answered.append(reason)
                self._first.set()
        except HTTPError as error:
            self.refused = re.sub(r"<[^>]+>|\s+", " ", error.read().decode())
        except (URLError, HTTPException, OSError, EOFError):
            pass  # the server is gone


def _post(opener: OpenerDirector, address: str, **fields: str) -> None:
    with opener.open(address, urlencode(fields).encode()) as answer:
        answer.read()


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_what_was_answered_is_there_after_a_kill(project: Path) -> None:
    moments = random.Random(20)
    database = Database(project)
    invitations = [Invitations(database).invite(Role.SIGNATORY) for _ in range(CLIENTS)]
    database.close()
    answered: list[str] = []
    for turn in range(KILLS):
        process = subprocess.Popen([*COMMAND, str(project)], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        base = f"http://127.0.0.1:{json.loads(process.stdout.readline())['port']}"
        first = threading.Event()
        clients = [Client(number, base, given, turn, first) for number, given in enumerate(invitations)]
        for one in clients:
            one.start()
        if turn % 2:
            assert first.wait(PATIENCE), [one.refused for one in clients]
        time.sleep(moments.uniform(0, LONGEST))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for one in clients:
            one.join(60)
            assert not one.is_alive()
            assert not one.refused
            answered += one.answered
    done = reportdoc("approve", project, "--list")
    assert done.returncode == 0, done.stderr
    kept = [one.reason for one in read_approvals(project)]
    assert set(answered) <= set(kept)
    assert len(answered) >= KILLS // 2
    assert len(kept) == len(set(kept)) == len((project / FILE).read_text("utf-8").splitlines()) - 1
    load(project)
    done = reportdoc("build", project)
    assert done.returncode == 0, done.stderr
