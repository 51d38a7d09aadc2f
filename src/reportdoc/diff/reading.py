"""A built Word file becomes the model of what its reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from reportdoc.diff import limits
from reportdoc.diff.contents import Contents, label_of
from reportdoc.diff.headings import Headings
from reportdoc.diff.lines import Lines
from reportdoc.diff.model import ComparedFile, ComparedText
from reportdoc.ooxml.names import W
from reportdoc.ooxml.numbering import NO_LIST
from reportdoc.ooxml.package import Package, opened
from reportdoc.ooxml.repeated import without_repeated
from reportdoc.ooxml.styles import Styles
from reportdoc.ooxml.walk import boxes, children, flow
from reportdoc.project.digest import file_digest
from reportdoc.report.label import Kind, is_label, kind

_BESIDE = ("/header", "/footer")
"""Ends of the types of relationships to parts with text of their own (ECMA-376 Part 1, 11.3)."""
_DIRECTORY = re.compile(r"toc heading|toc \d|table of figures")
"""Styles of the directories, whose lines repeat what stands elsewhere."""
_PROPERTIES = "/core-properties"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


def read(path: Path) -> ComparedFile:
    """Return the report that a Word file holds.

    Raises InputError where the file is missing, damaged, no Word file, or larger than any report.
    """
    with opened(path) as package:
        return _Reader(package).document(path)


def modified(path: Path) -> datetime | None:
    """Return when a Word file says it was modified, in UTC; raises InputError as `read` does."""
    with opened(path) as package:
        return _modified(package)


class _Reader:
    """One pass over the body, then over headers, footers and notes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        name, self._root = package.main()
        self._targets = package.targets(name)
        self._styles = Styles(self._part("/styles"))
        self._lines = Lines()
        self._headings = Headings()
        self._bookmarks: list[list[str]] = [[]]
        self._contents = Contents(package, self._targets, self._lines)
        self._frames = _frames(self._root)
        self._notes = dict(self._marked())

    def document(self, path: Path) -> ComparedFile:
        body = self._root.find(f"{W}body")
        if body is not None:
            self._blocks(body, 0)
        self._contents.flush()
        self._beside()
        digest = file_digest(path)
        contents, pages = self._contents, self._lines.pages
        headings = zip(self._headings.all(), self._bookmarks, strict=True)
        objects = zip(contents.objects, contents.bookmarks, strict=True)
        return ComparedFile(
            headings=tuple(replace(heading, page=_page(names, pages)) for heading, names in headings),
            objects=tuple(replace(found, page=_page(names, pages)) for found, names in objects),
            texts=tuple(contents.texts),
            modified=_modified(self._package),
            digest=digest,
        )

    def _blocks(self, parent: etree._Element, depth: int) -> None:
        for node in flow(parent):
            if node.tag == f"{W}p":
                self._paragraph(node, depth)
            elif node in self._frames and depth < limits.DEPTH:
                self._frame(node, depth)
            else:
                for paragraph in without_repeated(node, self._styles):
                    self._paragraph(paragraph, depth)
                self._contents.table(node)

    def _frame(self, table: etree._Element, depth: int) -> None:
        self._contents.flush()
        case = self._contents.case
        for row in children(table, f"{W}tr"):
            for cell in children(row, f"{W}tc"):
                self._blocks(cell, depth + 1)
        self._contents.flush()
        self._contents.case = case

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        properties = element.find(f"{W}pPr")
        style = self._styles.name(self._styles.identity(properties))
        paragraph = self._lines.read(element)
        if paragraph.in_directory or _DIRECTORY.fullmatch(style):
            return
        level, title = self._styles.level(properties), paragraph.line
        if level and title.text:
            self._contents.flush()
            numbered = self._styles.numbering(properties)[0] != NO_LIST
            self._headings.add(label_of(paragraph), level, numbered, title)
            self._bookmarks.append(paragraph.bookmarks)
            self._contents.heading = self._headings.current
        else:
            self._contents.paragraph(paragraph, style, framed=depth > 0)
            for name in paragraph.notes:
                self._contents.texts += self._note(self._notes.pop(name, ()))
        if depth < limits.DEPTH:
            for box in boxes(element):
                self._blocks(box, depth + 1)

    def _note(self, paragraphs: Sequence[etree._Element]) -> Iterator[ComparedText]:
        """Yield what a note says, as text behind the paragraph that marks it."""
        for paragraph in paragraphs:
            line = Lines().read(paragraph).line
            if line.text:
                yield ComparedText(line, self._contents.heading, self._contents.case)

    def _marked(self) -> Iterator[tuple[str, tuple[etree._Element, ...]]]:
        """Yield the paragraphs of each note, by the name of its part and its id."""
        for part in ("footnotes", "endnotes"):
            root = self._part(f"/{part}")
            for note in root if root is not None else ():
                yield f"{part} {note.get(f'{W}id', '')}", tuple(note.iter(f"{W}p"))

    def _beside(self) -> None:
        """Read headers, footers and notes that nothing marks; they count among what stands before the first heading."""
        for paragraphs in self._notes.values():
            self._contents.texts += [replace(one, heading=0, case=-1) for one in self._note(paragraphs)]
        for kind_, target in sorted(set(self._targets.values())):
            root = self._package.xml(target) if kind_.endswith(_BESIDE) else None
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                line = self._lines.read(paragraph).line
                if line.text:
                    self._contents.texts.append(ComparedText(line, 0, -1))

    def _part(self, kind_: str) -> etree._Element | None:
        return self._package.xml(next((to for type_, to in self._targets.values() if type_.endswith(kind_)), ""))


def _frames(root: etree._Element) -> set[etree._Element]:
    """Return the tables that lay out captions and what belongs to them: case boxes, pictures side by side."""
    frames: set[etree._Element] = set()
    for node in root.iter(f"{W}bookmarkStart", f"{W}instrText"):
        if _captions(node):
            for table in node.iterancestors(f"{W}tbl"):
                if table in frames:
                    break
                frames.add(table)
    return frames


def _captions(node: etree._Element) -> bool:
    if node.tag == f"{W}instrText":
        return (node.text or "").split()[:1] == ["SEQ"]
    label = (node.get(f"{W}name") or "").replace("_", "-")
    return is_label(label) and kind(label) is not Kind.SECTION


def _page(bookmarks: Sequence[str], pages: Mapping[str, int]) -> int | None:
    return next((pages[name] for name in bookmarks if name in pages), None)


def _modified(package: Package) -> datetime | None:
    found = (target for kind_, target in package.targets("").values() if kind_.endswith(_PROPERTIES))
    root = package.xml(next(found, ""))
    try:
        moment = datetime.fromisoformat((root.findtext(_MODIFIED) or "").strip()) if root is not None else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment and moment.tzinfo else moment and moment.replace(tzinfo=UTC)
