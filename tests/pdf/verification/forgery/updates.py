"""Incremental updates written by hand, so that they may be wrong in every way (ISO 32000-2, 7.5.6)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tests.pdf.verification.forgery.changes import Objects

Entries = Mapping[int, tuple[int, int]]
"""Number of an object → offset in the file, generation."""

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF", re.DOTALL)


def update(data: bytes, objects: Objects, root: int | None = None) -> bytes:
    """Return a file with one more update, as an honest program would write it."""
    placed, entries = place(data, objects)
    return close(placed, entries, data, root)


def place(data: bytes, objects: Objects, generation: int = 0) -> tuple[bytes, dict[int, tuple[int, int]]]:
    """Return a file with objects behind its end, and where they stand."""
    entries = {}
    for number, text in objects.items():
        entries[number] = (len(data), generation)
        data += b"%d %d obj\n%s\nendobj\n" % (number, generation, text)
    return data, entries


def close(data: bytes, entries: Entries, previous: bytes | None, root: int | None = None, extra: bytes = b"") -> bytes:
    """Return a file with a cross-reference table and a trailer; `previous` is the file that /Prev leads to."""
    trailer, offset = last_trailer(previous if previous is not None else data)
    if root is not None:
        trailer = re.sub(rb"/Root \d+", b"/Root %d" % root, trailer)
    size = max(int(re.findall(rb"/Size (\d+)", trailer)[0]), *(number + 1 for number in entries), 1)
    trailer = re.sub(rb"/(Size|Prev|XRefStm) \d+\s*", b"", trailer).strip() + b" /Size %d " % size + extra
    if previous is not None:
        trailer += b" /Prev %d" % offset
    table = b"xref\n0 0\n" + b"".join(
        b"%d 1\n%010d %05d n \n" % (number, place, generation)
        for number, (place, generation) in sorted(entries.items())
    )
    return data + table + b"trailer\n<<\n%s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))


def last_trailer(data: bytes) -> tuple[bytes, int]:
    """Return what stands in the last trailer dictionary of a file, and the offset of its cross-reference table."""
    found = list(_TRAILER.finditer(data))[-1]
    return found[1], int(found[2])


def every_entry(data: bytes) -> dict[int, tuple[int, int]]:
    """Return where each object of a file stands last."""
    return {int(found[1]): (found.start(1), 0) for found in re.finditer(rb"(?<=\n)(\d+) 0 obj\b", data)}


def root_of(data: bytes) -> int:
    """Return the number of the catalog."""
    return int(re.findall(rb"/Root (\d+)", last_trailer(data)[0])[0])
