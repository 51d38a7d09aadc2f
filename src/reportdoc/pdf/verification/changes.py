"""What came into a file after a signature, by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.verification.objects import written
from reportdoc.report.message import Message, message
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import DictionaryObject, Reference
    from pyhanko.pdf_utils.reader import PdfFileReader

_NAMED = 10
"""Pages and entries that a message names at most."""


def named(reader: PdfFileReader, first: int, numbers: frozenset[int]) -> list[Message]:
    """Return in words what some objects belong to, which were written after revision `first` was signed."""
    if not numbers:
        return []
    found = list(_named(reader, first, numbers))
    if found:
        return found
    return [message("after a signature, {count} objects were added or changed", count=len(numbers))]


def _named(reader: PdfFileReader, first: int, numbers: frozenset[int]) -> Iterator[Message]:
    pages, annotated = _pages(reader, numbers)
    if pages:
        yield message("after a signature, content was added or changed on page {pages}", pages=_list(pages))
    elif annotated:
        yield message("after a signature, annotations were added or changed on page {pages}", pages=_list(annotated))
    values = [value for number in numbers if isinstance(value := _value(reader, number), dict)]
    if any(value.get("/Type") == "/Pages" for value in values):
        yield message("after a signature, pages were added, removed or moved")
    if reader.root_ref.idnum in numbers and (entries := _entries(reader, first)):
        yield message("after a signature, entries of the document were changed: {names}", names=_list(entries))
    fields = [plain(value.get("/T", "")) for value in values if value.get("/FT") == "/Sig"]
    if fields or any("/ByteRange" in value for value in values):
        yield message("after a signature, a signature was changed, or came in where none was expected")
    if any("/Fields" in value and "/FT" not in value for value in values):
        yield message("after a signature, form fields were added, changed or removed")
    if any(value.get("/Type") == "/Metadata" or "/Producer" in value for value in values):
        yield message("after a signature, what the document says of itself was changed")
    if any(value.get("/Type") in ("/DSS", "/VRI") for value in values):
        yield message("after a signature, validation data came in that are none")


def _list(names: list[Any]) -> str:
    return ", ".join(map(str, names[:_NAMED])) + (" …" if len(names) > _NAMED else "")


def _value(reader: PdfFileReader, number: int) -> Any:
    from pyhanko.pdf_utils.generic import Reference
    from pyhanko.pdf_utils.misc import PdfReadError

    try:
        return reader.get_object(Reference(number, 0, reader))
    except (PdfReadError, ValueError, KeyError):
        return None


def _entries(reader: PdfFileReader, first: int) -> list[str]:
    """Return the keys of the catalog that said something else after it was signed, if only for a while."""
    later = [reader.get_historical_resolver(number).root for number in range(first, reader.xrefs.total_revisions)]
    sides = [{str(key): written(one.raw_get(key)) for key in one} for one in later]
    keys = {key for side in sides for key in side}
    return sorted(plain(key) for key in keys if any(side.get(key) != sides[0].get(key) for side in sides))


def _pages(reader: PdfFileReader, numbers: frozenset[int]) -> tuple[list[int], list[int]]:
    """Return the numbers, from 1, of pages whose content and of those whose annotations are among some objects."""
    pages: list[int] = []
    annotated: list[int] = []
    for index in range(int(reader.root["/Pages"]["/Count"])):
        reference, page = _page(reader, index)
        content = {reference.idnum, *_references(page, "/Contents"), *_references(page, "/Resources")}
        if content & numbers:
            pages.append(index + 1)
        elif _references(page, "/Annots") & numbers:
            annotated.append(index + 1)
    return pages, annotated


def _page(reader: PdfFileReader, index: int) -> tuple[Reference, DictionaryObject]:
    found = reader.find_page_for_modification(index)
    reference = found[0].reference
    return reference, reference.get_object()


def _references(page: DictionaryObject, key: str) -> set[int]:
    from pyhanko.pdf_utils.generic import ArrayObject, IndirectObject

    if key not in page:
        return set()
    raw = page.raw_get(key)
    found = {raw.idnum} if isinstance(raw, IndirectObject) else set()
    value = page[key]
    if isinstance(value, ArrayObject):
        found |= {one.idnum for one in list.__iter__(value) if isinstance(one, IndirectObject)}
    return found
