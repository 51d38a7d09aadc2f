"""What came into a file after a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import Reference
    from pyhanko.pdf_utils.reader import PdfFileReader

_NAMED = 10
"""Pages that a message names at most."""


def added(reader: PdfFileReader, revision: int) -> Message:
    """Return what the revisions after one have changed: pages, and whether anything else."""
    touched: set[Reference] = set()
    for later in range(revision + 1, reader.xrefs.total_revisions):
        touched |= set(reader.xrefs.explicit_refs_in_revision(later))
    return described(reader, touched)


def described(reader: PdfFileReader, touched: set[Reference]) -> Message:
    """Return in words what some objects belong to, which came after a signature."""
    pages, annotated = _pages(reader, touched)
    named = ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")
    if pages:
        return message("after a signature, content was added or changed on page {pages}", pages=named)
    if annotated:
        named = ", ".join(map(str, annotated[:_NAMED]))
        return message("after a signature, annotations were added or changed on page {pages}", pages=named)
    return message("after a signature, {count} objects were added or changed", count=len(touched))


def _pages(reader: PdfFileReader, touched: set[Reference]) -> tuple[list[int], list[int]]:
    """Return the numbers, from 1, of pages whose content and of those whose annotations are among some objects."""
    pages, annotated = [], []
    for index in range(int(reader.root["/Pages"]["/Count"])):
        reference, page = _page(reader, index)
        content = {reference, *_references(page, "/Contents"), *_references(page, "/Resources")}
        if content & touched:
            pages.append(index + 1)
        elif _references(page, "/Annots") & touched:
            annotated.append(index + 1)
    return pages, annotated


def _page(reader: PdfFileReader, index: int) -> tuple[Reference, dict[str, object]]:
    found = reader.find_page_for_modification(index)  # type: ignore[no-untyped-call]  # pyHanko has no types here
    reference = found[0].reference
    return reference, reference.get_object()


def _references(page: dict[str, object], key: str) -> set[Reference]:
    from pyhanko.pdf_utils.generic import ArrayObject, IndirectObject

    if key not in page:
        return set()
    raw = page.raw_get(key)  # type: ignore[attr-defined]
    found = {raw.reference} if isinstance(raw, IndirectObject) else set()
    value = page[key]
    if isinstance(value, ArrayObject):
        found |= {one.reference for one in value if isinstance(one, IndirectObject)}
    return found
