"""Fixtures of the rooms that seal, sign and verify: an authority, a picture of a seal, a small document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives import serialization

from reportdoc.cli.quiet import quiet_libraries
from reportdoc.pdf.signing import revocation_http, timestamps
from tests.support.programs import PATIENCE
from tests.support.sealing.authority import Authority, running
from tests.support.sealing.document import small
from tests.support.sealing.pictures import seal_picture
from tests.support.sealing.starter import build


@pytest.fixture(scope="session", autouse=True)
def quiet() -> None:
    """Keep pyHanko from logging a traceback for each certificate that leads nowhere, as the commands do."""
    quiet_libraries()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """Return an authority; keys are read and checked once, which takes 55 ms with RSA, and not for each signature."""
    once = patch.object(serialization, "load_der_private_key", cache(serialization.load_der_private_key))
    with once, running(tmp_path_factory.mktemp("authority")) as found:
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


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for an authority of the tests longer than commands do, for it shares processors with other tests."""
    for module in (revocation_http, timestamps):
        monkeypatch.setattr(module, "TIMEOUT", PATIENCE)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built project with `scan.png`; tests that change it copy it first."""
    return build(tmp_path_factory.mktemp("starter") / "report")
