"""Accepting or rejecting all tracked changes of a Word file, after ECMA-376 Part 1, 17.13.5.

It knows nothing of the program that tracked them. What it cannot resolve it leaves, so that a comparison finds it.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from tests.support.word import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
_BEFORE = {f"{W}{name}Change" for name in ("rPr", "pPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "sectPr")}
_BOXES = (f"{W}tbl", f"{W}sdt")
_LIVE = {"deletedText": "t", "delText": "t", "delInstrText": "instrText"}


def accept(document: Path, target: Path) -> Path:
    """Write a file with all changes made, and return it."""
    return _resolve(document, target, f"{W}ins", f"{W}del")


def reject(document: Path, target: Path) -> Path:
    """Write a file with all changes undone, and return it."""
    return _resolve(document, target, f"{W}del", f"{W}ins")


def _resolve(document: Path, target: Path, kept: str, dropped: str) -> Path:
    with ZipFile(document) as package, ZipFile(target, "w") as resolved:
        for name in package.namelist():
            content = package.read(name)
            if name.startswith("word/") and name.endswith(".xml") and b"wordprocessingml/2006/main" in content:
                root = etree.fromstring(content)
                _part(root, kept, dropped)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            resolved.writestr(name, content)
    return target


def _part(root: etree._Element, kept: str, dropped: str) -> None:
    emptied = _bookmarks_emptied(root, dropped)
    for change in [node for node in root.iter() if node.tag in _BEFORE]:
        _properties(change, restore=dropped == f"{W}ins")
    _rows(root, kept, dropped)
    _controls(root, dropped)
    for node in list(root.iter(dropped)):
        if not _is_mark(node):
            _take(node)
    for node in list(root.iter(kept)):
        if not _is_mark(node):
            _unwrap(node)
    if kept == f"{W}del":
        for node in list(root.iter(*(f"{W}{name}" for name in _LIVE))):
            node.tag = f"{W}{_LIVE[etree.QName(node).localname]}"
    _marks(root, kept, dropped)
    for node in list(root.iter(f"{W}hyperlink")):
        if len(node) == 0:
            _take(node)
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if node.get(f"{W}id") in emptied:
            _take(node)


def _is_mark(node: etree._Element) -> bool:
    """Tell whether an insertion or deletion is a property: of a paragraph's mark or of a table's row."""
    parent = node.getparent()
    return parent is not None and parent.tag in (f"{W}rPr", f"{W}trPr")


def _properties(change: etree._Element, restore: bool) -> None:
    """Forget the properties of before, or put them back; what the change cannot hold stays (17.13.5.29 to .38)."""
    owner = change.getparent()
    assert owner is not None
    owner.remove(change)
    if not restore:
        return
    before = change[0] if len(change) else None
    lasting = {"pPr": ("rPr", "sectPr"), "sectPr": ("headerReference", "footerReference"), "rPr": ("ins", "del")}
    stays = [
        node
        for node in owner
        if etree.QName(node).localname in lasting.get(etree.QName(owner).localname, ("ins", "del", "tblGridChange"))
    ]
    first = etree.QName(owner).localname in ("sectPr", "rPr")
    restored = [] if before is None else list(before)
    owner[:] = [*stays, *restored] if first else [*restored, *stays]


def _rows(root: etree._Element, kept: str, dropped: str) -> None:
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{dropped}") is not None:
            _take(row)
            continue
        for mark in row.findall(f"{W}trPr/{kept}"):
            _take(mark)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _take(table)


def _controls(root: etree._Element, dropped: str) -> None:
    """Dissolve the content controls that go; their blocks are marked by themselves (17.13.5.4 to .11)."""
    name = f"{W}customXml{etree.QName(dropped).localname.title()}Range"
    for start in list(root.iter(f"{name}Start")):
        control = start.getnext()
        if control is not None and control.tag == f"{W}sdt":
            for content in control.findall(f"{W}sdtContent"):
                _unwrap(content)
            for node in control.findall(f"{W}sdtPr") + control.findall(f"{W}sdtEndPr"):
                _take(node)
            _unwrap(control)
    for way in ("Ins", "Del"):
        for end in ("Start", "End"):
            for node in list(root.iter(f"{W}customXml{way}Range{end}")):
                _take(node)


def _marks(root: etree._Element, kept: str, dropped: str) -> None:
    """Join each paragraph whose mark goes with the one after it, whose properties then hold (17.13.5.15, .20)."""
    for paragraph in list(root.iter(f"{W}p")):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        gone = marks is not None and marks.find(dropped) is not None
        for mark in [] if marks is None else marks.findall(kept):
            _take(mark)
        if gone:
            _join(paragraph)


def _join(paragraph: etree._Element) -> None:
    content = [node for node in paragraph if node.tag != f"{W}pPr"]
    following = paragraph.getnext()
    parent = paragraph.getparent()
    assert parent is not None
    if following is not None and following.tag == f"{W}p":
        position = 1 if following.find(f"{W}pPr") is not None else 0
        following[position:position] = content
        parent.remove(paragraph)
    elif following is not None and following.tag in _BOXES and not any(_shows(node) for node in content):
        # Nothing of the paragraph is left, so there is nothing that would have to be joined with the table.
        parent.remove(paragraph)
    else:
        raise AssertionError(f"the paragraph's mark cannot go: {etree.tostring(paragraph, encoding='unicode')[:600]}")


def _shows(node: etree._Element) -> bool:
    return node.tag == f"{W}r" or next(node.iter(f"{W}r"), None) is not None


def _bookmarks_emptied(root: etree._Element, dropped: str) -> set[str]:
    """Return the ids of the bookmarks around nothing but content that goes, which go with it."""
    around: dict[str, list[bool]] = {}
    emptied = set()
    for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}r"):
        if node.tag == f"{W}bookmarkStart":
            around[node.get(f"{W}id", "")] = []
        elif node.tag == f"{W}bookmarkEnd":
            runs = around.pop(node.get(f"{W}id", ""), [])
            if runs and all(runs):
                emptied.add(node.get(f"{W}id", ""))
        else:
            goes = _goes(node, dropped)
            for runs in around.values():
                runs.append(goes)
    return emptied


def _goes(run: etree._Element, dropped: str) -> bool:
    return any(
        node.tag == dropped or (node.tag == f"{W}tr" and node.find(f"{W}trPr/{dropped}") is not None)
        for node in run.iterancestors()
    )


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    position = parent.index(node)
    parent[position : position + 1] = list(node)


def _take(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
