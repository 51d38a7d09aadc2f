"""Tracked changes as a reader sees them: `学校有[-4487-]{+4407+}人`, a line a paragraph.

A paragraph whose mark is inserted or deleted ends with `¶+` or `¶-`, one with other properties than before with `¶*`.
Text whose formatting changed stands in `[* *]`. Fields show their results, pictures and charts are `▢`.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.support.word import NAMESPACES, find, part

_W = f"{{{NAMESPACES['w']}}}"
_AROUND = {"ins": "{+%s+}", "del": "[-%s-]"}


def shown(document: Path, name: str = "word/document.xml") -> list[str]:
    """Return the lines of all paragraphs of a part that are not empty."""
    lines = [_paragraph(node) for node in find(part(document, name), "//w:p")]
    return [line for line in lines if line]


def changed(document: Path, name: str = "word/document.xml") -> list[str]:
    """Return the lines that show a change."""
    return [line for line in shown(document, name) if any(sign in line for sign in ("{+", "[-", "[*", "¶"))]


def rows(document: Path) -> list[str]:
    """Return the rows of all tables: `+` or `-` where a row is inserted or deleted, then its cells between bars."""
    lines = []
    for row in find(part(document), "//w:tr"):
        sign = "+" if find(row, "w:trPr/w:ins") else "-" if find(row, "w:trPr/w:del") else " "
        cells = ["/".join(filter(None, map(_text, find(cell, "w:p")))) for cell in find(row, "w:tc")]
        lines.append(f"{sign}|{'|'.join(cells)}|")
    return lines


def _paragraph(node: etree._Element) -> str:
    for path, sign in (("w:rPr/w:ins", "¶+"), ("w:rPr/w:del", "¶-"), ("w:pPrChange", "¶*")):
        if find(node, f"w:pPr/{path}"):
            return _text(node) + sign
    return _text(node)


def _text(node: etree._Element) -> str:
    text = "".join(_piece(child) for child in node)
    return _AROUND[etree.QName(node).localname] % text if node.tag in (f"{_W}ins", f"{_W}del") and text else text


def _piece(node: etree._Element) -> str:
    match etree.QName(node).localname:
        case "t" | "delText":
            return (node.text or "").replace("\u00a0", " ")
        case "noBreakHyphen":
            return "-"
        case "tab" | "br":
            return " "
        case "drawing" | "pict" | "AlternateContent":
            return "▢"
        case "r" if find(node, "w:rPr/w:rPrChange"):
            return f"[*{_text(node)}*]"
        case "r" | "hyperlink" | "ins" | "del" | "sdt" | "sdtContent" | "fldSimple":
            return _text(node)
        case _:
            return ""
