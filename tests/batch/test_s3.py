"""Submissions in storage that speaks S3: s3fs reads them from a small server of that protocol, as from a folder.

Both are put into a folder of their own that no other test sees (`constraints-s3.txt`).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.batch.conftest import Inbox
from tests.batch.test_engine import COMMAND
from tests.batch.test_storage import results
from tests.support.programs import ROOT, wait_until

KEY, SECRET = "commission", "only-for-this-test"
BUCKET = "s3://province/2023"


@dataclass(frozen=True)
class Store:
    """A server, and what it takes to reach it."""

    bucket: Path
    """The folder that it shows as `BUCKET`."""
    environment: dict[str, str]

    def check(self, output: Path, *options: str, secret: str = SECRET) -> subprocess.CompletedProcess[str]:
        """Check what is in the bucket, with two workers, each of which fetches what it reads."""
        return subprocess.run(
            [*COMMAND, BUCKET, "--output", str(output), "--workers", "2", *options],
            cwd=ROOT,
            env=self.environment | {"FSSPEC_S3_SECRET": secret},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with s3fs and nanio, as pinned."""
    folder = tmp_path_factory.mktemp("packages")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    options = ["--no-deps", "--no-compile", "--require-hashes", "--only-binary", ":all:", "--target", str(folder)]
    subprocess.run([*pip, *options, "-r", str(ROOT / "constraints-s3.txt")], check=True)
    return folder


@pytest.fixture
def store(packages: Path, tmp_path: Path) -> Iterator[Store]:
    """Return an empty bucket behind a server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Store(
        tmp_path / "buckets/province/2023",
        os.environ
        | {"PYTHONPATH": str(packages), "LANGUAGE": "en"}
        | {"FSSPEC_S3_ENDPOINT_URL": f"http://127.0.0.1:{port}", "FSSPEC_S3_KEY": KEY},
    )
    made.bucket.mkdir(parents=True)
    command = [sys.executable, "-m", "nanio", "serve", "--data-dir", str(tmp_path / "buckets")]
    with (tmp_path / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port), "--no-access-log"],
            env=made.environment | {"NANIO_ACCESS_KEY": KEY, "NANIO_SECRET_KEY": SECRET},
            stdout=log,
            stderr=log,
        )
    try:
        wait_until(lambda: server.poll() is not None or _listens(port))
        assert server.poll() is None, (tmp_path / "server.log").read_text()
        yield made
    finally:
        server.terminate()
        server.wait()


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@pytest.mark.long
def test_a_bucket_is_read_as_a_folder_is_and_only_what_changed_again(
    inbox: Inbox, store: Store, tmp_path: Path
) -> None:
    shutil.copytree(inbox.submissions, store.bucket, dirs_exist_ok=True)
    # S3 knows no folders: one without a file in it is not there.
    (store.bucket / "10178-empty").rmdir()
    ran = store.check(tmp_path / "out")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("4 submissions, 4 of them read now\n1 cannot be read\n")
    expected = results(inbox.output)
    del expected["10178-empty"]
    assert results(tmp_path / "out") == expected
    assert "4 submissions, 0 of them read now" in store.check(tmp_path / "out").stdout
    (store.bucket / "10177-<b>&.docx").write_bytes(b"PK\x03\x04 and something else")
    assert "4 submissions, 1 of them read now" in store.check(tmp_path / "out").stdout


@pytest.mark.long
def test_a_key_that_is_not_taken_is_told_in_a_line_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (store.bucket / "10100.docx").write_bytes(b"PK")
    ran = store.check(tmp_path / "out", secret="another")
    assert ran.returncode == 2
    assert f'"{BUCKET}" cannot be listed' in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()
