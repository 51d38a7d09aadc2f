"""Submissions by address: fetched as they are, their names and sizes not believed, and what is missing is told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pandas as pd
import pytest

from reportdoc.batch.storage import fetch, listed, local_folder
from reportdoc.report.problem import InputError
from tests.batch.conftest import Inbox
from tests.support.programs import reportdoc


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """Return an empty storage in this process."""
    made = fsspec.filesystem("memory")
    yield made
    made.store.clear()


@contextmanager
def served(folder: Path) -> Generator[str]:
    """Yield the address of a server of a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""


def results(output: Path) -> dict[str, bytes]:
    """Return the result of each submission as it stands in its file."""
    rows = pd.read_parquet(output / "data/colleges.parquet")
    named = zip(rows["submission"], rows["result"], strict=True)
    return {name: (output / f"results/{result}.json").read_bytes() for name, result in named}


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)])
def test_what_a_server_holds_is_read_as_from_a_folder(inbox: Inbox, tmp_path: Path, whole: bool) -> None:
    submissions = tmp_path / "in"
    (submissions / "10178-会议").mkdir(parents=True)
    (submissions / "10178-会议/记录.txt").write_text("text", encoding="utf-8")
    (submissions / "报告.docx").write_bytes(b"PK\x03\x04 and no more")
    if whole:
        shutil.copytree(inbox.submissions / "second", submissions / "second")
        reportdoc("province", "check", submissions, "--output", tmp_path / "local", "--workers", "1")
    with served(submissions) as address:
        arguments = ("province", "check", address, "--output", tmp_path / "fetched", "--workers", "1")
        ran = reportdoc(*arguments)
        assert ran.returncode == 1, ran.stderr
        assert not whole or results(tmp_path / "fetched") == results(tmp_path / "local")
        assert "“10178-会议”中没有报告" in ran.stdout
        assert "“报告.docx”已损坏" in ran.stdout
        assert ", 0 of them read now" in reportdoc(*arguments).stdout


def test_an_address_of_this_machine_is_a_folder(tmp_path: Path) -> None:
    assert local_folder(tmp_path.as_uri()) == tmp_path
    assert local_folder("收到的报告") == Path("收到的报告")
    assert local_folder("memory://in") is None


def test_a_submission_is_a_file_or_all_below_a_folder(memory: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    for path in ("/in/10100.docx", "/in/10101/content/report.yaml", "/in/10101/content/1.md", "/in/.hidden", "/other"):
        memory.pipe(path, path.encode())
    found = listed("memory://in")
    assert [one.name for one in found] == ["10100.docx", "10101"]
    assert fetch("memory://in", found[0].entry, tmp_path).read_bytes() == b"/in/10100.docx"
    folder = fetch("memory://in", found[1].entry, tmp_path)
    assert sorted(path.name for path in folder.rglob("*")) == ["1.md", "content", "report.yaml"]


def test_what_changed_in_a_storage_is_another_submission(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe("/in/a.docx", b"one")
    (before,) = listed("memory://in")
    assert listed("memory://in") == [before]
    memory.pipe("/in/a.docx", b"two")
    (after,) = listed("memory://in")
    assert after.parts != before.parts


@pytest.mark.parametrize("name", ["../../out.docx", "a/../../../out.docx", "C:/out.docx"])
def test_a_name_in_a_storage_that_leads_out_writes_nothing(
    memory: fsspec.AbstractFileSystem, tmp_path: Path, name: str
) -> None:
    memory.pipe(f"/in/10100/{name}", b"text")
    with pytest.raises(InputError, match="leads out of its folder"):
        fetch("memory://in", "/in/10100/", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_fetching_ends_at_the_limit_whatever_the_storage_says(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    for part in range(3):
        memory.pipe(f"/in/10100/{part}.csv", bytes(4000))
    with pytest.raises(InputError, match="bigger than any report needs"):
        fetch("memory://in", "/in/10100/", tmp_path, 10_000)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*.csv")) <= 10_000


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("s3://bucket/2023", "Install s3fs to access S3"),
        ("nowhere://a", "Protocol not known: nowhere"),
        ("memory://nothing", "there is no submission"),
        ("http://127.0.0.1:9/", "cannot be listed"),
    ],
)
def test_an_address_that_cannot_be_read_is_told_in_a_line(tmp_path: Path, address: str, said: str) -> None:
    ran = reportdoc("province", "check", address, "--output", tmp_path / "out")
    assert ran.returncode == 2
    assert said in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
