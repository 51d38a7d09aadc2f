"""`reportdoc seal` killed at every file operation: the package of last time or the new one, folder and zip alike."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.laid_out import VARIABLE
from tests.support.operations import killed_everywhere
from tests.support.sealing.authority import PASSPHRASE, Authority

NAME = "00000-某某职业技术学院-2023年度质量报告"


@pytest.fixture
def base(starter: Path, tmp_path: Path) -> Path:
    """Return a folder with a built project whose output folder holds package and zip of an earlier sealing."""
    shutil.copytree(starter, tmp_path / "base/p")
    output = tmp_path / "base/p/output"
    (output / NAME).mkdir()
    (output / NAME / f"{NAME}.pdf").write_text("of last time", encoding="utf-8")
    (output / f"{NAME}.zip").write_text("of last time", encoding="utf-8")
    return tmp_path / "base"


@pytest.mark.slow
@pytest.mark.long  # publishes as `build` does
@pytest.mark.parametrize("zipped", [True, False])
def test_a_package_is_replaced_whole_or_not_at_all(base: Path, authority: Authority, zipped: bool) -> None:
    arguments = ["--declaration", "p/scan.png", "--sign", str(authority.key("college")), *(["--zip"] if zipped else [])]
    # In `make fuzz` with a LibreOffice of its own, whose folders must be gone as well.
    environment = {"REPORTDOC_PASSPHRASE": PASSPHRASE, **({} if zipped else {VARIABLE: ""})}
    moments, mixed = killed_everywhere(base, "seal", "p", *arguments, environment=environment)
    assert moments > 15 and mixed > 0
    assert (base / "p/output" / f"{NAME}.zip").exists() == zipped


@pytest.mark.long  # publishes as `build` does
def test_a_draft(base: Path) -> None:
    moments, _ = killed_everywhere(base, "seal", "p", "--draft")
    assert moments > 5
