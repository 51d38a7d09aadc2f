"""What the tests of sealing share: an authority, pictures, a small document, the sample built."""

from __future__ import annotations

import pytest

from tests.app.sealing.once import BuiltOnce
from tests.support.sealing.fixtures import authority as authority
from tests.support.sealing.fixtures import document as document
from tests.support.sealing.fixtures import patient as patient
from tests.support.sealing.fixtures import quiet as quiet
from tests.support.sealing.fixtures import seal_png as seal_png
from tests.support.sealing.fixtures import starter as starter


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> BuiltOnce:
    return BuiltOnce(tmp_path_factory.mktemp("builds"))


@pytest.fixture
def built_once(builds: BuiltOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sealing in this process build each project once, and proofread it, for tests of what comes after that."""
    monkeypatch.setattr("reportdoc.app.sealing.preconditions.fresh", builds.fresh)
    monkeypatch.setattr("reportdoc.app.sealing.seal.require_agreement", builds.require_agreement)
