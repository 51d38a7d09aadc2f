"""Comments of a Word file, and which of them are resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from reportdoc.manuscript.model import Remark
from reportdoc.ooxml.names import W

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_NO_DATE: Final = "0"
"""LibreOffice writes 0-00-00T00:00:00Z for a comment without a date."""


def commented(
    comments: etree._Element | None, extended: etree._Element | None, places: Mapping[str, int]
) -> Iterator[Remark]:
    """Yield the comments of a part, a paragraph of theirs a line, in the order of the file.

    `extended` is the part that tells which are resolved ([MS-DOCX], 2.5.1: `w15:commentEx`, which names the last
    paragraph of a comment), `places` has the paragraph of the document that each is made on, by its id.
    """
    known = extended.iter(f"{_W15}commentEx") if extended is not None else ()
    resolved = {one.get(f"{_W15}paraId") for one in known if one.get(f"{_W15}done") in ("1", "true")}
    for comment in comments if comments is not None else ():
        paragraphs = list(comment.iter(f"{W}p"))
        lines = ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in paragraphs)
        date = comment.get(f"{W}date", "")
        yield Remark(
            kind="comment",
            author=comment.get(f"{W}author", ""),
            text="\n".join(lines).strip(),
            index=places.get(comment.get(f"{W}id", ""), 0),
            date="" if date.startswith(_NO_DATE) else date,
            resolved=bool(paragraphs) and paragraphs[-1].get(f"{_W14}paraId", _NO_DATE) in resolved,
        )
