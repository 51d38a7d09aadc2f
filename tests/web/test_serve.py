"""The server itself, as the command starts it."""

from __future__ import annotations

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from reportdoc.web.desk import open_desk
from tests.support.programs import reportdoc

COMMAND = [str(Path(sys.executable).with_name("reportdoc")), "serve", "--no-open", "--json", "--port", "0"]


@contextmanager
def serving(project: Path) -> Generator[tuple[subprocess.Popen[str], str, str]]:
    """A server, where it is reached, and the cookie of the office."""
    process = subprocess.Popen([*COMMAND, str(project)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        told = json.loads(process.stdout.readline())
        opener = urllib.request.build_opener(_Stay)
        with opener.open(told["url"]) as answer:
            yield process, f"127.0.0.1:{told['port']}", answer.headers["set-cookie"].split(";")[0]
    finally:
        process.kill()
        process.communicate()


class _Stay(urllib.request.HTTPRedirectHandler):
    """A browser that does not follow redirections, so that the cookie can be seen."""

    def http_error_303(self, req: Any, fp: Any, code: Any, msg: Any, headers: Any) -> Any:
        return fp


def test_ctrl_c_ends_the_server_though_a_page_listens_for_events(project: Path) -> None:
    with serving(project) as (process, host, cookie), socket.create_connection(_address(host)) as stream:
        stream.sendall(f"GET /events HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode())
        while b"retry:" not in stream.recv(4096):
            pass
        process.send_signal(signal.SIGINT)
        # Without a limit uvicorn would wait for the stream for ever.
        assert process.wait(60) == 0


@pytest.mark.long
def test_an_answer_that_ctrl_c_cuts_off_leaves_no_traceback(project: Path) -> None:
    with serving(project) as (process, host, cookie), socket.create_connection(_address(host)) as line:
        # Its form never comes to an end.
        form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\nExpect: 100-continue"
        line.sendall(f"POST /build HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n{form}\r\n\r\n".encode())
        assert b"100 Continue" in line.recv(4096)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert (process.returncode, told) == (0, "")


def test_what_is_being_compared_is_given_up_where_the_server_ends(project: Path) -> None:
    desk = open_desk(project, 8420, network=False, build=("true",))
    assert desk.comparisons.within(0.3, "slow", desk.builds.call, time.sleep, 3600) is None
    closing = Thread(target=desk.close, daemon=True)
    closing.start()
    closing.join(60)
    assert not closing.is_alive()


def _address(host: str) -> tuple[str, int]:
    name, port = host.split(":")
    return name, int(port)


@pytest.mark.long
def test_a_second_server_on_one_folder_is_refused(project: Path) -> None:
    with serving(project) as (process, host, _):
        second = reportdoc("serve", project, "--no-open", "--port", "0", "--lang", "zh_CN")
        assert second.returncode == 1
        assert "已经有一个工作台" in second.stderr
        with urllib.request.urlopen(f"http://{host}/healthz") as answer:
            assert answer.read() == b"ok"
        assert process.poll() is None


def test_a_port_that_is_taken_is_told(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = reportdoc("serve", project, "--no-open", "--port", str(taken.getsockname()[1]), "--lang", "zh_CN")
    assert done.returncode == 1
    assert "--port" in done.stderr


def test_the_network_is_not_served_without_a_password(project: Path) -> None:
    done = reportdoc("serve", project, "--no-open", "--host", "0.0.0.0", "--port", "0", "--lang", "zh_CN")
    assert done.returncode == 2
    assert "密码" in done.stderr


@pytest.mark.long
def test_the_office_types_a_password_when_the_network_is_served_first(project: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    (tmp_path / "xdg-open").write_text(f'#!/bin/sh\necho "$1" > {opened}.part\nmv {opened}.part {opened}\n')
    (tmp_path / "xdg-open").chmod(0o755)
    ours, theirs = pty.openpty()
    command = [COMMAND[0], "serve", "--host", "0.0.0.0", "--port", "0", "--json", "--lang", "zh_CN", str(project)]
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, start_new_session=True
    )
    try:
        for words, typed in (
            ("新密码", "kurz"),
            ("再输一次", "kurz"),
            ("至少 8", "lang genug"),
            ("再输", "lang genug"),
        ):
            said = b""
            while words.encode() not in said or not said.rstrip().endswith(b":"):
                said += os.read(ours, 1000)
            os.write(ours, f"{typed}\n".encode())
        assert process.stdout
        told = json.loads(process.stdout.readline())
        while not opened.exists():
            time.sleep(0.05)
        # The browser on the machine itself is opened.
        assert opened.read_text().strip() == told["url"]
        base = f"http://127.0.0.1:{told['port']}"
        # A wrong one would be answered with 403.
        with urllib.request.urlopen(f"{base}/enter", b"password=lang genug") as answer:
            assert answer.status == 200
    finally:
        process.kill()
        process.communicate()
        os.close(ours)
        os.close(theirs)


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    assert reportdoc("serve", tmp_path / "nowhere", "--no-open").returncode == 2
