"""Word files by a few words, for what a comparison reads in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

from docx import Document

from reportdoc.diff import compare, read
from tests.diff.test_reading import changed
from tests.diff.told import told

NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{rest}"'
    for name, rest in {
        "w": "wordprocessingml/2006/main",
        "mc": "markup-compatibility/2006",
        "r": "officeDocument/2006/relationships",
        "a": "drawingml/2006/main",
        "c": "drawingml/2006/chart",
    }.items()
)


def run(text: str) -> str:
    """Return a run of text."""
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def field(instruction: str, result: str) -> str:
    """Return a field that shows a result."""
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark.format('separate')}"
        f"{result if '<' in result else run(result)}{mark.format('end')}"
    )


def bookmark(name: str) -> str:
    """Return the start of a bookmark."""
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/>'


def text(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; what has no tags becomes one."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>'}{''.join(one if '<' in one else run(one) for one in runs)}</w:p>"


def heading(title: str, level: int = 1, label: str = "", numbered: bool = True) -> str:
    """Return a heading."""
    number = f'<w:numPr><w:numId w:val="{int(numbered)}"/></w:numPr>'
    mark = bookmark(label) if label else ""
    return text(mark + run(title), properties=f'{number}<w:outlineLvl w:val="{level - 1}"/>')


def caption(family: str, number: int, title: str, label: str = "") -> str:
    """Return a caption with a number that Word counts."""
    return text(
        (bookmark(label) if label else "") + run(f"{family} ") + field(f"SEQ {family}", str(number)), f" {title}"
    )


def table(*rows: str, header: int = 0) -> str:
    """Return a table of lines with cells between bars; `^` hangs on to the cell above, `<` to the one before."""
    return f"<w:tbl>{''.join(_row(line.split('|'), index < header) for index, line in enumerate(rows))}</w:tbl>"


def _row(cells: Sequence[str], header: bool) -> str:
    parts = []
    for column, cell in enumerate(cells):
        if cell == "<":
            continue
        span = 1
        while column + span < len(cells) and cells[column + span] == "<":
            span += 1
        merge = '<w:vMerge w:val="continue"/>' if cell == "^" else ""
        inside = "" if cell == "^" else cell
        parts.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr><w:p>{run(inside)}</w:p></w:tc>')
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{repeated}{''.join(parts)}</w:tr>"


def written(path: Path, body: str) -> Path:
    """Write a Word file with a body."""
    path.with_suffix(".tmp").write_bytes(_empty())
    xml = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return changed(path.with_suffix(".tmp"), path, lambda data: xml.encode())


@cache
def _empty() -> bytes:
    empty = BytesIO()
    Document().save(empty)
    return empty.getvalue()


def differences(folder: Path, old: str, new: str) -> list[str]:
    """Return what is told of two bodies."""
    return told(compare(read(written(folder / "old.docx", old)), read(written(folder / "new.docx", new))))
