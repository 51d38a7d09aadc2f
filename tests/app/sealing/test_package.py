"""The package that is submitted: its files, its manifest, and what `verify --package` finds when either changes."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.app.sealing.command import verify
from tests.pdf.verification.forgery.changes import CHANGES
from tests.pdf.verification.forgery.closers import closers
from tests.support.kinds import first
from tests.support.programs import output, program, reportdoc
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.starter import built, copy

NAME = "00000-某某职业技术学院-2023年度质量报告"
ENVIRONMENT = [("REPORTDOC_PASSPHRASE", PASSPHRASE)]
WRONG = "\n教学质量,持续改进。\n"
"""An error that the audit finds: a half-width comma."""


@pytest.fixture(scope="module")
def project(starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with an error of which the audit knows, built."""
    folder = copy(starter, tmp_path_factory.mktemp("package") / "report")
    chapter = folder / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + WRONG, encoding="utf-8")
    assert reportdoc("build", folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def accepted(project: Path) -> tuple[str, str]:
    """Accept the error, after sealing was refused for it; return its id and what was said then."""
    refused = reportdoc("seal", project, "--declaration", project / "scan.png", "--output", project / "sealed")
    assert refused.returncode == 2
    assert not (project / "sealed").exists()
    findings = json.loads(reportdoc("check", project, "--format", "json").stdout)["findings"]
    (identity,) = (one["id"] for one in findings if one["severity"] == "error")
    text = f"{identity}:\n  reason: 引文原样\n  name: 教务处 样例\n  date: 2024-01-03\n"
    (project / "content/accepted.yaml").write_text(text, encoding="utf-8")
    return identity, refused.stderr


@pytest.fixture(scope="module")
def package(project: Path, accepted: tuple[str, str], authority: Authority, seal_png: Path) -> Path:
    """Return the package of the project, signed and zipped."""
    done = reportdoc(
        "seal", project, "--declaration", project / "scan.png", "--stamp", seal_png, "--edge-stamp", seal_png,
        "--sign", authority.key("college"), "--zip", "--output", project / "sealed", environment=ENVIRONMENT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return project / "sealed" / NAME


@pytest.fixture(scope="module")
def manifest(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    return found


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_error_that_nobody_accepted_stops_the_sealing(accepted: tuple[str, str]) -> None:
    assert "the audit has errors that nobody has accepted: 1" in accepted[1]


def test_the_manifest_accounts_for_every_input(project: Path, manifest: dict[str, Any], seal_png: Path) -> None:
    listed = {one["file"]: one["sha256"] for one in manifest["inputs"]}
    # What the first says stands in the manifest itself; the second explains rows to those who fill them in.
    kept = {"content/accepted.yaml", "content/annex/填报说明.csv"}
    files = [path for path in (project / "content").rglob("*") if path.is_file()]
    for path in files:
        name = path.relative_to(project).as_posix()
        assert name in kept or listed[name] == _digest(path), name
    assert listed["scan.png"] == _digest(project / "scan.png")
    assert listed["seal.png"] == _digest(seal_png)
    assert len(listed["templates"]) == 64
    assert {one.get("role") for one in manifest["inputs"]} == {None, "declaration", "stamp", "edge stamp"}


def test_numbers_that_nobody_answers_for_stop_the_sealing_where_the_report_asks(
    project: Path, package: Path, manifest: dict[str, Any], tmp_path: Path
) -> None:
    states = manifest["numbers"]
    assert set(states) == {"numbers", "bound", "checked", "confirmed", "lapsed", "open"}
    assert states["numbers"] == sum(count for state, count in states.items() if state != "numbers")
    folder = copy(project, tmp_path / "report")
    settings = folder / "content/report.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "confirm: required\n", encoding="utf-8")
    refused = reportdoc("seal", folder, "--declaration", folder / "scan.png", "--output", tmp_path / "sealed")
    assert refused.returncode == 2
    assert f"nobody answers for {states['open']} numbers" in refused.stderr
    assert not (tmp_path / "sealed").exists()


def test_the_manifest_accounts_for_every_output(project: Path, package: Path, manifest: dict[str, Any]) -> None:
    assert {path.name for path in package.iterdir()} == {f"{NAME}.docx", f"{NAME}.pdf", "manifest.json"}
    assert manifest["outputs"] == {f"{NAME}.docx": _digest(package / f"{NAME}.docx")}
    assert manifest["sealed"]["sha256"] == _digest(package / f"{NAME}.pdf")
    assert manifest["unsealed"]["sha256"] == _digest(built(project))
    assert (package / f"{NAME}.docx").read_bytes() == (project / f"output/{NAME}.docx").read_bytes()


def test_the_manifest_says_with_what_it_was_made(project: Path, package: Path, manifest: dict[str, Any]) -> None:
    assert manifest["tool"] == reportdoc("--version").stdout.strip().replace(", version", "")
    engine = re.match(r"(LibreOffice \d+\.\d+)\S* (.+)", output("soffice", "--version").strip())
    assert engine
    assert manifest["engine"] == f"{engine[1]} {engine[2]}"
    listed = output("pdffonts", built(project)).splitlines()[2:]
    assert set(manifest["fonts"]) == {line.split()[0].partition("+")[2] or line.split()[0] for line in listed}
    pages = re.search(r"Pages:\s+(\d+)", output("pdfinfo", package / f"{NAME}.pdf"))
    assert pages and manifest["pages"] == int(pages[1])


def test_the_manifest_says_who_accepted_and_who_signed(accepted: tuple[str, str], manifest: dict[str, Any]) -> None:
    (finding,) = manifest["findings_accepted"]
    assert finding == {"id": accepted[0], "reason": "引文原样", "name": "教务处 样例", "date": "2024-01-03"}
    (signer,) = manifest["signatures"]["signers"]
    assert signer["field"] == "Signature1"
    assert manifest["signatures"]["level"] == "B-B"
    (made,) = manifest["sealed"]["signatures"]
    assert made["field"] == "Signature1"
    assert made["time"].startswith("20")
    assert made["time_trusted"] is False


def test_the_pdf_names_the_manifest_by_its_hash(package: Path, manifest: dict[str, Any]) -> None:
    known = {key: value for key, value in manifest.items() if key != "sealed"}
    # RFC 8785 for a text without floating-point numbers but whole ones: sorted keys, no spaces, 42 for 42.0.
    text = json.dumps(known, sort_keys=True, separators=(",", ":"), ensure_ascii=False).replace('"mm":42.0', '"mm":42')
    with pikepdf.open(package / f"{NAME}.pdf") as pdf, pdf.open_metadata() as metadata:
        named = metadata["dc:identifier"]
    assert named == f"urn:reportdoc:manifest:sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_the_zip_holds_the_same_files(package: Path) -> None:
    with zipfile.ZipFile(package.with_name(f"{NAME}.zip")) as archive:
        assert archive.testzip() is None
        held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    assert held == {f"{NAME}/{path.name}": _digest(path) for path in package.iterdir()}


def _a_word_changed(package: Path) -> None:
    with (package / f"{NAME}.docx").open("ab") as file:
        file.write(b"\0")


def _a_reason_changed(package: Path) -> None:
    path = package / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace("引文原样", "没有问题"), encoding="utf-8")


def _a_hash_changed(package: Path) -> None:
    _a_word_changed(package)
    path = package / "manifest.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    found["outputs"][f"{NAME}.docx"] = _digest(package / f"{NAME}.docx")
    path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    first(
        3,
        [
            (_a_word_changed, f"{NAME}.docx has been changed since it was sealed"),
            (_a_reason_changed, "the manifest is not the one that the PDF names"),
            (_a_hash_changed, "the manifest is not the one that the PDF names"),
            (lambda package: (package / f"{NAME}.docx").unlink(), f"{NAME}.docx is missing from the package"),
            (lambda package: (package / "manifest.json").unlink(), "manifest.json cannot be read"),
            (lambda package: (package / "manifest.json").write_text("[" * 100_000), "manifest.json cannot be read"),
            (lambda package: (package / "manifest.json").write_text("{}"), "does not say what is in the package"),
            (lambda package: (package / "more.txt").write_text("x"), "more.txt does not belong to the package"),
        ],
    ),
    ids=["word", "reason", "hash", "no word", "no manifest", "deep manifest", "empty manifest", "more"],
)
def test_what_was_changed_in_the_package_is_told(
    package: Path, authority: Authority, tmp_path: Path, change: Callable[[Path], object], said: str
) -> None:
    folder = copy(package, tmp_path / NAME)
    change(folder)
    told = reportdoc("verify", folder / f"{NAME}.pdf", "--package", folder, "--trust", authority.root)
    assert told.returncode == 1, told.stdout + told.stderr
    assert said in told.stdout
    assert told.stderr == ""


@pytest.mark.parametrize(
    ("change", "closer"),
    first(
        2,
        [
            ("content_replaced", "stamp"),
            ("free_text", "person"),
            ("field_with_a_look", "person"),
            ("opens_with_a_script", "stamp"),
        ],
    ),
)
def test_a_forged_pdf_is_told_in_a_package_that_was_made_to_fit(
    package: Path, authority: Authority, tmp_path: Path, change: str, closer: str
) -> None:
    """What the manifest says of the sealed file can be written anew: it is not among what the file itself names."""
    folder = copy(package, tmp_path / NAME)
    pdf, manifest = folder / f"{NAME}.pdf", folder / "manifest.json"
    pdf.write_bytes(closers(authority).close(pdf.read_bytes(), closer, CHANGES[change]))
    told = verify(pdf, "--package", folder, "--trust", authority.root)
    assert told.exit_code == 1
    assert "the PDF is not the one of the package" in told.stdout
    found = json.loads(manifest.read_text(encoding="utf-8"))
    found["sealed"] |= {"sha256": _digest(pdf), "bytes": pdf.stat().st_size}
    manifest.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    told = verify(pdf, "--package", folder, "--trust", authority.root)
    assert told.exit_code == 1
    assert told.stdout.startswith("Not whole: it was changed after signing")


def test_verify_tells_programs_the_same(package: Path, authority: Authority, tmp_path: Path) -> None:
    folder = copy(package, tmp_path / NAME)
    arguments = ("verify", folder / f"{NAME}.pdf", "--package", folder, "--trust", authority.root, "--json")
    whole = reportdoc(*arguments)
    assert whole.returncode == 0
    found = json.loads(whole.stdout)
    assert found["verified"] is True
    assert found["package"] == []
    _a_word_changed(folder)
    changed = reportdoc(*arguments)
    assert changed.returncode == 1
    assert len(json.loads(changed.stdout)["package"]) == 1


def test_sealing_again_replaces_the_package_whole(project: Path, package: Path, tmp_path: Path) -> None:
    folder = copy(package, tmp_path / NAME)
    (folder / "stray.txt").write_text("x")
    done = reportdoc("seal", project, "--declaration", project / "scan.png", "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {f"{NAME}.docx", f"{NAME}.pdf", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == [NAME]
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["signatures"]["signers"] == []
    assert "Nobody has signed the file electronically" in done.stdout


@pytest.mark.parametrize("what", ["content", "pdf"])
def test_a_pdf_that_is_not_of_todays_content_is_not_sealed(starter: Path, tmp_path: Path, what: str) -> None:
    project = copy(starter, tmp_path / "report")
    path = project / "content/chapters/2-service.md" if what == "content" else built(project)
    with path.open("ab") as file:
        file.write("\n学校服务地方。\n".encode())
    done = reportdoc("seal", project, "--declaration", project / "scan.png", "--output", tmp_path / "sealed")
    assert done.returncode == 2
    assert "is older than the content, or was changed after it was built" in done.stderr
    assert "build the report again" in done.stderr
    assert not (tmp_path / "sealed").exists()


def test_what_was_sealed_passes_qpdf(package: Path) -> None:
    assert subprocess.run([program("qpdf"), "--check", package / f"{NAME}.pdf"], capture_output=True).returncode == 0
