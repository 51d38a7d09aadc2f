"""A verdict for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.sealing.verify_package import Match
    from reportdoc.pdf.verification.verdict import Signed, Verdict


def as_data(language: Language, verdict: Verdict, match: Match | None = None) -> dict[str, object]:
    """Return a verdict, and what was found of the package, for JSON."""
    return {
        "signed": verdict.signed,
        "intact": verdict.intact,
        "verified": verdict.verified,
        "changes": [language.translated(change) for change in verdict.changes],
        "signatures": [_signature(language, one) for one in verdict.signatures],
        "manifest": verdict.manifest,
        "package": [language.translated(problem) for problem in match.problems] if match else None,
    }


def _signature(language: Language, one: Signed) -> dict[str, object]:
    holder = one.holder
    return {
        "field": one.field,
        "kind": "timestamp" if one.stamp else "signature",
        "signer": holder.name if holder else None,
        "issuer": holder.issuer if holder else None,
        "serial": holder.serial if holder else None,
        "certificate_sha256": holder.fingerprint if holder else None,
        "intact": one.whole,
        "trust": one.trust.value,
        "signed_at": one.claimed.isoformat() if one.claimed else None,
        "timestamp": one.timed.isoformat() if one.timed else None,
        "certifies": one.certifies,
        "reasons": [language.translated(reason) for reason in one.reasons],
    }
