"""Packages sealed by an authority for this run alone, and forged ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.audit.check import audited
from reportdoc.content.load import load
from scripts.specimens import certificates, scanned, signed_page

_REPORTDOC = Path(sys.executable).with_name("reportdoc")
_PASSPHRASE = "specimen"


@dataclass(frozen=True)
class Authority:
    """An authority and a key that it vouches for."""

    trust: Path
    key: Path


def authority(folder: Path) -> Authority:
    """Make one in a folder."""
    root, key = certificates(_PASSPHRASE.encode())
    made = Authority(folder / "authority.pem", folder / "key.p12")
    made.trust.write_bytes(root)
    made.key.write_bytes(key)
    return made


def sealed(project: Path, by: Authority, folder: Path) -> Path:
    """Build and seal a project; return the package's folder, moved into another."""
    _accept_all(project)
    _run("build", project)
    (pdf,) = (project / "output").glob("*.pdf")
    scan = project / "scan.jpg"
    scanned(signed_page(pdf)).save(scan, quality=85, dpi=(200, 200))
    _run("seal", project, "--declaration", scan, "--sign", by.key)
    (package,) = (path for path in (project / "output").iterdir() if path.is_dir() and path.name[0] != ".")
    return Path(shutil.move(package, folder / package.name))


def forge(package: Path) -> None:
    """Exchange a word in the Word file of a sealed package, as somebody would who does not like a figure."""
    (word,) = package.glob("*.docx")
    with zipfile.ZipFile(word) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace("人才".encode(), "英才".encode(), 3)
    with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _accept_all(project: Path) -> None:
    """Accept what the audit finds, for a report with errors is not sealed."""
    entry = "{reason: 测试, name: 测试}"
    told = audited(project, load(project).report)
    found = [result.finding.identity for result in told.audit.results] if told else []
    text = "".join(f"{identity}: {entry}\n" for identity in dict.fromkeys(found))
    (project / "content/accepted.yaml").write_text(text, encoding="utf-8")


def _run(*arguments: object) -> None:
    environment = os.environ | {"REPORTDOC_PASSPHRASE": _PASSPHRASE, "LANGUAGE": "en"}
    subprocess.run([_REPORTDOC, *map(str, arguments)], check=True, capture_output=True, env=environment)
