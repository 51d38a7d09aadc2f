"""What a document says of itself, in XMP (ISO 16684-1) and in its information dictionary.

Every program that writes a revision sets when and by what it was written; all else is to be as it was, to the last
comment.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from reportdoc.pdf.verification.objects import RevisionStep, number_of, raw, same_but, stream

_XMP = "{http://ns.adobe.com/xap/1.0/}"
_DATES = (f"{_XMP}ModifyDate", f"{_XMP}MetadataDate")
_PRODUCER = "{http://ns.adobe.com/pdf/1.3/}Producer"
_TOOLKIT = "{adobe:ns:meta/}xmptk"
_DESCRIPTION = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"
_WRITER = re.compile(r"(?:.*; )?pyHanko [0-9.]{1,20}", re.DOTALL)
"""The program that signs, and what it adds to the name of the one that made the file."""
_APART = timedelta(days=1)
"""How far clocks and zones may be apart."""


def expected(step: RevisionStep, latest: datetime) -> set[int]:
    """Return the numbers of the objects that say what the document says of itself, where that is as it was.

    Its dates may go on, to `latest` at most; the name of the program may be that of one that signs.
    """
    found = set()
    packet = number_of(raw(step.new(step.root), "/Metadata"))
    for number, same in ((packet, _same_packet), (step.info, _same_info)):
        if number is not None and number in step.listed and same(step.old(number), step.new(number), latest):
            found.add(number)
    return found


def _same_packet(old: Any, new: Any, latest: datetime) -> bool:
    if not stream(new, ("/Type", "/Subtype")) or not same_but(old, new, ("/Length", "/Filter")):
        return False
    try:
        before, after = _parsed(old.data), _parsed(new.data)
    except ValueError:
        return False
    was, now = _taken_out(before), _taken_out(after)
    dates = all(_later(was.get(key), now.get(key), latest) for key in _DATES)
    names = all(_named(was.get(key), now.get(key)) for key in (_PRODUCER, _TOOLKIT))
    return dates and names and _canonical(before) == _canonical(after)


def _parsed(packet: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree = etree.fromstring(packet.strip(b"\0 \n\r\t"), parser).getroottree()
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    if tree.docinfo.doctype:
        raise ValueError("a document type has no place in a packet")
    return tree


def _taken_out(tree: Any) -> dict[str, str]:
    """Take what every program sets out of a packet, and return it."""
    found: dict[str, str] = {}
    for one in tree.iter(_DESCRIPTION, "{adobe:ns:meta/}xmpmeta"):
        for key in (*_DATES, _PRODUCER, _TOOLKIT):
            if key in one.attrib:
                found[key] = one.attrib.pop(key)
    return found


def _canonical(tree: Any) -> bytes:
    """Return all of a packet: elements, comments, instructions, and the text between them (Canonical XML 1.0)."""
    from lxml import etree

    canonical: bytes = etree.tostring(tree, method="c14n", with_comments=True)
    return canonical


def _same_info(old: Any, new: Any, latest: datetime) -> bool:
    if not same_but(old, new, ("/ModDate", "/Producer")):
        return False
    was, now = ({key: str(one[key]) for key in ("/ModDate", "/Producer") if key in one} for one in (old, new))
    dates = _later(was.get("/ModDate"), now.get("/ModDate"), latest, _pdf_date)
    return dates and _named(was.get("/Producer"), now.get("/Producer"))


def _later(
    was: str | None, now: str | None, latest: datetime, read: Callable[[str], datetime] = datetime.fromisoformat
) -> bool:
    """Tell whether a date is as it was, or has gone on."""
    if was == now:
        return True
    if now is None:
        return False
    try:
        before, after = (_aware(read(one)) for one in (was or now, now))
    except ValueError:
        return False
    return before - _APART <= after <= latest + _APART


def _pdf_date(text: str) -> datetime:
    from pyhanko.pdf_utils.generic import parse_pdf_date
    from pyhanko.pdf_utils.misc import PdfReadError

    try:
        return parse_pdf_date(text)
    except PdfReadError as error:
        raise ValueError(str(error)) from None


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _named(was: str | None, now: str | None) -> bool:
    return was == now or (now is not None and bool(_WRITER.fullmatch(now)) and (was is None or _kept(was, now)))


def _kept(was: str, now: str) -> bool:
    """Tell whether the name of the program that made the file is still there, where it is not the one that signs."""
    return bool(_WRITER.fullmatch(was)) or now.startswith(f"{was}; ")
