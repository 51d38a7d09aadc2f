"""What lies on a token: keys and certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdoc.pdf.signing.chain import way
from reportdoc.pdf.signing.pkcs11_uri import TokenKey
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

if TYPE_CHECKING:
    from pyhanko.sign.pkcs11 import PKCS11Signer


def signer_of(session: Any, wanted: TokenKey, pin: str | None) -> PKCS11Signer:
    """Return what signs with the one key and certificate that are wanted.

    Raises InputError where there are none, or more than one; PKCS11Error.
    """
    from asn1crypto.x509 import Certificate
    from pkcs11 import Attribute, ObjectClass
    from pyhanko.sign.pkcs11 import PKCS11Signer

    certificates = _objects(session, ObjectClass.CERTIFICATE, wanted.label, wanted.id)
    keys = _objects(session, ObjectClass.PRIVATE_KEY, wanted.label, wanted.id)
    # Key and certificate need not bear the same label; they belong together by their id.
    certificates = certificates or _partners(session, ObjectClass.CERTIFICATE, keys)
    keys = keys or _partners(session, ObjectClass.PRIVATE_KEY, certificates)
    pairs = [(one, key) for one in certificates for key in keys if _id(one) == _id(key)]
    if len(certificates) == len(keys) == 1:
        pairs = [(certificates[0], keys[0])]
    if len(pairs) != 1:
        raise _unclear(wanted, pin, len(certificates), len(keys))
    own, key = pairs[0]
    certificate = Certificate.load(own[Attribute.VALUE])
    everything = [Certificate.load(one[Attribute.VALUE]) for one in _objects(session, ObjectClass.CERTIFICATE)]
    return PKCS11Signer(
        session,
        # Named, not given: pyHanko would embed a certificate twice that it is given.
        cert_label=own[Attribute.LABEL],
        cert_id=_id(own),
        ca_chain=way(certificate, everything)[1:],
        key_label=key[Attribute.LABEL],
        key_id=_id(key),
        # Many tokens sign with ECDSA only what was hashed before.
        use_raw_mechanism=certificate.public_key.algorithm == "ec",
    )


def _objects(session: Any, kind: Any, label: str | None = None, id: bytes | None = None) -> list[Any]:
    from pkcs11 import Attribute

    wanted = {Attribute.CLASS: kind, Attribute.LABEL: label, Attribute.ID: id}
    return list(session.get_objects({name: value for name, value in wanted.items() if value is not None}))


def _partners(session: Any, kind: Any, known: list[Any]) -> list[Any]:
    return [one for id in {_id(other) for other in known} if id for one in _objects(session, kind, id=id)]


def _id(one: Any) -> bytes | None:
    from pkcs11 import Attribute

    return bytes(one[Attribute.ID]) or None


def _unclear(wanted: TokenKey, pin: str | None, certificates: int, keys: int) -> InputError:
    if not certificates and not keys:
        return InputError(message('the token holds no key and no certificate "{name}"', name=wanted.name))
    if not certificates:
        return InputError(message('the token holds no certificate for the key "{name}"', name=wanted.name))
    if not keys:
        hint = None if pin else message("tokens show their keys only after the PIN")
        return InputError(message('the token holds no key for the certificate "{name}"', name=wanted.name), hint)
    text = message('the token holds several keys or certificates "{name}"', name=wanted.name)
    return InputError(text, message("name the one by its id, as in id=%01"))
