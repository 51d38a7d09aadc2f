"""What verification finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from reportdoc.pdf.signing.certificates import Holder
from reportdoc.report.message import Message


class Trust(Enum):
    """What is known of a signer's certificate."""

    VERIFIED = "verified"
    """Certificate and chain lead to a trusted authority and were valid when they had to be."""
    UNVERIFIED = "unverified"
    """No authority was named that could vouch for it."""
    REFUSED = "refused"
    """The trusted authorities do not vouch for it: unknown, expired, revoked, or meant for something else."""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature, or one time stamp over the document."""

    field: str
    stamp: bool
    """Whether it is a time stamp over the document (ISO 32000-2, 12.8.5), not a signature."""
    whole: bool
    """Whether what it covers is as it was when it was made."""
    holder: Holder | None
    """None where its certificate cannot be read."""
    claimed: datetime | None
    """Time of signing by the signer's own clock."""
    timed: datetime | None
    """Time by a time-stamp authority; trusted where `trust` is verified."""
    certifies: bool
    """Whether it is the signature that says which changes are allowed."""
    trust: Trust
    reasons: tuple[Message, ...]
    """Why it is not whole, or not trusted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one PDF."""

    signatures: tuple[Signed, ...]
    changes: tuple[Message, ...]
    """What in the file is not covered, missing, or was changed after signing."""
    manifest: str | None
    """SHA-256 of the manifest that the document names."""

    @property
    def signed(self) -> bool:
        """Whether anybody signed, time stamps aside."""
        return any(not one.stamp for one in self.signatures)

    @property
    def intact(self) -> bool:
        """Whether it is signed, and whole to the last byte."""
        return self.signed and not self.changes and all(one.whole for one in self.signatures)

    @property
    def verified(self) -> bool:
        """Whether it is intact, and every signer and time stamp is vouched for."""
        return self.intact and all(one.trust is Trust.VERIFIED for one in self.signatures)
