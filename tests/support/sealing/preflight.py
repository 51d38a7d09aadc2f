"""Apache PDFBox Preflight, an independent judge of PDF/A; it knows part 1, on which part 2 is founded."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.support.programs import program

_JARS = ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "javax.activation", "jaxb-api")
_FOLDER = Path("/usr/share/java")
_ERROR = re.compile(r"^(?P<code>[0-9]+(?:\.[0-9]+)+) : (?P<text>.*)$", re.MULTILINE)

_BRIEF = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    # PDFBox reads all fonts of the machine first, though those of PDF/A are embedded; where Macs have them is none.
    "-Dos.name=Mac OS X",
)
"""Options for a program that ends before it could gain by being optimised."""

PART_ONE_ONLY = (
    "Soft Mask must be null or None",  # 19005-2, 6.2.10: transparency is permitted
    "Invalid version of the ICCProfile",  # 6.2.3: profiles of ICC version 4 are permitted
    "/XRef cross reference streams are not allowed",  # 6.1.4: they are
    "Object streams",  # 6.1.7: they are
    "The Charset entry is missing",  # 6.2.11.4.2: only what it says must be right
    "part must be 1",  # it says part 2, as it should
    "present in the document catalog dictionary doesn't match with XMP",  # dropped from part 2
    "widget annotation lacks an appearance dictionary",  # 6.3.3: those without size need none; see test_archive.py
)
"""What part 1 (ISO 19005-1) forbids and part 2 permits."""
BLIND = "Schema is not set in this document"
"""XmpBox knows namespaces only where rdf:Description declares them; XML allows it on each element as well."""


def errors(pdf: Path) -> list[str]:
    """Return what is wrong with a PDF as PDF/A-2b."""
    path = ":".join(str(_FOLDER / f"{name}.jar") for name in _JARS)
    done = subprocess.run(
        [program("java"), *_BRIEF, "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", pdf],
        env=os.environ | {"LC_ALL": "C.UTF-8"},  # Java reads names of files in the encoding of the locale
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    assert "PDF/A-1b file" in done.stdout, done.stderr
    found = [f"{error['code']} {error['text']}" for error in _ERROR.finditer(done.stdout)]
    return sorted({one for one in found if not any(words in one for words in (*PART_ONE_ONLY, BLIND))})
