"""The ways in which a change comes into a file so that a validator may overlook it.

Mladenov et al., “1 Trillion Dollar Refund: How to Spoof PDF Signatures”, CCS 2019; Mainka et al., “Shadow Attacks:
Hiding and Replacing Content in Signed PDFs”, NDSS 2021; Rohlmann et al., “Breaking the Specification: PDF
Certification”, S&P 2021. Tricks on the byte range itself (universal forgery, wrapping) are in test_tampering.py.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from tests.pdf.verification.forgery.changes import Objects, signature_objects, text_of
from tests.pdf.verification.forgery.updates import close, every_entry, last_trailer, place, root_of, update

Trick = Callable[[bytes, Objects], bytes]
TRICKS: dict[str, Trick] = {}


def _trick(trick: Trick) -> Trick:
    TRICKS[trick.__name__] = trick
    return trick


@_trick
def plain(data: bytes, objects: Objects) -> bytes:
    """Append the change."""
    return update(data, objects)


@_trick
def signature_listed_again(data: bytes, objects: Objects) -> bytes:
    """Append the change together with the signature, byte for byte, as if it came only now."""
    return update(data, {**signature_objects(data), **objects})


@_trick
def signature_listed_after(data: bytes, objects: Objects) -> bytes:
    """Append the change, and in one more update the signature, byte for byte."""
    return update(update(data, objects), {k: v for k, v in signature_objects(data).items() if k not in objects})


@_trick
def called_validation_data(data: bytes, objects: Objects) -> bytes:
    """Let a DSS name the objects as its own, change them, and let it go again."""
    root, catalog = _catalog(data)
    names = b" ".join(b"%d 0 R" % number for number in objects)
    held = max(every_entry(data) | {number: (0, 0) for number in objects}) + 1
    named = catalog.replace(b"<<", b"<<\n/DSS %d 0 R" % held, 1)
    first = update(data, {root: named, held: b"<< /Type /DSS /Certs [ %s ] >>" % names})
    return update(update(first, objects), {root: objects.get(root, catalog)})


@_trick
def called_validation_data_at_once(data: bytes, objects: Objects) -> bytes:
    """Change the objects and name them as validation data in the same update."""
    root, catalog = _catalog(data)
    catalog = objects.get(root, catalog)
    held = max(every_entry(data) | {number: (0, 0) for number in objects}) + 1
    names = b" ".join(b"%d 0 R" % number for number in objects)
    dss = b"<< /Type /DSS /Certs [ %s ] >>" % names
    catalog = re.sub(rb"/DSS \d+ 0 R", b"", catalog)
    return update(data, {**objects, root: catalog.replace(b"<<", b"<<\n/DSS %d 0 R" % held, 1), held: dss})


@_trick
def without_previous(data: bytes, objects: Objects) -> bytes:
    """Let one cross-reference table list all objects, so that the file has one revision only."""
    placed, entries = place(data, objects)
    return close(placed, every_entry(data) | entries, None)


@_trick
def previous_passed_over(data: bytes, objects: Objects) -> bytes:
    """Let /Prev lead to the first revision, past that of the signature, whose objects the new table lists."""
    placed, entries = place(data, objects)
    first = data[: data.index(b"%%EOF\n") + 6]
    later = {number: entry for number, entry in every_entry(data).items() if entry[0] >= len(first)}
    return close(placed, later | entries, first)


@_trick
def hybrid(data: bytes, objects: Objects) -> bytes:
    """List the change in a cross-reference stream beside the table, which old readers pass over (7.5.8.4)."""
    placed, entries = place(data, objects)
    start = len(placed)
    number = max([*every_entry(data), *objects]) + 1
    stream = _cross_reference_stream(number, {**entries, number: (start, 0)}, data)
    return close(placed + stream, {number: (start, 0)}, data, extra=b"/XRefStm %d" % start)


@_trick
def cross_reference_stream(data: bytes, objects: Objects) -> bytes:
    """Change the kind of cross-reference in the last revision."""
    placed, entries = place(data, objects)
    number = max([*every_entry(data), *objects]) + 1
    start = len(placed)
    stream = _cross_reference_stream(number, {**entries, number: (start, 0)}, data)
    return placed + stream + b"startxref\n%d\n%%%%EOF\n" % start


@_trick
def object_stream(data: bytes, objects: Objects) -> bytes:
    """Put the objects into an object stream, where a search does not see them; streams stay outside."""
    inside = {number: text for number, text in objects.items() if b"stream\n" not in text}
    placed, entries = place(data, {number: text for number, text in objects.items() if number not in inside})
    number = max([*every_entry(data), *objects]) + 1
    heads, body = b"", b""
    for one, text in inside.items():
        heads += b"%d %d " % (one, len(body))
        body += text + b" "
    packed = zlib.compress(heads + body)
    held = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    placed, more = place(placed, {number: held % (len(inside), len(heads), len(packed), packed)})
    start = len(placed)
    listed = {**entries, **more, number + 1: (start, 0)}
    compressed = {one: (number, index) for index, one in enumerate(inside)}
    stream = _cross_reference_stream(number + 1, listed, data, compressed)
    return placed + stream + b"startxref\n%d\n%%%%EOF\n" % start


@_trick
def object_twice(data: bytes, objects: Objects) -> bytes:
    """Write each object that was there twice in the update: as it was, which the table lists, then changed."""
    known = every_entry(data)
    honest = {number: text_of(data, number) if number in known else text for number, text in objects.items()}
    placed, entries = place(data, honest)
    placed, _ = place(placed, objects)
    return close(placed, entries, data)


@_trick
def listed_twice(data: bytes, objects: Objects) -> bytes:
    """List each object twice in one table: once where it was, once changed."""
    placed, entries = place(data, objects)
    closed = close(placed, entries, data)
    known = every_entry(data)
    again = b"".join(b"%d 1\n%010d 00000 n \n" % (number, known[number][0]) for number in objects if number in known)
    at = closed.rindex(b"xref\n", 0, closed.rindex(b"startxref")) + 5
    return closed[:at] + again + closed[at:]


@_trick
def other_generation(data: bytes, objects: Objects) -> bytes:
    """Write the objects with generation 1, which readers that only look at numbers take."""
    placed, entries = place(data, objects, generation=1)
    return close(placed, entries, data)


@_trick
def hidden_first(data: bytes, objects: Objects) -> bytes:
    """Bring the objects in with one update that does not list them, and list them in the next (shadow, hide)."""
    placed, entries = place(data, objects)
    first = close(placed, {}, data)
    return close(first, entries, first)


@_trick
def behind_the_end(data: bytes, objects: Objects) -> bytes:
    """Write the objects between the end of the file and an update of nothing, as junk."""
    placed, entries = place(data + b"% see here\n", objects)
    return close(placed, entries, data)


@_trick
def other_catalog(data: bytes, objects: Objects) -> bytes:
    """Let the trailer lead to a new catalog, with the change in it."""
    root, catalog = _catalog(data)
    number = max([*every_entry(data), *objects]) + 1
    others = {key: text for key, text in objects.items() if key != root}
    return update(data, {**others, number: objects.get(root, catalog)}, root=number)


@_trick
def ends_in_one(data: bytes, objects: Objects) -> bytes:
    """Leave out %%EOF of the update, so that a count of ends sees none."""
    return update(data, objects).removesuffix(b"%%EOF\n")


def _catalog(data: bytes) -> tuple[int, bytes]:
    root = root_of(data)
    return root, text_of(data, root)


def _cross_reference_stream(
    number: int,
    entries: dict[int, tuple[int, int]],
    previous: bytes,
    compressed: dict[int, tuple[int, int]] | None = None,
) -> bytes:
    """Return a cross-reference stream (7.5.8) as an object; of compressed objects, the stream and the index in it."""
    trailer, offset = last_trailer(previous)
    kept = b" ".join(re.findall(rb"/Root \d+ 0 R|/Info \d+ 0 R|/ID \[.*?\]", trailer, re.DOTALL))
    rows = {one: (1, *entry) for one, entry in entries.items()}
    rows |= {one: (2, *entry) for one, entry in (compressed or {}).items()}
    index = b" ".join(b"%d 1" % one for one in sorted(rows))
    table = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + more.to_bytes(2, "big")
        for _, (kind, where, more) in sorted(rows.items())
    )
    head = b"<< /Type /XRef /W [ 1 4 2 ] /Index [ %s ] /Size %d %s /Prev %d /Length %d >>"
    return b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (
        number,
        head % (index, max(rows) + 1, kept, offset, len(table)),
        table,
    )
