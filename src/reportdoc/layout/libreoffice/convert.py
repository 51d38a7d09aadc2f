"""Files of other programs made into ones that can be read: old Word formats into .docx, metafiles into PNG."""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from reportdoc.layout.engine import EngineFailed
from reportdoc.layout.libreoffice.cleanup import PROFILE, end_programs, profile_argument
from reportdoc.layout.libreoffice.locate import find
from reportdoc.layout.libreoffice.user_profile import write_profile
from reportdoc.project.publishing.scratch import scratch
from reportdoc.report.message import message

_log = logging.getLogger(__name__)

PROGRAM = "LibreOffice"
"""What reads and draws, as users know it."""
TIMEOUT = 120.0
"""Seconds for all files of one run."""
_DOCX = "docx:MS Word 2007 XML"
_PDF = "pdf:writer_pdf_Export"
_PNG = 'png:draw_png_Export:{"PixelWidth":{"type":"long","value":"2480"},"PixelHeight":{"type":"long","value":"3508"}}'
"""A page of A4 at 300 dots an inch, with the drawing somewhere on it."""


def to_docx(source: Path, folder: Path) -> Path:
    """Return the .docx that LibreOffice makes of a .doc, .wps, .rtf or .odt file, in a folder; nothing is fetched.

    Raises EngineMissing without a LibreOffice, EngineFailed where it cannot read the file.
    """
    with scratch() as work:
        # A name of ours: what a file is called is not up to the command line of another program.
        copy = Path(work, f"source{source.suffix.lower()}")
        copy.write_bytes(source.read_bytes())
        _run(Path(work), folder, _DOCX, [copy])
    made = folder / "source.docx"
    if not made.is_file():
        raise EngineFailed(message('LibreOffice cannot read "{file}"', file=source.name))
    return made


def to_png(drawings: Mapping[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """Return a page with each drawing as PNG by name; `drawings` has ending (`emf` or `wmf`) and bytes by name.

    One that LibreOffice cannot draw is left out. Raises EngineMissing without a LibreOffice.
    """
    with scratch() as work:
        sources: dict[str, Path] = {}
        for index, (name, (ending, data)) in enumerate(drawings.items()):
            sources[name] = Path(work, f"drawing-{index}.{ending}")
            sources[name].write_bytes(data)
        target = Path(work, "made")
        target.mkdir()
        _run(Path(work), target, _PNG, list(sources.values()))
        made = {name: target / f"{source.stem}.png" for name, source in sources.items()}
        return {name: path.read_bytes() for name, path in made.items() if path.is_file()}


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return Word files as PDF by name; one that LibreOffice cannot read is left out.

    Raises EngineMissing without a LibreOffice.
    """
    with scratch() as work:
        sources = {name: Path(work, f"document-{index}.docx") for index, name in enumerate(documents)}
        for name, source in sources.items():
            source.write_bytes(documents[name])
        target = Path(work, "made")
        target.mkdir()
        _run(Path(work), target, _PDF, list(sources.values()))
        made = {name: target / f"{source.stem}.pdf" for name, source in sources.items()}
        return {name: path.read_bytes() for name, path in made.items() if path.is_file()}


def _run(work: Path, target: Path, form: str, sources: list[Path]) -> None:
    program = find()
    write_profile(work / PROFILE, program.build)
    command = [
        str(program.path),
        profile_argument(work),
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", form, "--outdir", str(target), *map(str, sources)),
    ]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp", "LC_ALL": "C.UTF-8", "TMPDIR": str(work)}
    _log.info("running %s", command)
    try:
        subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        end_programs(work)
        raise EngineFailed(message("LibreOffice did not answer in {limit} s", limit=round(TIMEOUT))) from None
