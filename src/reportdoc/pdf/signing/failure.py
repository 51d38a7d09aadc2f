"""Why a signature could not be made, in our words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.pdf.signing.certificates import holder
from reportdoc.report.message import Message, message
from reportdoc.report.problem import OperationError
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


def failure(certificate: Certificate, authority: str | None, error: Exception) -> OperationError:
    """Return what to raise for an error of pyHanko; `authority` is the URL of the time-stamp authority, if any.

    It names the signer where the signer's certificate was judged, and the authority where the authority's was.
    """
    from pyhanko.sign.general import SigningError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    cause = error.__cause__ if isinstance(error, SigningError) else error
    if isinstance(cause, PathError | ValidationError | TimeoutError):
        reason = _unvouched(cause)
        if cause is error and not isinstance(cause, TimeoutError):
            text = message(
                "the trusted authorities do not vouch for the time-stamp authority {url}: {reason}",
                url=authority or "?",
                reason=reason,
            )
            return OperationError(text, message("nothing was signed; name its authority with --trust as well"))
    else:
        reason = message("{reason}", reason=plain(error))
    name = holder(certificate).name
    return OperationError(message("{name} could not sign: {reason}", name=name, reason=reason))


def _unvouched(error: Exception) -> Message:
    """Return why trusted authorities do not vouch for a certificate."""
    from pyhanko_certvalidator import errors

    own = getattr(error, "is_ee_cert", True) and not getattr(error, "is_side_validation", False)
    match error:
        case errors.RevokedError() if own:
            return message("its certificate was revoked on {day}", day=f"{error.revocation_dt:%Y-%m-%d}")
        case errors.RevokedError():
            return message("the certificate of its authority has been revoked")
        case errors.ExpiredError() | errors.NotYetValidError():
            return message("the certificate of its authority is not valid today")
        case errors.InsufficientRevinfoError() | TimeoutError():
            return message("whether its certificate has been revoked could not be found out; try again later")
        case errors.PathBuildingError():
            return message("no trusted authority has issued its certificate")
        case errors.DisallowedAlgorithmError():
            return message("the certificate of its authority uses an algorithm that is too weak")
        case errors.InvalidCertificateError():
            return message("its certificate is not meant for signing documents")
    return message("the trusted authorities do not vouch for it: {reason}", reason=plain(error))
