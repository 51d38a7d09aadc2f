"""What a signature promises of the file: the level it was made at, in words that it covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdoc.pdf.signing.level import Level

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

APPLICATION = "reportdoc"
_REVISION = re.compile(r"\S+ PAdES (B-(?:B|T|LT|LTA))")


def revision(version: str, level: Level) -> str:
    """Return what a signature says of the program that made it: its version and the level (Prop_Build, App, REx).

    It stands in what is signed. Time stamps can be cut off a file without a trace; this says that they were there.
    """
    return f"{version} PAdES {level.value}"


def promised(one: EmbeddedPdfSignature) -> Level | None:
    """Return the level that a signature was made at; None where another program made it."""
    application = one.sig_object.get("/Prop_Build", {}).get("/App", {})
    if application.get("/Name") != f"/{APPLICATION}":
        return None
    said = _REVISION.fullmatch(str(application.get("/REx", "")))
    return Level(said[1]) if said else None
