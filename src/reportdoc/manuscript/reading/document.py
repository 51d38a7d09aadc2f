"""A Word file is read into a `Manuscript`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from reportdoc.manuscript import limits
from reportdoc.manuscript.model import (
    Drawing,
    Element,
    Look,
    Manuscript,
    ManuscriptParagraph,
    ManuscriptTable,
    Remark,
    Run,
    TableCell,
)
from reportdoc.manuscript.reading.account import unread
from reportdoc.manuscript.reading.comments import commented
from reportdoc.manuscript.reading.content import Content
from reportdoc.manuscript.reading.runs import Runs
from reportdoc.manuscript.reading.sketches import alone, sketched, words
from reportdoc.manuscript.reading.styling import ParagraphStyle, Styling
from reportdoc.ooxml.names import R, W, number, value
from reportdoc.ooxml.numbering import ListNumbers
from reportdoc.ooxml.package import Package, opened
from reportdoc.ooxml.paragraphs import check_length
from reportdoc.ooxml.revisions import Rejected, reject
from reportdoc.ooxml.styles import Styles
from reportdoc.ooxml.walk import boxes, children, flow
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_BESIDE = ("/header", "/footer")
_NOTES = {"/footnotes": "f", "/endnotes": "e"}
_DIRECTORY = ("toc ", "table of figures", "目录", "图表目录")
_MACROS = ("/vbaProject",)
_MACRO_PART = "vbaProject.bin"


def read(path: Path, rejected: Rejected = False) -> Manuscript:
    """Return what a .docx file holds, with its tracked changes accepted but for those `rejected`.

    Raises InputError where the file is missing, damaged, encrypted, no Word file, larger than any report, or holds
    macros.
    """
    with opened(path) as package:
        return _Reader(package, path.name, rejected).manuscript()


class _Reader:
    def __init__(self, package: Package, name: str, rejected: Rejected) -> None:
        self._package, self._name, self._rejected = package, name, rejected
        self._main, self._root = package.main()
        if rejected:
            reject(self._root, rejected)
        self._targets = package.targets(self._main)
        named = any(kind.endswith(_MACROS) for kind, _ in self._targets.values())
        if named or any(one.endswith(_MACRO_PART) for one in package.names):
            hint = message("save it as .docx without macros")
            raise InputError(message('"{file}" holds macros and is not opened', file=name), hint)
        self._styles = Styles(self._part("/styles"))
        self._styling = Styling(self._styles)
        self._numbers = ListNumbers(self._part("/numbering"))
        self._runs = Runs(self._styles, self._styling, self._targets)
        self._index = self._length = 0
        self._remarks: list[Remark] = []
        self._comments: dict[str, int] = {}
        self._sketches: dict[str, bytes] = {}

    def manuscript(self) -> Manuscript:
        body = self._root.find(f"{W}body")
        elements = tuple(self._elements(body, 0)) if body is not None else ()
        self._remarks += self._inserted()
        notes = dict(self._notes())
        missed = unread(body, elements, self._remarks) if body is not None else ()
        self._remarks += [Remark("unread", "", text, 0) for text in missed]
        remarks = commented(self._part("/comments"), self._part("/commentsExtended"), self._comments)
        return Manuscript(
            name=self._name,
            elements=elements,
            notes=notes,
            remarks=(*self._remarks, *remarks),
            parts=self._media(),
            charts={
                target: root
                for kind, target in self._targets.values()
                if kind.endswith("/chart") and (root := self._package.xml(target)) is not None
            },
            beside=tuple(dict.fromkeys(self._beside())),
            sketches=self._sketches,
        )

    def _elements(self, parent: etree._Element, depth: int) -> Iterator[Element]:
        held: ManuscriptParagraph | None = None
        for node in flow(parent):
            self._index += 1
            if self._index > limits.ELEMENTS:
                raise self._too_large()
            if node.tag == f"{W}p":
                sketches = len(self._sketches)
                paragraph = _run_on(held, self._paragraph(node))
                if len(paragraph.runs) > limits.PARAGRAPH_RUNS:
                    raise self._too_large()
                check_length(paragraph.text, self._name)
                held = paragraph if self._styling.paragraph(node.find(f"{W}pPr")).ends_deleted else None
                if held is None:
                    yield paragraph
                for box in boxes(node) if depth < limits.DEPTH and len(self._sketches) == sketches else ():
                    yield self._box(box, depth)
            elif depth < limits.DEPTH:
                yield self._table(node, depth)

        if held is not None:
            yield held

    def _box(self, box: etree._Element, depth: int) -> ManuscriptTable:
        """Return a text box as what it looks like: a frame around text."""
        self._index += 1
        index = self._index
        return ManuscriptTable(index, ((TableCell(tuple(self._elements(box, depth + 1))),),), 0)

    def _paragraph(self, element: etree._Element) -> ManuscriptParagraph:
        index = self._index
        if sum(1 for _ in element.iter(f"{W}r", f"{W}br", f"{W}cr", f"{W}tab")) > limits.PARAGRAPH_RUNS:
            raise self._too_large()
        style = self._styling.paragraph(element.find(f"{W}pPr"))
        content = self._runs.read(element, style.identity, index)
        if len(self._sketches) < limits.SKETCHES and sketched(element):
            name = f"sketch-{len(self._sketches) + 1}"
            self._sketches[name] = alone(element, self._package, self._main)
            content.drawings.append(Drawing("picture", name))
            content.remark("drawn", None, words(element))
        self._length += sum(len(run.text) for run in content.runs)
        if self._length > limits.CHARACTERS:
            raise self._too_large()
        self._remarks += content.remarks
        self._comments.update(dict.fromkeys(content.comments, index))
        mark = None if style.ends_deleted else self._numbers.next(*style.numbering)
        return ManuscriptParagraph(
            index=index,
            runs=tuple(content.runs),
            style=style.name,
            level=style.level,
            mark=None if mark is None or mark.format == "none" else mark,
            look=_look(style, content),
            directory=content.directory or style.name.startswith(_DIRECTORY),
            bookmarks=tuple(content.bookmarks),
            drawings=tuple(content.drawings),
            equations=tuple(content.equations),
            counted=content.counted,
        )

    def _table(self, element: etree._Element, depth: int) -> ManuscriptTable:
        index = self._index
        rows: list[list[TableCell | None]] = []
        owners: dict[int, tuple[int, int]] = {}
        header = 0
        for row, node in enumerate(self._standing(element)):
            skipped = min(number(value(node.find(f"{W}trPr/{W}gridBefore"), "0"), 0), limits.COLUMNS)
            cells: list[TableCell | None] = [TableCell(()) for _ in range(max(0, skipped))]
            for cell in children(node, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = max(1, min(number(_of(properties, "gridSpan", "1"), 1), limits.COLUMNS))
                column = len(cells)
                if column >= limits.COLUMNS:
                    raise self._too_wide()
                blocks = tuple(self._elements(cell, depth + 1))
                above = owners.get(column)
                if _hangs(properties) and above is not None:
                    cells += [None] * span
                    _grow(rows, above, row, blocks)
                else:
                    cells.append(TableCell(blocks, columns=span))
                    cells += [None] * (span - 1)
                    owners[column] = (row, column)
            rows.append(cells)
            if header == row and node.find(f"{W}trPr/{W}tblHeader") is not None:
                header += 1
        width = min(max(map(len, rows), default=0), limits.COLUMNS)
        even = tuple((*row[:width], *(TableCell(()) for _ in range(width - len(row)))) for row in rows)
        return ManuscriptTable(index, even, header)

    def _standing(self, table: etree._Element) -> Iterator[etree._Element]:
        """Yield the rows of a table without those whose deletion is tracked (17.13.5.12)."""
        for row in children(table, f"{W}tr"):
            deleted = row.find(f"{W}trPr/{W}del")
            if deleted is None:
                yield row
                continue
            words = (
                "".join(one.text or "" for one in cell.iter(f"{W}t", f"{W}delText")) for cell in children(row, f"{W}tc")
            )
            self._remarks.append(Remark("deleted", deleted.get(f"{W}author", ""), " ".join(words), self._index))

    def _too_large(self) -> InputError:
        return InputError(message('"{file}" is too large to read', file=self._name))

    def _too_wide(self) -> InputError:
        limit = limits.COLUMNS
        return InputError(message('"{file}" has a table of more than {limit} columns', file=self._name, limit=limit))

    def _inserted(self) -> Iterator[Remark]:
        """Yield the files whose text stands in this one when Word opens it (17.17.2.1, 17.17.2.4)."""
        for node in self._root.iter(f"{W}altChunk", f"{W}subDoc"):
            yield Remark("file", "", self._targets.get(node.get(f"{R}id", ""), ("", ""))[1], 0)

    def _part(self, kind: str) -> etree._Element | None:
        return self._package.xml(next((to for type_, to in self._targets.values() if type_.endswith(kind)), ""))

    def _notes(self) -> Iterator[tuple[str, tuple[Run, ...]]]:
        for kind, letter in _NOTES.items():
            root = self._part(kind)
            target = next((to for type_, to in self._targets.values() if type_.endswith(kind)), "")
            reading = Runs(self._styles, self._styling, self._package.targets(target))
            if root is not None and self._rejected is True:
                reject(root)
            for note in root if root is not None else ():
                if runs := self._note(note, reading):
                    yield letter + note.get(f"{W}id", ""), runs

    def _note(self, note: etree._Element, reading: Runs) -> tuple[Run, ...]:
        """Return what a note says; what is beside its text is told as for the text itself."""
        found: list[Run] = []
        for paragraph in note.iter(f"{W}p"):
            content = reading.read(paragraph, self._styling.paragraph(paragraph.find(f"{W}pPr")).identity, 0)
            self._remarks += content.remarks
            self._remarks += [Remark("unread", "", _characters(one), 0) for one in content.equations]
            self._remarks += [Remark("unread", "", one.alt or one.part, 0) for one in content.drawings]
            self._length += sum(len(run.text) for run in content.runs)
            if self._length > limits.CHARACTERS or len(content.runs) > limits.PARAGRAPH_RUNS:
                raise self._too_large()
            if any(run.text.strip() for run in content.runs):
                found += [Run("\n"), *content.runs] if found else content.runs
        check_length("".join(run.text for run in found), self._name)
        return tuple(found)

    def _beside(self) -> Iterator[str]:
        for kind, target in sorted(set(self._targets.values())):
            root = self._package.xml(target) if kind.endswith(_BESIDE) else None
            for paragraph in root.iter(f"{W}p") if root is not None else ():
                text = "".join(one.text or "" for one in paragraph.iter(f"{W}t")).strip()
                if text:
                    yield text

    def _media(self) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        total = 0
        for kind, target in self._targets.values():
            data = self._package.data(target) if kind.endswith("/image") and target not in found else None
            if data is not None:
                total += len(data)
                if total > limits.MEDIA_BYTES:
                    raise self._too_large()
                found[target] = data
        return found


def _characters(equation: str) -> str:
    return "".join(etree.fromstring(equation).itertext())


def _look(style: ParagraphStyle, content: Content) -> Look:
    size = max(content.sizes, key=lambda one: content.sizes[one], default=10.5)
    return Look(size, content.bold, style.centred, style.boxed, content.breaks or style.breaks)


def _run_on(before: ManuscriptParagraph | None, paragraph: ManuscriptParagraph) -> ManuscriptParagraph:
    """Return a paragraph that goes on from one whose end was deleted; the later one's style holds, as in Word."""
    if before is None:
        return paragraph
    return replace(
        paragraph,
        runs=before.runs + paragraph.runs,
        bookmarks=before.bookmarks + paragraph.bookmarks,
        drawings=before.drawings + paragraph.drawings,
        equations=before.equations + paragraph.equations,
        counted=before.counted or paragraph.counted,
    )


def _grow(rows: list[list[TableCell | None]], owner: tuple[int, int], row: int, blocks: tuple[Element, ...]) -> None:
    """Let a cell reach down to a row; text that a program left in the covered place goes with it."""
    cell = rows[owner[0]][owner[1]]
    assert cell is not None
    hidden = tuple(block for block in blocks if not isinstance(block, ManuscriptParagraph) or block.text)
    rows[owner[0]][owner[1]] = TableCell(cell.blocks + hidden, row - owner[0] + 1, cell.columns)


def _hangs(properties: etree._Element | None) -> bool:
    """Tell whether a cell is merged into the one above (17.4.84); a merge without a value continues."""
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and value(merge, "continue") == "continue"


def _of(properties: etree._Element | None, name: str, default: str) -> str:
    return value(properties.find(f"{W}{name}"), default) if properties is not None else default
