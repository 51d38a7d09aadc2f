"""Paragraphs of a length that nobody writes are told before anything judges them."""

from __future__ import annotations

from typing import cast

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.project.text import DIVIDE, PARAGRAPH_CHARACTERS
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_LONG = etree.XPath(
    f"//w:p[string-length(.) > {PARAGRAPH_CHARACTERS}]", namespaces={"w": W.strip("{}")}, smart_strings=False
)
_SHOWN = 20
"""Characters of a paragraph by which its author finds it."""


def check_lengths(root: etree._Element, file: str) -> None:
    """Raise InputError where a paragraph of a part is too long to be judged; `file` is what the message calls it."""
    for paragraph in cast("list[etree._Element]", _LONG(root)):
        texts = paragraph.iter(f"{W}t", f"{W}delText")
        # The paragraphs of a text box stand inside the paragraph that it is anchored in, and are paragraphs themselves.
        check_length("".join(one.text or "" for one in texts if next(one.iterancestors(f"{W}p")) is paragraph), file)


def check_length(text: str, file: str) -> None:
    """Raise InputError where the text of a paragraph is too long to be judged."""
    if len(text) > PARAGRAPH_CHARACTERS:
        told = message(
            '"{file}": the paragraph "{start}…" has {count} characters; more than {limit} are not read',
            file=file,
            start=text[:_SHOWN].strip(),
            count=len(text),
            limit=PARAGRAPH_CHARACTERS,
        )
        raise InputError(told, DIVIDE)
