"""A verdict in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from datetime import datetime

    from reportdoc.app.sealing.verify_package import Match
    from reportdoc.pdf.verification.verdict import Signed, Verdict


def as_text(language: Language, verdict: Verdict, match: Match | None, holds: bool) -> str:
    """Return lines of text: the result, each signature, the package; what is not right stands with its reason."""
    lines = [_result(language, verdict, match, holds)]
    lines += [f"  {language.translated(change)}" for change in verdict.changes]
    for one in verdict.signatures:
        lines += _signature(language, one)
    if match:
        lines.append(language.message("Package: {folder}", folder=match.folder))
        lines += [f"  {language.translated(problem)}" for problem in match.problems] or [
            "  " + language.gettext("all files are as sealed")
        ]
    lines.append(language.gettext("Pictures of seals on the pages prove nothing; only signatures do."))
    return "\n".join(lines)


def _result(language: Language, verdict: Verdict, match: Match | None, holds: bool) -> str:
    if holds:
        return language.gettext("Whole: nothing was changed since it was signed, and the signers are verified.")
    if not verdict.signed:
        return (
            language.gettext("Not signed.")
            if not verdict.changes
            else language.gettext("Not whole: it cannot be verified.")
        )
    if not verdict.intact:
        return language.gettext("Not whole: it was changed after signing, or a signature is not valid.")
    if match and match.problems:
        return language.gettext("The PDF is intact, but the package is not what was sealed.")
    if any(one.reasons for one in verdict.signatures):
        return language.gettext("Intact, but a signer is not vouched for.")
    return language.gettext("Intact, signer not verified: name whom you trust with --trust.")


def _signature(language: Language, one: Signed) -> Iterator[str]:
    name = one.holder.name if one.holder else "?"
    if one.stamp:
        yield language.message("Time stamp {field} by {name}", field=one.field, name=name)
    else:
        yield language.message("Signature {field} by {name}", field=one.field, name=name)
    if one.holder:
        yield "  " + language.message(
            "certificate {serial}, issued by {issuer}, valid from {start} to {end}",
            serial=one.holder.serial,
            issuer=one.holder.issuer,
            start=f"{one.holder.start:%Y-%m-%d}",
            end=f"{one.holder.end:%Y-%m-%d}",
        )
    yield "  " + _time(language, one)
    yield "  " + _state(language, one)
    yield from (f"  {language.translated(reason)}" for reason in one.reasons)


def _time(language: Language, one: Signed) -> str:
    from reportdoc.pdf.verification.verdict import Trust

    if one.timed and one.trust is Trust.VERIFIED:
        return language.message("trusted time: {time}", time=_moment(one.timed))
    if one.timed:
        return language.message("time of an authority that is not verified: {time}", time=_moment(one.timed))
    if one.claimed:
        return language.message("time by the signer's own clock, not trusted: {time}", time=_moment(one.claimed))
    return language.gettext("no time")


def _moment(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S %Z}"


def _state(language: Language, one: Signed) -> str:
    from reportdoc.pdf.verification.verdict import Trust

    if not one.whole:
        return language.gettext("not valid")
    return {
        Trust.VERIFIED: language.gettext("whole; the certificate was valid and is vouched for"),
        Trust.UNVERIFIED: language.gettext("whole; who signed is not verified"),
        Trust.REFUSED: language.gettext("whole, but who signed is not vouched for"),
    }[one.trust]
