"""One submission, read as `verify`, `import` and `check` read it; nothing of it is changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.province.submission import Kind, Submission, code_in, open_submission
from reportdoc.profiles.naming import MANIFEST

if TYPE_CHECKING:
    from reportdoc.app.sealing.verify import Verified
    from reportdoc.audit.audit import Audit
    from reportdoc.audit.reading.document import Document
    from reportdoc.report.report import Report

_MANIFEST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a submission says."""

    submission: Submission
    code: str
    """Five digits, from the content, or else from its name; empty where neither says it."""
    report: Report
    document: Document
    """The same as the audit reads it."""
    audit: Audit
    seal: Verified | None
    """None where it is no sealed package."""
    named: str
    """The college that the package's manifest names; empty where it names none."""
    made: str
    """When the package was sealed, as its manifest says in ISO 8601; else empty."""
    problems: int
    """What keeps the project, or the one made of a Word file, from being built."""


def read_submission(path: Path, work: Path, trust: Iterable[Path]) -> Reading:
    """Read what a college handed in; `work` is an empty folder for what is unpacked, `trust` are authorities' files.

    Nobody is asked over the network. Raises InputError and ContentError where it cannot be read, OSError.
    """
    unpacked, project = work / "unpacked", work / "project"
    unpacked.mkdir()
    submission = open_submission(path, unpacked)
    # What is no report at all is refused before all that reads reports is loaded.
    from reportdoc.audit.reading.document import read
    from reportdoc.profiles.profile import load_profile

    seal = _seal(submission, trust)
    report, audit, problems = _audited(submission, project)
    named, made = _said(submission)
    return Reading(
        submission,
        _code(report.metadata.code) or code_in(path.name) or code_in(submission.path.name),
        report,
        read(report, load_profile(report.metadata.profile)),
        audit,
        seal,
        named,
        made,
        problems,
    )


def _code(code: str) -> str:
    from reportdoc.manuscript.recognition.cover import NO_CODE

    return code if code != NO_CODE else ""


def _seal(submission: Submission, trust: Iterable[Path]) -> Verified | None:
    if submission.pdf is None:
        return None
    from reportdoc.app.sealing.verify import verify

    return verify(submission.pdf, submission.path, trust, offline=True)


def _audited(submission: Submission, project: Path) -> tuple[Report, Audit, int]:
    if submission.word is None:
        from reportdoc.app.audit.check import audited
        from reportdoc.content.load import load

        report = load(submission.path).report
        found = audited(submission.path, report)
        assert found
        return report, found.audit, 0
    from reportdoc.app.imports import import_report
    from reportdoc.audit.audit import audit

    imported = import_report(submission.word, project, False, lambda _: {})
    return imported.report, audit(imported.report), len(imported.problems)


def _said(submission: Submission) -> tuple[str, str]:
    """Return the college that a package's manifest names, and when it says that it was made."""
    if submission.kind is not Kind.PACKAGE:
        return "", ""
    try:
        with (submission.path / MANIFEST).open("rb") as stream:
            manifest = json.loads(stream.read(_MANIFEST_BYTES))
        name, made = str(manifest["report"]["name"]), str(manifest.get("made", ""))
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", ""
    found = re.match(r"\d{5}-(.{2,40}?)-20\d\d", name)
    return (found[1] if found else ""), made[:40]
