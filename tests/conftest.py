"""Fixtures that every room's tests may use."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.laid_out import VARIABLE, lay_out_once
from tests.support.programs import ROOT, reportdoc
from tests.support.starter import make_short, make_starter
from tests.support.systems import WINDOWS

GOLDEN = ROOT / "tests/golden"
POSIX = ("app/deliveries/test_preview.py", "app/sealing/test_passphrase.py", "cli/test_new.py", "ooxml/test_door.py")
"""Tests on a terminal of POSIX, or with its limits."""
collect_ignore = POSIX if WINDOWS else ()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`, which rewrites the expected files instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite the files in tests/golden")


def pytest_configure(config: pytest.Config) -> None:
    """Let all programs of the tests keep their state in a folder of the run; workers get it from who starts them.

    There, too, is what LibreOffice has laid out. While tests are collected no garbage is looked for: there is none.
    """
    gc.disable()
    if not hasattr(config, "workerinput"):
        state = tempfile.mkdtemp(prefix="tests-of-reportdoc-")
        config.add_cleanup(lambda: shutil.rmtree(state))
        os.environ["XDG_STATE_HOME"] = state
    config.add_cleanup(lay_out_once(Path(os.environ["XDG_STATE_HOME"], "laid-out"), keeps=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the stories in browsers, which take longest: at the end, one would run on alone."""
    items.sort(key=lambda item: "stories" not in item.path.parts)


def pytest_collection_finish() -> None:
    """Keep the collector of garbage from walking again and again through all that was imported: a tenth of the time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return a function that compares a text with `tests/golden/<name>`; `make golden` rewrites those files."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Build the sample report with the command, once for all workers, and return the output folder.

    A LibreOffice of its own lays it out, as it does wherever the command runs: in one that has laid out others before,
    names inside of embedded fonts differ.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "sample"
    with FileLock(shared / "sample.lock"):
        if not (folder / "built").exists():
            stop = lay_out_once(Path(os.environ[VARIABLE]))
            done = reportdoc("build", ROOT, "--output", folder)
            stop()
            assert done.returncode == 0, done.stdout + done.stderr
            (folder / "built").touch()
    return folder


@pytest.fixture(scope="session")
def sample_docx(sample: Path) -> Path:
    """Return the Word file of the sample report."""
    (document,) = sample.glob("*.docx")
    return document


@pytest.fixture(scope="session")
def sample_pdf(sample: Path) -> Path:
    """Return the PDF of the sample report."""
    (pdf,) = sample.glob("*.pdf")
    return pdf


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make and build the short starter project, once for all workers."""
    return _built_once("short", make_short, tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def starter_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Make and build the whole starter project, once for all workers."""
    return _built_once("starter", make_starter, tmp_path_factory, worker_id)


def _built_once(
    name: str, make: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Path:
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not folder.exists():
            done = reportdoc("build", make(folder))
            assert done.returncode == 0, done.stderr
    return folder
