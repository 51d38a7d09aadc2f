"""What stands in a Word file, one line a paragraph, row or section, so that two files can be compared line by line.

Left out is what says nothing to a reader: how text is cut into runs, ids and relationship ids, names of parts and of
list instances. Pictures, charts and workbooks appear as digests of their bytes.
"""

from __future__ import annotations

import posixpath
import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from tests.support.word import NAMESPACES

_W = f"{{{NAMESPACES['w']}}}"
_R = f"{{{NAMESPACES['r']}}}"
_UNSEEN = {f"{_W}{name}" for name in ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd")}
_LIST_IDS = (f"{_W}nsid", f"{_W}tmpl")
_RESULT_FREE = re.compile(r"\{http[^}]*\}")


def content(document: Path) -> list[str]:
    """Return the lines of the body, with headers and footers where sections refer to them; no bookmarks."""
    return _Reader(document).part("word/document.xml")


def bookmarks(document: Path) -> dict[str, str]:
    """Return the text of each bookmark by its name."""
    with ZipFile(document) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    names: dict[str, str] = {}
    found: dict[str, str] = {}
    for node in root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd", f"{_W}t"):
        identity = node.get(f"{_W}id", "")
        if node.tag == f"{_W}bookmarkStart":
            assert node.get(f"{_W}name", "") not in found, f"two bookmarks {node.get(f'{_W}name')}"
            names[identity] = node.get(f"{_W}name", "")
            found[names[identity]] = ""
        elif node.tag == f"{_W}bookmarkEnd":
            del names[identity]
        else:
            for name in names.values():
                found[name] += node.text or ""
    assert not names
    return found


class _Reader:
    """Reads one file."""

    def __init__(self, document: Path) -> None:
        with ZipFile(document) as package:
            self._parts = {name: package.read(name) for name in package.namelist()}
        self._instances: dict[str, int] = {}
        self._numbering = self._related("numbering")
        self._notes = self._related("footnotes")

    def part(self, name: str) -> list[str]:
        root = etree.fromstring(self._parts[name])
        relations = self._relations(name)
        for node in list(root.iter(*_UNSEEN)):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
        lines: list[str] = []
        for node in root.iter(f"{_W}p", f"{_W}tblPr", f"{_W}tblGrid", f"{_W}trPr", f"{_W}tcPr", f"{_W}sectPr"):
            if node.tag == f"{_W}p":
                lines.append("p " + self._paragraph(node, relations))
            elif len(node):
                lines.append(self._xml(node, relations))
        return lines

    def _paragraph(self, paragraph: etree._Element, relations: dict[str, str]) -> str:
        properties = paragraph.find(f"{_W}pPr")
        written = []
        if properties is not None:
            inside = [self._xml(node, relations) for node in properties if node.tag != f"{_W}sectPr"]
            written.append("".join(part for part in inside if part != "<rPr></rPr>"))
        written.extend(self._inline(paragraph, relations))
        return "".join(written)

    def _inline(self, parent: etree._Element, relations: dict[str, str]) -> list[str]:
        """Return the runs within an element: formatting once where it changes, then what stands there."""
        written, formatting = [], ""
        for node in parent:
            if node.tag == f"{_W}r" and all(piece.tag == f"{_W}rPr" for piece in node):
                continue
            if node.tag == f"{_W}r":
                properties = node.find(f"{_W}rPr")
                own = "" if properties is None or len(properties) == 0 else self._xml(properties, relations)
                if own != formatting:
                    formatting = own
                    written.append(f"[{own}]")
                written.extend(self._piece(piece, relations) for piece in node if piece.tag != f"{_W}rPr")
            elif node.tag == f"{_W}hyperlink":
                target = node.get(f"{_W}anchor") or relations.get(node.get(f"{_R}id", ""), "")
                written.append(f"<link {target}>{''.join(self._inline(node, relations))}</link>")
            elif node.tag != f"{_W}pPr":
                written.append(self._xml(node, relations))
        # A link that was cut in two is one link to a reader.
        return [re.sub(r"</link><link ([^>]*)>", lambda cut: "", "".join(written))] if written else []

    def _piece(self, piece: etree._Element, relations: dict[str, str]) -> str:
        return piece.text or "" if piece.tag == f"{_W}t" else self._xml(piece, relations)

    def _xml(self, node: etree._Element, relations: dict[str, str]) -> str:
        name = etree.QName(node).localname
        if name in ("headerReference", "footerReference"):
            target = relations[node.get(f"{_R}id", "")]
            return f"<{name} {node.get(f'{_W}type')} {self.part(target)}>"
        if name == "footnoteReference" and self._notes is not None:
            (note,) = self._notes.findall(f"{_W}footnote[@{_W}id='{node.get(f'{_W}id')}']")
            return f"<note {''.join(note.itertext())}>"
        if name == "numId":
            return f"<list {self._list(node.get(f'{_W}val', ''))}>"
        written = []
        for key, value in sorted(node.attrib.items()):
            if key.startswith(_R):
                written.append(f" {self._target(relations[value])}")
            elif not (name in ("docPr", "cNvPr") and key in ("id", "name")) and "rsid" not in key:
                written.append(f" {_RESULT_FREE.sub('', key)}={value}")
        inner = "".join(self._xml(child, relations) for child in node)
        return f"<{name}{''.join(written)}>{node.text or ''}{inner}</{name}>"

    def _list(self, number: str) -> str:
        """Return which list of the document this is, in order of appearance, and how it counts (17.9.15)."""
        if self._numbering is None or number == "0":
            return number
        (instance,) = self._numbering.findall(f"{_W}num[@{_W}numId='{number}']")
        abstract = instance[0].get(f"{_W}val", "")
        (definition,) = self._numbering.findall(f"{_W}abstractNum[@{_W}abstractNumId='{abstract}']")
        place = self._instances.setdefault(number, len(self._instances))
        overrides = "".join(self._xml(node, {}) for node in instance[1:])
        look = "".join(self._xml(node, {}) for node in definition if node.tag not in _LIST_IDS)
        return f"{place} {_digest(look)} {overrides}"

    def _related(self, kind: str) -> etree._Element | None:
        """Return the root of the part that the document refers to in that kind of relation."""
        for link in etree.fromstring(self._parts["word/_rels/document.xml.rels"]):
            if link.get("Type", "").endswith(f"/{kind}"):
                return etree.fromstring(self._parts[f"word/{link.get('Target')}"])
        return None

    def _target(self, target: str) -> str:
        """Return the digest of a part with all that it refers to, or an address outside."""
        if target not in self._parts:
            return target
        relations = self._relations(target)
        if not relations:
            return _digest(self._parts[target])
        return _digest(self._xml(etree.fromstring(self._parts[target]), relations))

    def _relations(self, part: str) -> dict[str, str]:
        folder, _, name = part.rpartition("/")
        links = self._parts.get(f"{folder}/_rels/{name}.rels")
        if links is None:
            return {}
        return {
            link.get("Id", ""): link.get("Target", "")
            if link.get("TargetMode") == "External"
            else posixpath.normpath(posixpath.join("/", folder, unquote(link.get("Target", "")))).lstrip("/")
            for link in etree.fromstring(links)
        }


def _digest(data: bytes | str) -> str:
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()[:12]
