"""Keys to sign with, and those in PKCS#12 files; `token` has those on tokens.

Whatever pyHanko takes as its `Signer` can sign. SM2 (GB/T 32918) would be one more function here that returns a
`Key`, once a PDF library can write and check its signatures.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pdf.signing.chain import way
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import Signer

_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Key:
    """A key that can be used: its passphrase was right."""

    signer: Signer
    certificate: Certificate


def open_pkcs12(path: Path, passphrase: str | None) -> Key:
    """Return the key of a PKCS#12 file with its certificate and chain.

    Raises InputError where the file is none, holds no key, or the passphrase is wrong; OSError where it cannot be read.
    """
    from asn1crypto.x509 import Certificate
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    from reportdoc.pdf.signing.private_key import PrivateKeySigner, SigningKey

    with path.open("rb") as file:
        data = file.read(_BYTES)
    if not data.startswith(b"\x30"):
        raise InputError(message('"{file}" is no PKCS#12 file', file=path.name), message("it ends in .p12 or .pfx"))
    try:
        secret = passphrase.encode("utf-8") if passphrase else None
        key, own, others = pkcs12.load_key_and_certificates(data, secret)
    except (ValueError, TypeError):
        text = message('the passphrase of "{file}" is wrong, or the file is damaged', file=path.name)
        raise InputError(text) from None
    except UnsupportedAlgorithm:
        raise _unusable(path) from None
    if key is None or own is None:
        raise InputError(message('"{file}" holds no key with its certificate', file=path.name))
    if not isinstance(key, SigningKey):
        raise _unusable(path)
    certificate, *rest = (Certificate.load(one.public_bytes(Encoding.DER)) for one in (own, *others))
    store = SimpleCertificateStore()
    store.register_multiple(way(certificate, rest)[1:])
    return Key(PrivateKeySigner(key, certificate, store), certificate)


def _unusable(path: Path) -> InputError:
    return InputError(message('the key in "{file}" cannot be used', file=path.name))
