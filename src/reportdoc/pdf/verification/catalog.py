"""The catalog in a revision after a signature: what it may gain."""

from __future__ import annotations

from typing import Any

from reportdoc.pdf.verification.objects import RevisionStep, dictionary, entries, raw, same_but, written

_FREE = ("/DSS", "/Extensions", "/Version")
_SECOND = b"/2.0"
"""The version of PDF that extensions for signatures belong to (ISO/TS 32001 and 32002)."""


def sound(step: RevisionStep, needed: bool) -> bool:
    """Tell whether a catalog that was written anew says what it said; validation data are looked at elsewhere.

    Where they or a signature come in, which is when it is `needed`, it may name the extensions of the format for them
    (ETSI EN 319 142-1, 5.1; ISO/TS 32001; ISO/TS 32002), and the version of PDF that those belong to.
    """
    old, new = step.old(step.root), step.new(step.root)
    if not same_but(old, new, _FREE) or ("/DSS" in old and "/DSS" not in new):
        return False
    gained = _gained(raw(old, "/Extensions"), raw(new, "/Extensions"))
    if gained is None or (gained and not needed):
        return False
    before, after = (written(raw(one, "/Version")) if "/Version" in one else None for one in (old, new))
    return before == after or (after == _SECOND and any(_SECOND in one for one in gained))


def _gained(old: Any, new: Any) -> set[bytes] | None:
    """Return the extensions that came in, as they are written; None where others did, or one is gone."""
    if new is None:
        return set() if old is None else None
    if not (isinstance(new, dict) and (old is None or isinstance(old, dict))):
        return None
    had = {(key, one) for key in old or () for one in _listed(old, key)}
    has = {(key, one) for key in new for one in _listed(new, key)}
    return {one for _, one in has - had} if had <= has <= had | _known() else None


def _listed(extensions: Any, key: str) -> list[bytes]:
    value = raw(extensions, key)
    listed = entries(value) if isinstance(value, list) else [value]
    return [written(one) if dictionary(one, one) else written(value) for one in listed]


def _known() -> set[tuple[str, bytes]]:
    from pyhanko.sign.signers.constants import ESIC_EXTENSION_1, ISO32001, ISO32002

    return {(str(one.prefix_name), written(one.as_pdf_object())) for one in (ESIC_EXTENSION_1, ISO32001, ISO32002)}
