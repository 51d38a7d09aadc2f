"""One cross-reference section of a PDF, read from its bytes (ISO 32000-2, 7.5.4 to 7.5.8), strictly.

Libraries mend what is wrong with a file, each in its own way, and forgers live on the difference. Here nothing is
mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

_SUBSECTION = re.compile(rb"\s*(\d{1,10}) (\d{1,10})[ \r\n]++(?=\d|trailer)")
_TRAILER = re.compile(rb"\s*trailer\s*")
_OBJECT = re.compile(rb"(\d{1,10}) 0 obj\b\s*")
_BLANK = b"\0\t\n\f\r "
_LONG = re.compile(rb"<[0-9A-Fa-f]{512,}+>")
_ENTRY = 20
"""Bytes of an entry of a table (7.5.4)."""
_COMPRESSED = 2
_KEYS = {"/Size", "/Prev", "/Root", "/Info", "/ID"}
_REFERENCES = {"/Root", "/Info"}
"""What stands in an object of its own; where anything else did, one would have to read the file to read it."""
_STREAM_KEYS = {*_KEYS, "/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"}


class Misread(Exception):
    """A file is not written as its revisions can be told from; `text` says what is wrong."""

    def __init__(self, text: Message) -> None:
        super().__init__(str(text))
        self.text = text


@dataclass(frozen=True, slots=True)
class Section:
    """A cross-reference table with its trailer, or a cross-reference stream."""

    written: Mapping[int, tuple[int, int]]
    """Number of an object → offset in bytes, generation; a stream among them itself."""
    compressed: Mapping[int, tuple[int, int]]
    """Number of an object → number of the object stream, index in it."""
    freed: frozenset[int]
    """Numbers of objects that are no more; 0 aside."""
    trailer: Any
    """Dictionary of the trailer, or of the stream."""
    start: int
    """Offset in bytes."""


def read_section(reader: PdfFileReader, data: bytes, start: int, end: int) -> Section:
    """Return the section between two offsets; raises Misread where it is not exactly one, or lists an object twice."""
    table = data.startswith(b"xref", start)
    section = (_table if table else _stream)(reader, data[start:end], start)
    trailer = section.trailer
    elsewhere = {str(key) for key in trailer if hasattr(trailer.raw_get(key), "idnum")}
    if not set(trailer) <= (_KEYS if table else _STREAM_KEYS) or not elsewhere <= _REFERENCES:
        raise Misread(message("a trailer holds what does not belong there"))
    size = trailer.get("/Size", 0)
    if max([*section.written, *section.compressed, *section.freed], default=0) >= size:
        raise Misread(message("a cross-reference lists more objects than it says"))
    return section


def _table(reader: PdfFileReader, text: bytes, start: int) -> Section:
    position = len(b"xref")
    rows: list[tuple[int, tuple[tuple[int, int], bool]]] = []
    while found := _SUBSECTION.match(text, position):
        first, count = int(found[1]), int(found[2])
        position = found.end() + count * _ENTRY
        lines = text[found.end() : position]
        if len(lines) < count * _ENTRY:
            raise damaged()
        rows += [(first + index, _entry(lines[index * _ENTRY :][:_ENTRY])) for index in range(count)]
    trailer = _TRAILER.match(text, position)
    if not trailer:
        raise damaged()
    dictionary = _value(reader, text[trailer.end() :], 0, b"")
    written = [(number, place) for number, (place, used) in rows if used]
    freed = [number for number, (_, used) in rows if not used and number]
    return _section(written, [], freed, dictionary, start)


def _entry(line: bytes) -> tuple[tuple[int, int], bool]:
    found = re.fullmatch(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)", line)
    if not found:
        raise damaged()
    return (int(found[1]), int(found[2])), found[3] == b"n"


def _stream(reader: PdfFileReader, text: bytes, start: int) -> Section:
    number, stream = read_object(reader, text)
    if not hasattr(stream, "data") or stream.get("/Type") != "/XRef":
        raise damaged()
    rows = list(_rows(stream))
    if not any(one == number and kind == 1 and place == start for one, kind, place, _ in rows):
        # It need not list itself (7.5.8.2), and stands there all the same.
        rows.append((number, 1, start, 0))
    written = [(one, (place, more)) for one, kind, place, more in rows if kind == 1]
    compressed = [(one, (place, more)) for one, kind, place, more in rows if kind == _COMPRESSED]
    freed = [one for one, kind, _, _ in rows if kind == 0 and one]
    if len(written) + len(compressed) + len(freed) + sum(not one for one, *_ in rows) != len(rows):
        raise damaged()
    return _section(written, compressed, freed, stream, start)


def _rows(stream: Any) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, type and two fields of each entry of a cross-reference stream (7.5.8.3, table 18)."""
    kind, place, more = (int(width) for width in stream["/W"])
    width = kind + place + more
    index = [int(one) for one in stream.get("/Index", [0, stream["/Size"]])]
    data: bytes = stream.data
    if min(kind, place, more) < 0 or len(data) != width * sum(index[1::2]) or len(index) % 2:
        raise damaged()
    at = 0
    for first, count in zip(index[::2], index[1::2], strict=True):
        for number in range(first, first + count):
            yield (
                number,
                int.from_bytes(data[at : at + kind], "big") if kind else 1,
                int.from_bytes(data[at + kind : at + kind + place], "big"),
                int.from_bytes(data[at + kind + place : at + width], "big"),
            )
            at += width


def _section(
    written: list[tuple[int, tuple[int, int]]],
    compressed: list[tuple[int, tuple[int, int]]],
    freed: list[int],
    trailer: Any,
    start: int,
) -> Section:
    found = Section(dict(written), dict(compressed), frozenset(freed), trailer, start)
    if len({*found.written, *found.compressed, *freed}) != len(written) + len(compressed) + len(freed):
        raise Misread(message("a cross-reference lists an object twice"))
    return found


def read_object(reader: PdfFileReader, text: bytes) -> tuple[int, Any]:
    """Return number and value of an object of generation 0; raises Misread where a text is not exactly one.

    Of a signature's contents, which are long, the value is left out.
    """
    head = _OBJECT.match(text)
    if not head:
        raise damaged()
    number = int(head[1])
    return number, _value(reader, _LONG.sub(b"<>", text[head.end() :]), number, b"endobj")


def _value(reader: PdfFileReader, text: bytes, number: int, end: bytes) -> Any:
    """Return the value that a text begins with; nothing but `end` and white space follows it."""
    from io import BytesIO

    from pyhanko.pdf_utils.generic import Reference, read_object
    from pyhanko.pdf_utils.misc import PdfReadError

    stream = BytesIO(text)
    try:
        value = read_object(stream, Reference(number, 0, reader))
    except (PdfReadError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        raise damaged() from None
    if stream.read().strip(_BLANK) != end:
        raise damaged()
    return value


def damaged() -> Misread:
    """Return that cross-references or objects are not written as they should be."""
    return Misread(message("its cross-reference is damaged, or was made to be misread"))
