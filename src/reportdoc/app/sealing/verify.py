"""Whether a sealed PDF is what was signed, and its package what was sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.sealing.verify_package import Match, match
from reportdoc.pdf.signing.certificates import read_certificates
from reportdoc.pdf.verification.verdict import Verdict
from reportdoc.pdf.verification.verify import verify as judge


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found out about a sealed file."""

    verdict: Verdict
    match: Match | None
    """None where no package was named."""

    @property
    def holds(self) -> bool:
        """Whether nothing was changed and every signer is vouched for."""
        return self.verdict.verified and not (self.match and self.match.problems)


def verify(file: Path, package: Path | None, trust: Iterable[Path], offline: bool) -> Verified:
    """Judge a PDF, and the package it is said to be from; `trust` are files with certificates of authorities.

    Raises InputError where a file cannot be read as what it is to be, OSError.
    """
    trusted = tuple(one for path in trust for one in read_certificates(path))
    verdict = judge(file, trusted, offline)
    return Verified(verdict, match(file, verdict.manifest, package) if package else None)
