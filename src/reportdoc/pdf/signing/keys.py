"""Keys to sign with: from a PKCS#12 file, or on a token by PKCS#11.

Whatever pyHanko takes as its `Signer` can sign. SM2 (GB/T 32918) would be one more function here that returns a
`Key`, once a PDF library can write and check its signatures.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError, OperationError

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
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    with path.open("rb") as file:
        data = file.read(_BYTES)
    secret = passphrase.encode("utf-8") if passphrase else None
    if not data.startswith(b"\x30"):
        raise InputError(message('"{file}" is no PKCS#12 file', file=path.name), message("it ends in .p12 or .pfx"))
    try:
        key, certificate, _chain = pkcs12.load_key_and_certificates(data, secret)
    except (ValueError, TypeError):
        text = message('the passphrase of "{file}" is wrong, or the file is damaged', file=path.name)
        raise InputError(text) from None
    if key is None or certificate is None:
        raise InputError(message('"{file}" holds no key with its certificate', file=path.name))
    signer = SimpleSigner.load_pkcs12_data(data, (), secret)
    if signer is None or signer.signing_cert is None:
        raise InputError(message('the key in "{file}" cannot be used', file=path.name))
    return Key(signer, signer.signing_cert)


@dataclass(frozen=True, slots=True)
class TokenKey:
    """Which key on which token, as a PKCS#11 URI names it (RFC 7512)."""

    module: Path
    """The library of the token's maker."""
    token: str | None
    slot: int | None
    label: str | None
    """Of key and certificate."""
    id: bytes | None


def parse_uri(uri: str) -> TokenKey:
    """Return what a URI such as `pkcs11:token=report;object=seal?module-path=/usr/lib/…/libsofthsm2.so` names.

    Raises InputError where it is none, lacks the module, or holds the PIN, which every user of the machine could read.
    """
    scheme, _, rest = uri.partition(":")
    path, _, query = rest.partition("?")
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    named = dict(part.partition("=")[::2] for part in path.split(";") if part)
    if scheme != "pkcs11":
        raise _uri(message('"{uri}" is no PKCS#11 URI', uri=uri))
    if "pin-value" in asked:
        raise _uri(message("a PIN must not stand on the command line"))
    if "module-path" not in asked:
        raise _uri(message("the URI lacks module-path, the library of the token"))
    slot = named.get("slot-id")
    if slot is not None and not slot.isdigit():
        raise _uri(message('"{slot}" is no number of a slot', slot=slot))
    label, id_, token = (unquote(named[name]) if name in named else None for name in ("object", "id", "token"))
    if label is None and id_ is None:
        raise _uri(message("the URI lacks object, the label of the key"))
    identity = id_.encode("latin-1", "replace") if id_ is not None else None
    return TokenKey(Path(asked["module-path"]), token, int(slot) if slot else None, label, identity)


@contextmanager
def open_token(wanted: TokenKey, pin: str | None) -> Iterator[Key]:
    """Yield a key that stays on its token; the session ends with the block.

    Raises InputError where module, token or key are not there, or the PIN is wrong.
    """
    import pkcs11
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    if not wanted.module.is_file():
        raise InputError(message('there is no PKCS#11 module "{file}"', file=wanted.module))
    try:
        criteria = TokenCriteria(label=wanted.token) if wanted.token else None
        session = open_pkcs11_session(str(wanted.module), slot_no=wanted.slot, token_criteria=criteria, user_pin=pin)
    except pkcs11.PinIncorrect:
        raise InputError(message("the PIN of the token is wrong")) from None
    except (pkcs11.PKCS11Error, SigningError, RuntimeError) as error:
        name = wanted.token or str(wanted.slot)
        reason = str(error) or type(error).__name__
        text = message('the token "{token}" cannot be used: {reason}', token=name, reason=reason)
        raise InputError(text, message("is it plugged in, and is its name right?")) from None
    try:
        label = wanted.label
        signer = PKCS11Signer(
            session, label, key_label=label, cert_id=wanted.id, key_id=wanted.id, other_certs_to_pull=None
        )
        try:
            certificate = signer.signing_cert
        except (SigningError, pkcs11.PKCS11Error, pkcs11.NoSuchKey):
            certificate = None
        if certificate is None:
            text = message('the token has no key with certificate "{label}"', label=wanted.label or "")
            raise InputError(text)
        yield Key(signer, certificate)
    except pkcs11.PKCS11Error as error:
        reason = str(error) or type(error).__name__
        raise OperationError(message("the token failed: {reason}", reason=reason)) from None
    finally:
        session.close()


def _uri(text: Message) -> InputError:
    example = "pkcs11:token=TOKEN;object=KEY?module-path=/path/to/module.so"
    return InputError(text, message("write {example}", example=example))
