"""How the passphrase of a key is given, and that it is never told."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.sealing.command import Before, seal
from tests.support.programs import ROOT
from tests.support.sealing.authority import PASSPHRASE, Authority

pytestmark = pytest.mark.usefixtures("built_once")

LAID_OUT = (
    "import os; from pathlib import Path; from tests.support.laid_out import VARIABLE, lay_out_once; "
    "lay_out_once(Path(os.environ[VARIABLE])); from reportdoc.cli import main; main()"
)
"""The command in a process of its own, which finds the pages that LibreOffice has laid out for these tests."""
COMMAND = [sys.executable, "-c", LAID_OUT, "seal"]


def _told(output: Path) -> bytes:
    return b"".join(path.read_bytes() for path in output.rglob("*") if path.is_file())


def test_it_is_read_from_a_file_descriptor_a_line_for_each_key(
    starter: Path, authority: Authority, tmp_path: Path
) -> None:
    reading, writing = os.pipe()
    os.write(writing, f"{PASSPHRASE}\n{PASSPHRASE}\n".encode())
    os.close(writing)
    signing = [part for key in ("college", "president") for part in ("--sign", authority.key(key))]
    done = seal(starter, tmp_path, *signing, "--passphrase-fd", str(reading), passphrase="")
    assert done.exit_code == 0, done.stderr
    assert PASSPHRASE not in done.output + done.stderr
    assert PASSPHRASE.encode() not in _told(tmp_path)


@pytest.mark.parametrize(("answer", "code"), [pytest.param(PASSPHRASE, 0, marks=pytest.mark.long), ("wrong", 2)])
def test_it_is_asked_for_at_a_terminal_and_not_shown(
    starter: Path, authority: Authority, tmp_path: Path, answer: str, code: int
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, starter, "--declaration", starter / "scan.png", "--sign", authority.key("college"),
         "--output", tmp_path], cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={key: value for key, value in os.environ.items() if key != "REPORTDOC_PASSPHRASE"} | {"LANGUAGE": "en"},
    )  # fmt: skip
    os.close(theirs)
    shown, answered = b"", False
    while select.select([ours], [], [], 100)[0]:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other side is closed
            break
        if not answered and b"Passphrase of college.p12" in shown:
            os.write(ours, f"{answer}\n".encode())
            answered = True
    os.close(ours)
    assert process.wait(100) == code, shown.decode()
    assert answered
    assert answer.encode() not in shown.replace(b"is wrong", b"")
    assert bool(list(tmp_path.glob("*/*.pdf"))) == (code == 0)


@pytest.mark.parametrize(
    ("passphrase", "said"), [("wrong", 'the passphrase of "college.p12" is wrong'), ("x\ny", "is wrong")]
)
def test_a_wrong_one_leaves_everything_as_it_was(
    starter: Path, authority: Authority, tmp_path: Path, passphrase: str, said: str
) -> None:
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--sign", authority.key("college"), passphrase=passphrase), 2, said)


def test_without_a_terminal_it_must_be_given(starter: Path, authority: Authority, tmp_path: Path) -> None:
    before = Before(tmp_path / "out")
    done = seal(starter, before.folder, "--sign", authority.key("college"), passphrase="")
    before.refuses(done, 2, 'the key "college.p12" needs a passphrase')
