"""Canonical encoding (DER, ITU-T X.690, 10 and 11): each value has one, so that nobody can write it in another way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asn1crypto import core, parser

_UNIVERSAL, _PRIMITIVE = 0, 0
_SEQUENCE, _SET = 16, 17
_TYPES = {kind.tag: kind for kind in (core.Boolean, core.Integer, core.Null, core.ObjectIdentifier, core.Enumerated)}
"""Types of which several encodings give the same value; of strings and times, every byte counts."""

_SIGNED = ("tbs_certificate", "signed_attrs")
"""What a signature covers to the byte: the text of a certificate (RFC 5280, 4.1.1.3), attributes (RFC 5652, 5.4)."""


def canonical(data: bytes) -> bytes:
    """Return the canonical encoding of a value that is encoded by the basic rules (BER).

    A set behind an implicit tag cannot be told from a sequence: its members keep their order. Raises ValueError where
    the data are no value, or hold a string in parts, which has no place in canonical encoding.
    """
    kind, method, tag, _, content, _ = parser.parse(data, strict=True)
    if method == _PRIMITIVE:
        simple = _TYPES.get(tag) if kind == _UNIVERSAL else None
        encoded: bytes = simple(simple.load(data).native).dump() if simple else parser.emit(kind, method, tag, content)
        return encoded
    if kind == _UNIVERSAL and tag not in (_SEQUENCE, _SET):
        raise ValueError("a string in parts")
    parts = [canonical(part) for part in _parts(content)]
    if kind == _UNIVERSAL and tag == _SET:
        parts.sort()
    whole: bytes = parser.emit(kind, method, tag, b"".join(parts))
    return whole


def complete(value: Any) -> bool:
    """Tell whether the parts that a parsed value has by its definition are all there is in it; sets are in order.

    asn1crypto reads over what stands behind the last part of a sequence. What a signature covers is left out.
    """
    if isinstance(value, core.Choice):
        return complete(value.chosen)
    if isinstance(value, core.Sequence | core.Set):
        parts = {name: value[name] for name in value}
    elif isinstance(value, core.SequenceOf | core.SetOf):
        parts = dict(enumerate(value))
    else:
        return True
    encoded = [part.dump() for part in parts.values()]
    if isinstance(value, core.SetOf) and encoded != sorted(encoded):
        return False
    return b"".join(encoded) == value.contents and all(
        complete(part) for name, part in parts.items() if name not in _SIGNED
    )


def _parts(content: bytes) -> Iterator[bytes]:
    while content:
        length = parser.peek(content)
        yield content[:length]
        content = content[length:]
