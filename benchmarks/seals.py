"""Timing what comes after the last build: sealing, beside a script that only signs the same file."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.projects import times
from benchmarks.timing import Clock, run

SPECIMENS = Path(__file__).parents[1] / "scripts/specimens.py"
SCRIPT = """
import sys
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf

source, target, key, passphrase = sys.argv[1:]
signer = SimpleSigner.load_pkcs12(key, passphrase=open(passphrase, "rb").read().strip())
with open(source, "rb") as file, open(target, "wb") as output:
    sign_pdf(IncrementalPdfFileWriter(file), PdfSignatureMetadata("Signature1"), signer, output=output)
"""


def sealing(program: Path, content: Path) -> Clock:
    """Return what times `seal` as a whole process: scan, two stamps, edge stamp, one signature, package."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project, specimens = prepared(program, content, folder, environment)
        return _timed(seal(program, project, specimens), folder, {**environment, **secret(specimens)})

    return clock


def signing(program: Path, content: Path) -> Clock:
    """Return what times a script that signs the built PDF with pyHanko and does no more."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project, specimens = prepared(program, content, folder, environment)
        (built,) = (project / "output").glob("*.pdf")
        given = [built, folder / "signed.pdf", specimens / "key.p12", specimens / "passphrase"]
        return _timed([sys.executable, "-c", SCRIPT, *given], folder, environment)

    return clock


def prepared(program: Path, content: Path, folder: Path, environment: Mapping[str, str]) -> tuple[Path, Path]:
    """Build the report and make its specimens; return the project and the folder of the specimens."""
    project, specimens = times(content, 1, folder / "project"), folder / "specimens"
    run([program, "build", project], folder, environment)
    run([sys.executable, SPECIMENS, project / "output", specimens], folder, environment)
    return project, specimens


def seal(program: Path, project: Path, specimens: Path) -> list[Any]:
    """Return the command that seals a project with its specimens; the first stamp is the look of the signature."""
    picture = specimens / "seal.png"
    stamps = ["--stamp", picture, "--stamp", f"{picture}@cover", "--edge-stamp", picture]
    declaration, key = ["--declaration", specimens / "scan.jpg"], ["--sign", specimens / "key.p12"]
    return [program, "seal", project, *declaration, *stamps, *key]


def secret(specimens: Path) -> dict[str, str]:
    """Return the environment that holds the passphrase of the key."""
    return {"REPORTDOC_PASSPHRASE": (specimens / "passphrase").read_text(encoding="ascii").strip()}


def _timed(command: list[Any], folder: Path, environment: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    run(command, folder, environment)
    return time.perf_counter() - begin
