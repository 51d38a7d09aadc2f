"""A verdict in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from reportdoc.present.language import translated

if TYPE_CHECKING:
    from datetime import datetime

    from reportdoc.app.sealing.verify_package import Match
    from reportdoc.pdf.verification.verdict import Signed, Verdict


def as_text(verdict: Verdict, match: Match | None, holds: bool) -> str:
    """Return lines of text: the result, each signature, the package; what is not right stands with its reason."""
    lines = [_result(verdict, match, holds)]
    lines += [f"  {translated(change)}" for change in verdict.changes]
    for one in verdict.signatures:
        lines += _signature(one)
    if match:
        lines.append(_("Package: {folder}").format(folder=match.folder))
        lines += [f"  {translated(problem)}" for problem in match.problems] or ["  " + _("all files are as sealed")]
        if match.lost:
            words = ngettext(
                "{count} mark at the end of a line is in the Word file and not in the PDF",
                "{count} marks at the ends of lines are in the Word file and not in the PDF",
                match.lost,
            )
            lines.append("  " + words.format(count=match.lost))
    lines.append(_("Pictures of seals on the pages prove nothing; only signatures do."))
    return "\n".join(lines)


def _result(verdict: Verdict, match: Match | None, holds: bool) -> str:
    if holds:
        return _("Whole: nothing was changed since it was signed, and the signers are verified.")
    if not verdict.signed:
        return _("Not signed.") if not verdict.changes else _("Not whole: it cannot be verified.")
    if not verdict.intact:
        return _("Not whole: it was changed after signing, or a signature is not valid.")
    if match and match.problems:
        return _("The PDF is intact, but the package is not what was sealed.")
    if any(one.reasons for one in verdict.signatures):
        return _("Intact, but a signer is not vouched for.")
    return _("Intact, signer not verified: name whom you trust with --trust.")


def _signature(one: Signed) -> Iterator[str]:
    name = one.holder.name if one.holder else "?"
    if one.stamp:
        yield _("Time stamp {field} by {name}").format(field=one.field, name=name)
    else:
        yield _("Signature {field} by {name}").format(field=one.field, name=name)
    if one.holder:
        yield "  " + _("certificate {serial}, issued by {issuer}, valid from {start} to {end}").format(
            serial=one.holder.serial,
            issuer=one.holder.issuer,
            start=f"{one.holder.start:%Y-%m-%d}",
            end=f"{one.holder.end:%Y-%m-%d}",
        )
    yield "  " + _time(one)
    yield "  " + _state(one)
    yield from (f"  {translated(reason)}" for reason in one.reasons)


def _time(one: Signed) -> str:
    from reportdoc.pdf.verification.verdict import Trust

    if one.timed and one.trust is Trust.VERIFIED:
        return _("trusted time: {time}").format(time=_moment(one.timed))
    if one.timed:
        return _("time of an authority that is not verified: {time}").format(time=_moment(one.timed))
    if one.claimed:
        return _("time by the signer's own clock, not trusted: {time}").format(time=_moment(one.claimed))
    return _("no time")


def _moment(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S %Z}"


def _state(one: Signed) -> str:
    from reportdoc.pdf.verification.verdict import Trust

    if not one.whole:
        return _("not valid")
    return {
        Trust.VERIFIED: _("whole; the certificate was valid and is vouched for"),
        Trust.UNVERIFIED: _("whole; who signed is not verified"),
        Trust.REFUSED: _("whole, but who signed is not vouched for"),
    }[one.trust]
