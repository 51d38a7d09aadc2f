"""Web pages that were saved or exported under any name, as an engine may read them: nothing in them is fetched."""

from __future__ import annotations

import base64
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from email import message_from_bytes, policy
from email.message import Message
from typing import cast

from lxml import etree, html

from reportdoc.ooxml.limits import PART_BYTES
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_HEAD = 4096
_CHARSET = re.compile(rb"charset\s?=\s?[\"']?([A-Za-z0-9_-]{1,40})")
_DECLARED = re.compile(r"^\ufeff?\s{0,9}<\?xml[^>]{0,200}>")
_ACTIVE = ("script", "iframe", "object", "embed", "link", "base", "meta[@http-equiv='refresh']")


def page(data: bytes, name: str) -> bytes:
    """Return a page in UTF-8 without scripts, and with no picture but those that it holds itself.

    `name` is what messages call it. Raises InputError where it is too large or holds nothing.
    """
    return _page(data, name, {})


def archived_page(data: bytes, name: str) -> bytes:
    """Return the page of a web archive, a "single file web page" (RFC 2557), as `page` does, with its pictures."""
    archive = message_from_bytes(data, policy=policy.default)
    texts: list[bytes] = []
    pictures: dict[str, str] = {}
    for part in archive.walk():
        content = part
        if content.get_content_type() == "text/html" and not texts:
            texts.append(_payload(content))
        elif content.get_content_maintype() == "image":
            payload = base64.b64encode(_payload(content)).decode()
            uri = f"data:{content.get_content_type()};base64,{payload}"
            pictures[str(content.get("Content-Location", "")).rpartition("/")[2]] = uri
            pictures["cid:" + str(content.get("Content-ID", "")).strip("<>")] = uri
    return _page(texts[0] if texts else b"", name, pictures)


def _payload(part: Message) -> bytes:
    """Return what a part holds, decoded; nothing of one that holds others."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(data: bytes) -> str:
    """Return a page's text: in the encoding that it names, or in UTF-8, or else in that of Chinese Windows."""
    named = _CHARSET.search(data[:_HEAD])
    name = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else named[1].decode() if named else "utf-8"
    for one in ("gb18030" if name.lower() in ("gb2312", "gbk") else name, "utf-8-sig"):
        try:
            return data.decode(one)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("gb18030", errors="replace")


def _page(data: bytes, name: str, pictures: dict[str, str]) -> bytes:
    if len(data) > PART_BYTES:
        raise InputError(message('"{file}" is too large to read', file=name))
    try:
        root = html.document_fromstring(_DECLARED.sub("", _decoded(data)))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InputError(message('"{file}" holds no text', file=name)) from None
    for active in cast("list[html.HtmlElement]", root.xpath("|".join(f"//{one}" for one in _ACTIVE))):
        active.drop_tree()
    for node in root.iter():
        for key in ("src", "background", "data", "srcset"):
            address = node.get(key) if isinstance(node.tag, str) else None
            if address is not None and not address.startswith("data:image/"):
                known = pictures.get(address) or pictures.get(address.rpartition("/")[2])
                if known:
                    node.set(key, known)
                else:
                    del node.attrib[key]
        if isinstance(node.tag, str) and "url(" in node.get("style", "").lower():
            del node.attrib["style"]
    for style in cast("list[html.HtmlElement]", root.xpath("//style")):
        style.drop_tree()
    return html.tostring(root, encoding="utf-8", doctype="<!DOCTYPE html>")
