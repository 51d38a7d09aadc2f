"""Validation data that came in after a signature: certificates, answers, lists (DSS, ISO 32000-2, 12.8.4.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from reportdoc.pdf.verification.objects import RevisionStep, dictionary, entries, number_of, raw, stream, written

_KINDS = ("/Certs", "/OCSPs", "/CRLs")
_STORE = ("/Type", "/VRI", *_KINDS)
_RELATED = {"/Cert": "/Certs", "/OCSP": "/OCSPs", "/CRL": "/CRLs"}
"""Keys of what belongs to one signature (table 262), and of the store."""
_NAME = re.compile(r"/[0-9A-F]{40}")
"""What belongs to a signature is named by the SHA-1 of its contents."""


def expected(step: RevisionStep) -> set[int] | None:
    """Return the numbers of the objects with which validation data came in; None where what came in is something else.

    A store may only grow, and only by objects that are new, hold what they are said to hold, and that nothing else
    names: otherwise it could take the objects of a page for its own, so that they might change.
    """
    store = raw(step.new(step.root), "/DSS")
    if store is None:
        return set()
    before = raw(step.old(step.root), "/DSS")
    number, was = number_of(store), number_of(before)
    if before is not None and (number is None or number != was):
        return None if written(store) != written(before) else set()
    if number is None or not (step.fresh(number) or was is not None):
        return None
    old, new = (step.old(number) if was is not None else {}), step.new(number)
    if number not in step.listed:
        return set()
    if not dictionary(new, _STORE) or new.get("/Type", "/DSS") != "/DSS":
        return None
    found = {number}
    for kind in _KINDS:
        more = _more(step, entries(raw(old, kind)), raw(new, kind), _CHECKS[kind])
        if more is None:
            return None
        found |= more
    related = _related(step, raw(old, "/VRI"), raw(new, "/VRI"), new)
    return None if related is None else found | related


def _more(step: RevisionStep, old: list[Any], new: Any, holds: Callable[[bytes], bool]) -> set[int] | None:
    if new is None:
        return None if old else set()
    had, has = [number_of(one) for one in old], [number_of(one) for one in entries(new)]
    if not isinstance(new, list) or None in has or len(set(has)) < len(has) or not set(had) <= set(has):
        return None
    added = {number for number in has if number is not None and number not in had}
    values = [step.new(number) for number in added if step.fresh(number)]
    if len(values) < len(added) or not all(stream(value, ()) and holds(value.data) for value in values):
        return None
    return added


def _related(step: RevisionStep, old: Any, new: Any, store: Any) -> set[int] | None:
    """Return the objects that say which of the validation data belong to which signature."""
    if new is None:
        return None if old else set()
    if not dictionary(new, new) or not set(old or ()) <= set(new):
        return None
    found = set()
    for name in new:
        value, was = raw(new, name), raw(old, name) if old else None
        number = number_of(value)
        if number is not None and number in step.listed:
            if number != number_of(was) and not step.fresh(number):
                return None
            found.add(number)
        elif was is not None and written(value) == written(was):
            continue
        held = value if number is None else step.new(number)
        if not _NAME.fullmatch(str(name)) or not _points_into(held, store):
            return None
    return found


def _points_into(held: Any, store: Any) -> bool:
    if not dictionary(held, ("/Type", *_RELATED)) or held.get("/Type", "/VRI") != "/VRI":
        return False
    return all(
        {written(one) for one in entries(raw(held, key))} <= {written(one) for one in entries(raw(store, kind))}
        and (key not in held or isinstance(raw(held, key), list))
        for key, kind in _RELATED.items()
    )


def _certificate(data: bytes) -> bool:
    from asn1crypto.x509 import Certificate

    return _is(lambda: Certificate.load(data, strict=True)["tbs_certificate"].native)


def _answer(data: bytes) -> bool:
    from asn1crypto.ocsp import OCSPResponse

    return _is(lambda: OCSPResponse.load(data, strict=True).response_data.native)


def _list(data: bytes) -> bool:
    from asn1crypto.crl import CertificateList

    return _is(lambda: CertificateList.load(data, strict=True)["tbs_cert_list"]["issuer"].native)


def _is(read: Callable[[], object]) -> bool:
    try:
        return bool(read())
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return False


_CHECKS = {"/Certs": _certificate, "/OCSPs": _answer, "/CRLs": _list}
