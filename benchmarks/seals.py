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
    """Return what times `seal` as a whole process: scan, stamp, edge stamp, one signature, package."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project, specimens = _prepared(program, content, folder, environment)
        secret = (specimens / "passphrase").read_text(encoding="ascii").strip()
        seal, key = specimens / "seal.png", specimens / "key.p12"
        order = ["--declaration", specimens / "scan.jpg", "--stamp", seal, "--edge-stamp", seal, "--sign", key]
        # The first stamp is the look of the signature; a second one is drawn.
        order += ["--stamp", f"{seal}@cover"]
        return _timed([program, "seal", project, *order], folder, {**environment, "REPORTDOC_PASSPHRASE": secret})

    return clock


def signing(program: Path, content: Path) -> Clock:
    """Return what times a script that signs the built PDF with pyHanko and does no more."""

    def clock(folder: Path, environment: Mapping[str, str]) -> float:
        project, specimens = _prepared(program, content, folder, environment)
        (built,) = (project / "output").glob("*.pdf")
        given = [built, folder / "signed.pdf", specimens / "key.p12", specimens / "passphrase"]
        return _timed([sys.executable, "-c", SCRIPT, *given], folder, environment)

    return clock


def _prepared(program: Path, content: Path, folder: Path, environment: Mapping[str, str]) -> tuple[Path, Path]:
    """Build the report and make its specimens, off the clock."""
    project, specimens = times(content, 1, folder / "project"), folder / "specimens"
    run([program, "build", project], folder, environment)
    run([sys.executable, SPECIMENS, project / "output", specimens], folder, environment)
    return project, specimens


def _timed(command: list[Any], folder: Path, environment: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    run(command, folder, environment)
    return time.perf_counter() - begin
