"""Two revisions of a document, one after the other, object by object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

Dictionary = Mapping[str, Any]


class RevisionStep:
    """A revision beside the one before it."""

    def __init__(self, reader: PdfFileReader, number: int, listed: Iterable[int], size: int) -> None:
        self._reader = reader
        self._old, self._new = (reader.get_historical_resolver(one) for one in (number - 1, number))
        self.listed = frozenset(listed)
        """Numbers of the objects that the revision has written."""
        self._size = size
        self.root: int = reader.root_ref.idnum
        self.info = number_of(raw(reader.trailer, "/Info"))

    def fresh(self, number: int) -> bool:
        """Tell whether an object is new with this revision: nothing before it could have named it (7.5.5, Size)."""
        return number >= self._size and number in self.listed

    def old(self, number: int) -> Any:
        """Return what an object was."""
        return self._object(self._old, number)

    def new(self, number: int) -> Any:
        """Return what an object is now."""
        return self._object(self._new, number)

    def _object(self, resolver: Any, number: int) -> Any:
        from pyhanko.pdf_utils.generic import Reference

        return resolver.get_object(Reference(number, 0, self._reader))


def written(one: Any) -> bytes:
    """Return an object as it is written, references as references."""
    stream = BytesIO()
    one.write_to_stream(stream, None)
    return stream.getvalue()


def raw(holder: Any, key: str) -> Any:
    """Return an entry of a dictionary, a reference as a reference; None where it is not there."""
    return holder.raw_get(key) if key in holder else None


def number_of(value: Any) -> int | None:
    """Return the number of the object that a reference leads to; None where it is no reference to generation 0."""
    return value.idnum if hasattr(value, "idnum") and value.generation == 0 else None


def entries(array: Any) -> list[Any]:
    """Return what stands in an array, references as references."""
    return list(list.__iter__(array)) if isinstance(array, list) else []


def same_but(old: Any, new: Any, free: Iterable[str] = ()) -> bool:
    """Tell whether two dictionaries are written alike in all but some keys."""
    sides = [{str(key): written(one.raw_get(key)) for key in one if key not in set(free)} for one in (old, new)]
    return sides[0] == sides[1]


def dictionary(value: Any, keys: Iterable[str]) -> bool:
    """Tell whether something is a dictionary, no stream, that has no other keys than these."""
    return isinstance(value, dict) and not hasattr(value, "encoded_data") and set(value) <= set(keys)


def stream(value: Any, keys: Iterable[str]) -> bool:
    """Tell whether something is a stream that has no other keys than these, and is packed in the common way or not."""
    allowed = {"/Length", "/Filter", *keys}
    packed = isinstance(value, dict) and value.get("/Filter", "/FlateDecode") in ("/FlateDecode", ["/FlateDecode"])
    return packed and hasattr(value, "encoded_data") and set(value) <= allowed
