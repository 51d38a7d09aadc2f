"""What signatures after the first have changed in a document, beside themselves.

pyHanko can tell as well, and for any document; but it walks through all of it, ten seconds for a hundred tagged pages.
Here, the objects of each later revision are looked at one by one, and little is allowed: signing fields that were
made for it, adding time stamps and validation data (ISO 32000-2, 12.8.2.2.2, table 257, and 12.8.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.verification.properties import properties

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import Reference
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_CATALOG = ("/AcroForm", "/DSS", "/Extensions", "/Version")
_INFO = ("/ModDate", "/Producer")
_FORM = ("/Fields", "/SigFlags")
_FIELD = ("/V", "/AP", "/M")


def foreign(reader: PdfFileReader, first: int, last: int) -> list[Reference]:
    """Return the objects that the revisions after `first`, up to `last`, have changed and that no signature has to."""
    found: list[Reference] = []
    for revision in range(first + 1, last + 1):
        before, after = (reader.get_historical_resolver(number) for number in (revision - 1, revision))
        found += _Step(reader, before, after).foreign(revision)
    return found


class _Step:
    """One revision beside the one before it."""

    def __init__(self, reader: PdfFileReader, before: HistoricalResolver, after: HistoricalResolver) -> None:
        self._reader, self._before, self._after = reader, before, after
        self._root = reader.root_ref
        info = reader.trailer.raw_get("/Info") if "/Info" in reader.trailer else None
        self._info = getattr(info, "reference", None)

    def foreign(self, revision: int) -> list[Reference]:
        """Return the objects that were there before and are now other than signing makes them."""
        freed = self._reader.xrefs.refs_freed_in_revision(revision)
        changed = [
            reference
            for reference in self._reader.xrefs.explicit_refs_in_revision(revision)
            if _there(self._before, reference)
        ]
        return [*freed, *(reference for reference in changed if not self._expected(reference))]

    def _expected(self, reference: Reference) -> bool:
        old: Any
        new: Any
        old, new = self._before.get_object(reference), self._after.get_object(reference)
        if _written(old) == _written(new):
            return True
        if reference in self._validation():
            return True
        if isinstance(old, list) and isinstance(new, list):
            return self._grown(old, new)
        if not isinstance(old, dict) or not isinstance(new, dict):
            return False
        if old.get("/Type") == "/Metadata":
            return properties(getattr(old, "data", b"")) == properties(getattr(new, "data", b""))
        if reference == self._root:
            return self._catalog(old, new)
        if old.get("/Type") == "/Page":
            return _same_but(old, new, ("/Annots",)) and self._grown(
                self._list(old, "/Annots"), self._list(new, "/Annots")
            )
        if reference == self._info:
            return _same_but(old, new, _INFO)
        if old.get("/FT") == "/Sig":
            return "/V" not in old and "/V" in new and _same_but(old, new, _FIELD)
        return "/Fields" in old and self._form(old, new)

    def _catalog(self, old: Any, new: Any) -> bool:
        form = self._form(old["/AcroForm"], new["/AcroForm"]) if "/AcroForm" in old and "/AcroForm" in new else False
        return form and _same_but(old, new, _CATALOG)

    def _form(self, old: Any, new: Any) -> bool:
        return _same_but(old, new, _FORM) and self._grown(self._list(old, "/Fields"), self._list(new, "/Fields"))

    def _list(self, holder: Mapping[str, Any], key: str) -> list[Any]:
        """Return an array by its entries as they are written: references stay references."""
        return list(list.__iter__(holder[key])) if key in holder else []

    def _grown(self, old: list[Any], new: list[Any]) -> bool:
        """Tell whether an array of fields or annotations has gained signature fields that show nothing, and no more."""
        kept, added = list(list.__iter__(old)), list(list.__iter__(new))
        if [_written(one) for one in kept] != [_written(one) for one in added[: len(kept)]]:
            return False
        return all(self._invisible(one) for one in added[len(kept) :])

    def _invisible(self, one: Any) -> bool:
        field = self._after.get_object(one.reference) if hasattr(one, "reference") else one
        if not isinstance(field, dict) or field.get("/FT") != "/Sig":
            return False
        left, bottom, right, top = (float(side) for side in field.get("/Rect", (0, 0, 0, 0)))
        return left == right or bottom == top

    def _validation(self) -> set[Reference]:
        """Return the objects of the store of validation data (DSS, ISO 32000-2, 12.8.4.3), as they were."""
        from pyhanko.pdf_utils.generic import IndirectObject

        catalog = self._before.get_object(self._root)
        if "/DSS" not in catalog:
            return set()
        held = [catalog.raw_get("/DSS")]
        store = catalog["/DSS"]
        held += [store.raw_get(key) for key in store]
        return {one.reference for one in held if isinstance(one, IndirectObject)}


def _there(resolver: HistoricalResolver, reference: Reference) -> bool:
    from pyhanko.pdf_utils.generic import NullObject
    from pyhanko.pdf_utils.misc import PdfReadError

    try:
        return not isinstance(resolver.get_object(reference), NullObject)
    except (PdfReadError, KeyError):
        return False


def _same_but(old: Any, new: Any, free: tuple[str, ...]) -> bool:
    """Tell whether two dictionaries are alike in all but some keys, and none of these was taken away."""
    fixed = [_entries(one, free) for one in (old, new)]
    return fixed[0] == fixed[1] and all(key in new for key in free if key in old)


def _entries(one: Any, free: tuple[str, ...]) -> dict[str, bytes]:
    return {str(key): _written(one.raw_get(key)) for key in one if key not in free}


def _written(one: Any) -> bytes:
    stream = BytesIO()
    one.write_to_stream(stream, None)
    return stream.getvalue()
