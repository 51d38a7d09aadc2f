"""Marks in a filled template, and the long content that takes their places.

The content is put in as text and the whole parsed once: to move elements from one tree of lxml into another takes time
that grows with the square of their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree
from markupsafe import Markup

from reportdoc.ooxml.names import NAMESPACES
from reportdoc.word.xml import parse


def mark(tag: str) -> Markup:
    """Return the paragraph that stands for a tag's content until it is known."""
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="reportdoc-{tag}"/></w:pPr></w:p>')


def replaced(document: etree._Element, contents: Mapping[str, str]) -> etree._Element:
    """Return a `w:document` with the Open XML text of each tag in the place of its mark."""
    root = etree.Element(document.tag, dict(document.attrib), document.nsmap | NAMESPACES)
    root.extend(list(deepcopy(document)))
    text = etree.tostring(root, encoding="unicode")
    for tag, content in contents.items():
        text = text.replace(mark(tag), content)
    return parse(text)
