"""Why a signature is not vouched for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdoc.report.message import Message, message
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from pyhanko.sign.validation.ades import AdESBasicValidationResult

UNTRACEABLE = "CERTIFICATE_CHAIN_GENERAL_FAILURE"
"""What ETSI EN 319 102-1, table 6, calls every failure of a chain that has no name of its own."""
UNKNOWN = message("whether its certificate has been revoked could not be found out")
_REASONS = {
    "NO_CERTIFICATE_CHAIN_FOUND": message("no trusted authority has issued its certificate"),
    UNTRACEABLE: message("its certificate cannot be traced to a trusted authority"),
    "CHAIN_CONSTRAINTS_FAILURE": message("its certificate is not meant for signing documents"),
    "SIG_CONSTRAINTS_FAILURE": message("its certificate is not meant for signing documents"),
    "CRYPTO_CONSTRAINTS_FAILURE": message("it uses an algorithm that is too weak"),
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE": message("it uses an algorithm that is too weak"),
    "EXPIRED": message("its certificate had expired when it was signed"),
    "NOT_YET_VALID": message("its certificate was not yet valid when it was signed"),
    "OUT_OF_BOUNDS_NO_POE": message("its certificate is not valid today, and no trusted time shows that it was then"),
    "OUT_OF_BOUNDS_NOT_REVOKED": message("its certificate is not valid today"),
    "REVOKED": message("its certificate had been revoked when it was signed"),
    "REVOKED_NO_POE": message("its certificate has been revoked, and no trusted time shows that it was signed before"),
    "REVOKED_CA_NO_POE": message("the certificate of its authority has been revoked"),
    "REVOCATION_OUT_OF_BOUNDS_NO_POE": UNKNOWN,
    "TRY_LATER": message("whether its certificate has been revoked could not be found out; try again later"),
    "TIMESTAMP_ORDER_FAILURE": message("its time stamps are not in the order of time"),
    "NO_SIGNING_CERTIFICATE_FOUND": message("it does not hold the certificate of its signer"),
    "NO_POE": message("no trusted time shows when it was signed"),
    "FORMAT_FAILURE": message("it is not in the form of a signature"),
    "HASH_FAILURE": message("what was signed has been changed"),
    "SIG_CRYPTO_FAILURE": message("the signature itself is not valid"),
}


def reason_of(result: AdESBasicValidationResult[Any]) -> Message:
    """Return why a signature is not vouched for, from what pyHanko found."""
    name = result.ades_subindic.standard_name
    return _REASONS.get(name) or message("it is not vouched for: {reason}", reason=plain(result.failure_msg or name))


def undone(error: Exception) -> Message:
    """Return that the question could not be answered, and what went wrong."""
    reason = plain(error) or type(error).__name__
    return message("whether it is vouched for could not be found out: {reason}", reason=reason)


def unknown_issuer(names: list[str]) -> Message:
    """Return that nobody who is trusted has issued the certificates of some names."""
    return message("no trusted authority has issued the certificate {names}", names=plain(", ".join(names)))
