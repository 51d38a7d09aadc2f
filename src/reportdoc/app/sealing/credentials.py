"""Keys to sign with and authorities to trust, opened; what is wrong with them is gathered."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.sealing.gathering import Gathering
from reportdoc.app.sealing.request import Order, Secrets
from reportdoc.pdf.signing.certificates import check, read_certificates
from reportdoc.pdf.signing.keys import Key, open_pkcs12
from reportdoc.pdf.signing.pkcs11 import open_token
from reportdoc.pdf.signing.pkcs11_uri import parse_uri

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


def trusted(order: Order, wrong: Gathering) -> tuple[Certificate, ...]:
    """Return the certificates of the authorities that are trusted; raises OSError."""
    found: list[Certificate] = []
    for path in order.trust:
        with wrong.step():
            found += read_certificates(path)
    return tuple(found)


def keys(order: Order, secrets: Secrets, sessions: ExitStack, wrong: Gathering) -> tuple[Key, ...]:
    """Open the keys in the order of signing, and return those that can sign; raises OSError.

    Sessions with tokens end with the stack.
    """
    opened: list[Key] = []
    for number, source in enumerate(order.keys):
        with wrong.step():
            if isinstance(source, Path):
                key = open_pkcs12(source, secrets(source.name, number))
            else:
                wanted = parse_uri(source)
                key = sessions.enter_context(open_token(wanted, secrets(wanted.token or "PKCS#11", number)))
            check(key.certificate, datetime.now(UTC))
            opened.append(key)
    return tuple(opened)
