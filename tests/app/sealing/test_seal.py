"""The whole of `reportdoc seal` and `reportdoc verify` as a report office runs them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.app.build.outcome import forget_a_level
from tests.support.programs import reportdoc
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.starter import copy


@pytest.mark.slow
def test_signed_stamped_packaged_and_verified(
    starter: Path, authority: Authority, seal_png: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", PASSPHRASE)
    done = reportdoc(
        "seal", str(starter), "--declaration", str(starter / "scan.png"), "--stamp", str(seal_png),
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
    starter: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", "wrong")
    done = reportdoc(
        "seal", str(starter), "--declaration", str(starter / "scan.png"), "--sign", str(authority.key("college")),
        "--output", str(tmp_path / "out"),
    )  # fmt: skip
    assert done.returncode == 2
    assert 'the passphrase of "college.p12" is wrong' in done.stderr
    assert not list((tmp_path / "out").glob("*"))


def test_an_authority_that_is_down_leaves_nothing(
    starter: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", PASSPHRASE)
    done = reportdoc(
        "seal", str(starter), "--declaration", str(starter / "scan.png"), "--sign", str(authority.key("college")),
        "--tsa", "http://127.0.0.1:9/tsa", "--output", str(tmp_path / "out"),
    )  # fmt: skip
    assert done.returncode == 1
    assert "gave no time stamp" in done.stderr
    assert not list((tmp_path / "out").glob("*"))


def test_a_report_that_disagrees_with_its_pages_is_not_even_signed(
    starter: Path, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "REPORTDOC_PASSPHRASE", PASSPHRASE)
    project = copy(starter, tmp_path / "project")
    forget_a_level(project)
    assert reportdoc("build", project).returncode == 0
    done = reportdoc(
        "seal", project, "--declaration", project / "scan.png", "--sign", authority.key("college"),
        "--tsa", "http://127.0.0.1:9/tsa", "--output", tmp_path / "out",
    )  # fmt: skip
    assert done.returncode == 2
    assert "outline: 1.1立德树人 is missing, 目录 lists it" in done.stderr
    assert "outline: 2.1服务国家战略 is missing, 目录 lists it" in done.stderr
    assert not list((tmp_path / "out").glob("*"))
