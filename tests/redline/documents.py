"""Small Word files written by hand, from the text of their bodies."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from tests.support.word import NAMESPACES

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_DECLARED = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r", "wp", "a", "pic", "c"))
_KINDS = {"styles", "numbering", "header", "footer", "footnotes", "comments"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part beside the body, or an address outside."""

    id: str
    kind: str
    """What the type of the relationship ends with: `image`, `header`, …."""
    name: str
    """Its name in the folder `word`, or the address."""
    content: str | bytes | None = None
    """XML without its root, or bytes; None for an address."""
    of: str = "document.xml"
    """Name of the part that refers to it."""


def write(path: Path, body: str, *parts: Part) -> Path:
    """Write a Word file with that content of `w:body`, and return it."""
    if all(part.kind != "styles" for part in parts):
        parts = (*parts, Part("rIdStyles", "styles", "styles.xml", _styles()))
    with ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", _content_types(parts))
        package.writestr("_rels/.rels", _relations((Part("rId1", "officeDocument", "word/document.xml", ""),)))
        package.writestr("word/document.xml", f"<w:document {_DECLARED}><w:body>{body}</w:body></w:document>")
        for owner in {part.of for part in parts}:
            folder, _, name = f"word/{owner}".rpartition("/")
            package.writestr(f"{folder}/_rels/{name}.rels", _relations(tuple(p for p in parts if p.of == owner)))
        for part in parts:
            if part.content is not None:
                package.writestr(f"word/{part.name}", _content(part))
    return path


def p(content: str = "", style: str = "", properties: str = "") -> str:
    """Return a paragraph: of text, or of runs where the content is XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inside}{content if content.startswith('<') else r(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run, or nothing for no text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""


def begin(instruction: str) -> str:
    """Return the start of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The end of a field."""


def field(instruction: str, result: str) -> str:
    """Return a field with its result."""
    return begin(instruction) + r(result) + END


def bookmark(name: str, content: str, number: int = 1) -> str:
    """Return content within a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def table(*rows: str, columns: int = 2, properties: str = "") -> str:
    """Return a table of rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells, each a text or blocks as XML."""
    inside = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{inside}{''.join(cell(content) for content in cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """Return a cell of a text or of blocks."""
    if content.startswith("<w:tc>"):
        return content
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def picture(relation: str, number: int = 1) -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="{number}" name="图 {number}"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图 {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def chart_run(relation: str) -> str:
    """Return a run with a chart."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="图 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart(relation: str) -> str:
    """Return the content of a chart with a workbook."""
    return f'<c:chart><c:plotArea/></c:chart><c:externalData r:id="{relation}"/>'


def section(*references: str, properties: str = "") -> str:
    """Return the properties of a section; references are written `header default rId1`."""
    written = ""
    for reference in references:
        name, kind, relation = reference.split()
        written += f'<w:{name}Reference w:type="{kind}" r:id="{relation}"/>'
    return f"<w:sectPr>{written}{properties or _PAGE}</w:sectPr>"


_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
"""A page on its side."""


def _styles() -> str:
    return "".join(style(name) for name in ("Normal", "Heading", "Caption"))


def style(name: str, properties: str = "") -> str:
    """Return a paragraph style."""
    inside = f'<w:name w:val="{name}"/>{properties}'
    return f'<w:style w:type="paragraph" w:styleId="{name}">{inside}</w:style>'


def _content(part: Part) -> str | bytes:
    if isinstance(part.content, bytes) or part.content is None:
        return part.content or b""
    root = {"header": "hdr", "footer": "ftr", "chart": "c:chartSpace"}.get(part.kind, part.kind)
    root = root if ":" in root else f"w:{root}"
    return f"<{root} {_DECLARED}>{part.content}</{root}>"


def _relations(parts: tuple[Part, ...]) -> str:
    listed = "".join(map(_relation, parts))
    return f'<Relationships xmlns="{NAMESPACES["pr"]}">{listed}</Relationships>'


def _relation(part: Part) -> str:
    outside = part.content is None
    target = part.name if outside else posixpath.relpath(part.name, posixpath.dirname(part.of) or ".")
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{part.id}" Type="{NAMESPACES["r"]}/{part.kind}" Target="{target}"{mode}/>'


def _content_types(parts: tuple[Part, ...]) -> str:
    listed = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    for part in parts:
        if part.kind in _KINDS:
            listed += f'<Override PartName="/word/{part.name}" ContentType="{_WORD}.{part.kind}+xml"/>'
        elif part.kind == "chart":
            listed += f'<Override PartName="/word/{part.name}" ContentType="{_CHART}"/>'
    return (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="xlsx" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
        f"{listed}</Types>"
    )
