"""What the tests of sealing share: an authority, pictures, a small document, the sample built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportdoc.cli.quiet import quiet_libraries
from reportdoc.pdf.signing import revocation_http, timestamps
from tests.app.sealing.authority import Authority, running
from tests.app.sealing.document import small
from tests.app.sealing.once import BuiltOnce
from tests.app.sealing.pictures import seal_picture
from tests.app.sealing.starter import build
from tests.support.programs import PATIENCE


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep pyHanko from logging a traceback for each certificate that leads nowhere, as the commands do."""
    quiet_libraries()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an authority of the tests longer than commands do, for it shares processors with other tests."""
    for module in (revocation_http, timestamps):
        monkeypatch.setattr(module, "TIMEOUT", PATIENCE)


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    return BuiltOnce(tmp_path_factory.mktemp("builds"))


@pytest.fixture
def built_once(builds: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sealing in this process build each project once, for tests that look at what comes after the build."""
    monkeypatch.setattr("reportdoc.app.sealing.preconditions.fresh", builds.fresh)


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with running(tmp_path_factory.mktemp("authority")) as found:
        yield found


@pytest.fixture(scope="session")
def seal_png(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pictures") / "seal.png"
    seal_picture().save(path)
    return path


@pytest.fixture(scope="session")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("document") / "small.pdf"
    small(path)
    return path


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built project with `scan.png`; tests that change it copy it first."""
    return build(tmp_path_factory.mktemp("starter") / "report")
