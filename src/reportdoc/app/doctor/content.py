"""The project: whether its content can be read, and what certificates lie in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from reportdoc.app.doctor.diagnosis import Check, State
from reportdoc.content.load import load
from reportdoc.pdf.signing.certificates import holder, read_certificates
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, OperationError

_KEYS = (".p12", ".pfx")
_CERTIFICATES = (".pem", ".crt", ".cer")


def content(project: Path) -> Check:
    """Return whether the content can be read."""
    try:
        report = load(project).report
    except ContentError as error:
        text = message("problems: {count}", count=len(error.problems))
        return Check("content", State.MISSING, text, (message("reportdoc build shows them with their places"),))
    metadata = report.metadata
    return Check("content", State.GOOD, message("{college}, {year}", college=metadata.college, year=metadata.year))


def certificates(project: Path) -> Iterator[Check]:
    """Yield what is to be known of the files with keys and certificates that lie in the project's folder itself."""
    for path in sorted(project.iterdir()):
        if path.suffix.lower() in _KEYS:
            text = message("{file} holds a private key", file=path.name)
            advice = message("keep it elsewhere: whoever is handed the folder is handed the key")
            yield Check("certificate", State.NOTE, text, (advice,))
        elif path.suffix.lower() in _CERTIFICATES and path.is_file():
            yield _certificate(path)


def _certificate(path: Path) -> Check:
    try:
        found = [holder(one) for one in read_certificates(path)]
    except (OperationError, OSError):
        return Check("certificate", State.NOTE, message("{file} holds no certificate", file=path.name))
    names = ", ".join(one.name for one in found)
    end = min(one.end for one in found)
    text = message("{file}: {names}, valid until {day}", file=path.name, names=names, day=f"{end:%Y-%m-%d}")
    if end < datetime.now(UTC):
        return Check("certificate", State.NOTE, text, (message("it has expired: ask its authority for the new one"),))
    return Check("certificate", State.GOOD, text)
