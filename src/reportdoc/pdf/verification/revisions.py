"""The revisions of a file (ISO 32000-2, 7.5.6), from its bytes, beside what the library sees in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.verification.cross_reference import Misread, Section, read_object, read_section
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_END = re.compile(rb"startxref[\r\n]{1,2}(\d{1,19})[\r\n]{1,2}%%EOF(?:\r\n|\r|\n)?")
_MARK = b"%%EOF"
_STRING = re.compile(rb"\((?:[^\\()]|\\.)*+\)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Revision:
    """What one writing has added to a file."""

    start: int
    """Offset in bytes."""
    mark: int
    """Offset behind `%%EOF`."""
    end: int
    """Offset behind the end of that line."""
    section: Section

    def ends_at(self, offset: int) -> bool:
        """Tell whether an offset is where this revision ends, with the end of the line or without."""
        return offset in (self.mark, self.end)


def revisions(data: bytes, reader: PdfFileReader) -> tuple[Revision, ...]:
    """Return the revisions of a file, the oldest first.

    There are as many as there are marks of an end (`%%EOF`); each leads to the one before it (`/Prev`), lists only
    objects of its own bytes, and those after the first hold nothing else. The library must see the same. Raises Misread
    where any of that does not hold: readers that mend such files show different things (Mainka et al., “Shadow
    Attacks”, NDSS 2021; Mladenov et al., “1 Trillion Dollar Refund”, CCS 2019, “incremental saving”).
    """
    ends = list(_END.finditer(data))
    if not data.startswith(b"%PDF-") or not ends or len(ends) != data.count(_MARK):
        raise Misread(message("its revisions cannot be told: its ends are not marked as they should be"))
    found: list[Revision] = []
    for end in ends:
        start = found[-1].end if found else 0
        offset = int(end[1])
        if not start <= offset < end.start():
            raise Misread(message("a revision of the file leads to a cross-reference in another"))
        section = read_section(reader, data, offset, end.start())
        mark = data.index(_MARK, end.start()) + len(_MARK)
        found.append(Revision(start, mark, end.end(), section))
        _chained(section, found[-2].section if len(found) > 1 else None, found[0].section)
        _in_place(data, found[-1])
    for revision in found[1:]:
        _nothing_else(reader, data, revision)
    _same_view(reader, found)
    return tuple(found)


def _chained(section: Section, before: Section | None, first: Section) -> None:
    trailer = section.trailer
    if trailer.get("/Prev", None) != (before.start if before else None):
        raise Misread(message("a revision of the file does not lead to the one before it"))
    if before and trailer["/Size"] < before.trailer["/Size"]:
        # Objects beyond the size count as missing (7.5.5, table 15): pages could be made to vanish so.
        raise Misread(message("a cross-reference lists more objects than it says"))
    for key in ("/Root", "/Info"):
        if key in first.trailer and _reference(trailer, key) != _reference(first.trailer, key):
            raise Misread(message("a revision of the file begins elsewhere: its {key} is another", key=key))


def _reference(trailer: Any, key: str) -> tuple[int, int]:
    value: Any = trailer.raw_get(key) if key in trailer else None
    if not hasattr(value, "idnum"):
        raise Misread(message("a trailer holds what does not belong there"))
    return value.idnum, value.generation


def _in_place(data: bytes, revision: Revision) -> None:
    """Look whether each object that a revision lists stands in it."""
    section = revision.section
    for number, (place, generation) in section.written.items():
        inside = revision.start <= place <= section.start
        if not inside or not data.startswith(b"%d %d obj" % (number, generation), place):
            raise Misread(message("a revision of the file lists an object that does not stand in it"))
    if any(held not in section.written for held, _index in section.compressed.values()):
        raise Misread(message("a revision of the file lists an object that does not stand in it"))


def _nothing_else(reader: PdfFileReader, data: bytes, revision: Revision) -> None:
    """Look whether the objects that a later revision lists are all that stands in it, and none is packed or freed."""
    section = revision.section
    if section.compressed or section.freed or any(generation for _, generation in section.written.values()):
        raise Misread(message("a later revision of the file removes objects, or packs them"))
    places = sorted({place for place, _ in section.written.values()} | {section.start})
    if places[0] != revision.start:
        raise Misread(_unlisted())
    for place, end in pairwise(places):
        text = data[place:end]
        try:
            number, value = read_object(reader, text)
        except Misread:
            raise Misread(_unlisted()) from None
        if b"%" in _STRING.sub(b"", _text(text, value)):
            raise Misread(message("a comment stands in object {number} of a later revision", number=number))


def _unlisted() -> Message:
    return message("something stands in a later revision of the file that it does not list")


def _text(written: bytes, value: Any) -> bytes:
    """Return an object as it is written, without the data of a stream, which must be as long as it says."""
    if not hasattr(value, "encoded_data"):
        return written
    packed = value.encoded_data
    head, _, _ = written.rpartition(b"endstream")
    for end in (b"", b"\n", b"\r\n", b"\r"):
        if head.endswith(packed + end) and len(packed) == value.get("/Length"):
            text = head.removesuffix(packed + end)
            if text.endswith((b"stream\n", b"stream\r\n")):
                return text
    raise Misread(message("a stream in a later revision of the file is not as long as it says"))


def _same_view(reader: PdfFileReader, found: list[Revision]) -> None:
    """Compare with what the library has read."""
    xrefs = reader.xrefs
    if xrefs.total_revisions != len(found) or xrefs.hybrid_xrefs_present:
        raise Misread(_differently())
    for number, revision in enumerate(found):
        seen, section = xrefs.get_xref_data(number), revision.section
        written = {one: (place, generation) for one, (generation, place) in seen.standard_xrefs.items()}
        compressed = {one: (held.obj_stream_id, held.ix_in_stream) for one, held in seen.xrefs_in_objstm.items()}
        same = (
            _others(written, section) == _others(section.written, section)
            and compressed == section.compressed
            and set(seen.freed) - {0} == section.freed
            and xrefs.get_startxref_for_revision(number) == section.start
        )
        if not same:
            raise Misread(_differently())


def _others(written: Mapping[int, tuple[int, int]], section: Section) -> dict[int, tuple[int, int]]:
    """Return all entries but that of a cross-reference stream itself, which may be left out (7.5.8.2)."""
    return {number: entry for number, entry in written.items() if entry[0] != section.start}


def _differently() -> Message:
    return message("it can be read in more than one way")
