"""Submissions by address: fetched as they are, their names and sizes not believed, and what is missing is told."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
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


@pytest.fixture
def served(inbox: Inbox, tmp_path: Path) -> Iterator[str]:
    """Return the address of a server with a project, as `second` and under a Chinese name."""
    shutil.copytree(inbox.submissions / "second", tmp_path / "served/second")
    (tmp_path / "served/报告.docx").write_bytes(b"PK\x03\x04 and no more")
    handler = partial(_Quiet, directory=tmp_path / "served")
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *_: object) -> None:
        """Say nothing."""


@pytest.mark.slow
def test_what_a_server_holds_is_read_as_from_a_folder(inbox: Inbox, served: str, tmp_path: Path) -> None:
    output = tmp_path / "out"
    ran = reportdoc("province", "check", served, "--output", output, "--workers", "1")
    assert ran.returncode == 1, ran.stderr
    rows = pd.read_parquet(output / "data/colleges.parquet").set_index("submission")
    assert dict(rows["reason"]) == {"second": "", "报告.docx": "“报告.docx”已损坏，或不是压缩文件（zip）"}
    local = pd.read_parquet(inbox.output / "data/colleges.parquet").set_index("submission")["result"]["second"]
    here, there = output / f"results/{rows['result']['second']}.json", inbox.output / f"results/{local}.json"
    assert here.read_bytes() == there.read_bytes()
    assert "2 submissions, 0 of them read now" in reportdoc("province", "check", served, "--output", output).stdout


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
        fetch("memory://in", "/in/10100", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_fetching_ends_at_the_limit_whatever_the_storage_says(
    memory: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    for part in range(3):
        memory.pipe(f"/in/10100/{part}.csv", bytes(4000))
    with pytest.raises(InputError, match="bigger than any report needs"):
        fetch("memory://in", "/in/10100", tmp_path, 10_000)
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
