"""The way from a signer's certificate to its authority."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


def way(certificate: Certificate, others: Iterable[Certificate]) -> list[Certificate]:
    """Return a certificate and those of some others that lie on the way from it to an authority.

    A file of keys or a token often holds certificates of other people; they have no place in a signature.
    """
    rest = list({one.dump(): one for one in others if one.dump() != certificate.dump()}.values())
    found = [certificate]
    for one in found:
        found += [other for other in rest if other.subject == one.issuer and other not in found]
    return found
