"""Signature fields in a revision after a signature: that of a time stamp, or one that was left for somebody to sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportdoc.pdf.verification.coverage import Closed
from reportdoc.pdf.verification.objects import (
    RevisionStep,
    dictionary,
    entries,
    number_of,
    raw,
    same_but,
    stream,
    written,
)
from reportdoc.pdf.verification.trust import stamp

_FIELD = ("/Type", "/Subtype", "/FT", "/T", "/TU", "/F", "/Rect", "/P", "/V")
_FIXED = {"/Type": b"/Annot", "/Subtype": b"/Widget", "/FT": b"/Sig"}
_STAMP = ("/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/V")
_SIGNATURE = (*_STAMP, "/M", "/Reason", "/Name", "/Location", "/ContactInfo", "/Prop_Build", "/Reference")
"""ISO 32000-2, table 255; what a signer says there stands in what that signature covers."""
_SHOWN = ("Timestamp",)
"""What the fields of time stamps may say to a reader (TU): what pyHanko writes."""
_FORM = ("/Type", "/Subtype", "/BBox", "/Matrix", "/FormType", "/Resources")
_IMAGE = ("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Decode", "/DecodeParms")


def expected(step: RevisionStep, closed: Closed, left: frozenset[int]) -> set[int]:
    """Return the numbers of the objects with which a signature or a time stamp came in; none where they are not sound.

    `left` are the fields that were left for somebody to sign when the first signature was made.
    """
    held = step.new(closed.value)
    if not step.fresh(closed.value):
        return set()
    if stamp(closed.signature):
        return _time_stamp(step, closed, held)
    if closed.field not in left or not dictionary(held, _SIGNATURE):
        return set()
    return _signature(step, closed)


def _time_stamp(step: RevisionStep, closed: Closed, held: Any) -> set[int]:
    field = step.new(closed.field)
    if not (step.fresh(closed.field) and dictionary(held, _STAMP) and _invisible(field)):
        return set()
    page = number_of(raw(field, "/P"))
    found = {closed.field, closed.value} | _form(step, [closed.field])
    return found if page is None else found | _page(step, page, [closed.field])


def _invisible(field: Any) -> bool:
    """Tell whether the field of a time stamp shows nothing and does nothing."""
    corners = [written(corner) for corner in entries(raw(field, "/Rect"))]
    return (
        dictionary(field, _FIELD)
        and all(written(field.raw_get(key)) == value for key, value in _FIXED.items() if key in field)
        and "/FT" in field
        and len(corners) in (0, 4)
        and corners[:2] == corners[2:]
        and field.get("/TU", _SHOWN[0]) in _SHOWN
    )


def _signature(step: RevisionStep, closed: Closed) -> set[int]:
    old, new = step.old(closed.field), step.new(closed.field)
    if "/V" in old or not same_but(old, new, ("/V", "/AP")):
        return set()
    look: set[int] = set()
    if "/AP" in new and written(raw(new, "/AP")) != (written(raw(old, "/AP")) if "/AP" in old else b""):
        visible = len({written(corner) for corner in entries(raw(old, "/Rect"))}) > 1
        shown = list(_look(step, raw(new, "/AP"))) if visible else [None]
        if None in shown:
            return set()
        look = {number for number in shown if number is not None}
    page = number_of(raw(old, "/P"))
    found = {closed.field, closed.value, *look} | _form(step, [])
    return found if page is None else found | _page(step, page, [])


def _look(step: RevisionStep, appearance: Any) -> Iterator[int | None]:
    """Yield the numbers of the objects that a signature's look is made of; None where it is something else."""
    yield from _drawn(step, raw(appearance, "/N") if dictionary(appearance, ["/N"]) else None)


def _drawn(step: RevisionStep, reference: Any) -> Iterator[int | None]:
    number = number_of(reference)
    if number is None or not step.fresh(number):
        yield None
        return
    yield number
    value = step.new(number)
    if stream(value, (*_IMAGE, "/SMask")) and value.get("/Subtype") == "/Image":
        yield from _drawn(step, raw(value, "/SMask")) if "/SMask" in value else ()
    elif stream(value, _FORM) and value.get("/Subtype") == "/Form":
        resources = raw(value, "/Resources")
        if resources is None:
            return
        if not dictionary(resources, ["/XObject", "/ExtGState", "/ProcSet"]):
            yield None
            return
        states = raw(resources, "/ExtGState") or {}
        if not all(dictionary(raw(states, name), ["/Type", "/CA", "/ca"]) for name in states):
            yield None
        drawn = raw(resources, "/XObject") or {}
        for name in drawn:
            yield from _drawn(step, raw(drawn, name))
    else:
        yield None


def _form(step: RevisionStep, added: list[int]) -> set[int]:
    """Return the form's own objects, where it has gained some fields and nothing else."""
    old, new = step.old(step.root), step.new(step.root)
    number = number_of(raw(new, "/AcroForm"))
    if number is None or number != number_of(raw(old, "/AcroForm")):
        return set()
    old, new = step.old(number), step.new(number)
    flags = written(raw(new, "/SigFlags")) if "/SigFlags" in new else b""
    if not same_but(old, new, ("/Fields", "/SigFlags")) or flags != b"3":
        return set()
    return _gained(step, number, raw(old, "/Fields"), raw(new, "/Fields"), added)


def _page(step: RevisionStep, number: int, added: list[int]) -> set[int]:
    """Return a page's own objects, where it has gained some annotations and nothing else."""
    old, new = step.old(number), step.new(number)
    if not (isinstance(old, dict) and old.get("/Type") == "/Page" and same_but(old, new, ("/Annots",))):
        return set()
    return _gained(step, number, raw(old, "/Annots"), raw(new, "/Annots"), added)


def _gained(step: RevisionStep, holder: int, old: Any, new: Any, added: list[int]) -> set[int]:
    """Return holder and array, where the array is as it was, or has some objects more at its end."""
    array = number_of(new)
    if array is not None:
        if array != number_of(old):
            return set()
        old, new = step.old(array), step.new(array)
    before, after = [written(one) for one in entries(old)], entries(new)
    kept, more = [written(one) for one in after[: len(before)]], [number_of(one) for one in after[len(before) :]]
    if kept != before or more not in ([], added):
        return set()
    return {holder} if array is None else {holder, array}
