"""The whole of `reportdoc seal` and `reportdoc verify` as a report office runs them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.seal.authority import PASSPHRASE, Authority
from tests.support.programs import reportdoc


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built starter project with a scan of its declaration, which was printed and scanned as it is."""
    folder = tmp_path_factory.mktemp("sealing") / "report"
    assert reportdoc("new", str(folder)).returncode == 0
    assert reportdoc("build", str(folder), "--no-check").returncode == 0
    pdf = next((folder / "output").glob("*.pdf"))
    subprocess.run(
        ["pdftoppm", "-f", "2", "-l", "2", "-r", "150", "-png", "-singlefile", pdf, folder / "scan"], check=True
    )
    return folder


def test_signed_stamped_packaged_and_verified(
    project: Path, authority: Authority, seal_png: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", PASSPHRASE)
    done = reportdoc(
        "seal", str(project), "--declaration", str(project / "scan.png"), "--stamp", str(seal_png),
        "--edge-stamp", str(seal_png), "--sign", str(authority.key("college")), "--tsa", authority.tsa,
        "--trust", str(authority.root), "--level", "B-LTA", "--zip", "--output", str(tmp_path), "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    pdf, package = Path(made["pdf"]), Path(made["package"])
    assert made["level"] == "B-LTA"
    assert Path(made["zip"]).is_file()
    assert (package / "manifest.json").is_file()
    assert subprocess.run(["qpdf", "--check", pdf], capture_output=True).returncode == 0
    judged = subprocess.run(["pdfsig", "-nocert", pdf], capture_output=True, text=True).stdout
    assert "Signature is Valid." in judged

    whole = reportdoc("verify", str(pdf), "--package", str(package), "--trust", str(authority.root))
    assert whole.returncode == 0, whole.stdout
    assert whole.stdout.startswith("Whole: ")
    nobody = reportdoc("verify", str(pdf))
    assert nobody.returncode == 1
    assert nobody.stdout.startswith("Intact, signer not verified")

    pdf.write_bytes(pdf.read_bytes() + b"%")
    changed = reportdoc("verify", str(pdf), "--package", str(package), "--trust", str(authority.root))
    assert changed.returncode == 1
    assert changed.stdout.startswith("Not whole: ")


def test_a_wrong_passphrase_leaves_nothing(
    project: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", "wrong")
    done = reportdoc(
        "seal", str(project), "--declaration", str(project / "scan.png"), "--sign", str(authority.key("college")),
        "--output", str(tmp_path / "out"),
    )  # fmt: skip
    assert done.returncode == 2
    assert 'the passphrase of "college.p12" is wrong' in done.stderr
    assert not list((tmp_path / "out").glob("*"))


def test_an_authority_that_is_down_leaves_nothing(
    project: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", PASSPHRASE)
    done = reportdoc(
        "seal", str(project), "--declaration", str(project / "scan.png"), "--sign", str(authority.key("college")),
        "--tsa", "http://127.0.0.1:9/tsa", "--output", str(tmp_path / "out"),
    )  # fmt: skip
    assert done.returncode == 1
    assert "gave no time stamp" in done.stderr
    assert not list((tmp_path / "out").glob("*"))
